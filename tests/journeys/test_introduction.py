"""From a match to a meeting, over HTTP: a broker drafts and puts, both sides answer, both find each other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from matching.introductions.times import danish_day
from matching.introductions.working_days import after
from matching.partner import Contact
from matching.rights.actor import Grant
from storage.unit_of_work import unit_of_work
from tests.api.accounts import SETTINGS, add_centres, somebody
from tests.api.small_market import BASE_URL, NEEDS, OFFERS, PARTNERS, SECRETS, store

ASKED = {
    "seeker": {"partner": "ngo-1", "statement": "need-1"},
    "giver": {"partner": "com-1", "statement": "offer-1"},
    "ask": {"amount": 2, "unit": "people", "dates": ["2027-01-01/2027-06-30"]},
    "private_note": "De kender hinanden.",
    "shown": {"seeker": 0.6, "giver": 0.5, "model": "prior", "list": "need-1", "position": 1},
}


class Journey:
    """A broker, a member of each side, and a member of a third partner, over the same service."""

    def __init__(self, service: TestClient, url: str) -> None:
        self.service, self.url = service, url
        self.broker = somebody(url, Grant("broker", centre="herning"))
        self.ngo = somebody(url, Grant("member", partner="ngo-1"))
        self.company = somebody(url, Grant("member", partner="com-1"))
        self.stranger = somebody(url, Grant("member", partner="com-2"))

    def ask(self, who: dict[str, str], method: str, path: str, body: Any = None, **headers: str) -> Any:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.service.request(method, f"/v1/{path}", json=body, headers=who | named)

    def get(self, who: dict[str, str], path: str) -> Any:
        answer = self.ask(who, "GET", path)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def refused(self, who: dict[str, str], method: str, path: str, body: Any = None, **headers: str) -> str:
        answer = self.ask(who, method, path, body, **headers)
        assert answer.status_code >= 400, answer.text
        return f"{answer.status_code} {answer.json()['detail']}"

    def draft(self, **changes: Any) -> str:
        answer = self.ask(self.broker, "POST", "introductions", ASKED | changes)
        assert answer.status_code == 201, answer.text
        assert answer.headers["location"] == f"/v1/introductions/{answer.json()['id']}"
        id: str = answer.json()["id"]
        return id

    def put(self, id: str, version: int = 1) -> Any:
        answer = self.ask(
            self.broker, "POST", f"introductions/{id}/put", {"working_days": 5}, If_Match=f'"{version}"'
        )
        assert answer.status_code == 200, answer.text
        return answer.json()

    def answer(self, who: dict[str, str], id: str, **said: Any) -> Any:
        answer = self.ask(who, "POST", f"introductions/{id}/answer", {"yes": True, **said})
        assert answer.status_code == 200, answer.text
        return answer.json()


@pytest.fixture
def journey(url: str) -> Iterator[Journey]:
    partners = [replace(one, centres=("herning",)) for one in PARTNERS]
    partners[1] = replace(partners[1], contact=Contact("Bo Tal", "bo@tal.example", "87 65 43 21"))
    store(url, partners, NEEDS, OFFERS)
    add_centres(url, "herning", "ry")
    with TestClient(create_app(url, SETTINGS), BASE_URL) as service:
        yield Journey(service, url)


def test_match_becomes_a_meeting(journey: Journey) -> None:
    id = journey.draft()
    path = f"introductions/{id}"
    assert journey.refused(journey.ngo, "GET", path).startswith("404")
    changed = journey.ask(journey.broker, "PATCH", path, {"note": "I bor tæt på hinanden."}, If_Match='"1"')
    assert (changed.headers["etag"], changed.json()["note"]) == ('"2"', "I bor tæt på hinanden.")
    assert journey.refused(
        journey.broker, "POST", f"{path}/put", {"working_days": 5}, If_Match='"1"'
    ).startswith("409 Somebody else has changed the introduction")

    opened = journey.put(id, 2)
    today = danish_day(datetime.now(UTC))
    assert (opened["state"], opened["deadline"]) == ("open", str(after(today, 5)))
    assert [journey.get(who, path)["broker"] for who in (journey.ngo, journey.company)] == [None, None]
    assert journey.get(journey.stranger, "introductions") == {"introductions": [], "next": None}
    assert journey.refused(journey.company, "GET", f"{path}/contacts").startswith("409 Contact details are")

    journey.answer(journey.ngo, id)
    seen = journey.get(journey.company, path)["seeker"]
    assert (seen["has_answered"], seen["yes"], seen["answer"]) == (True, None, None)
    accepted = journey.answer(journey.company, id)
    assert (accepted["state"], accepted["seeker"]["yes"]) == ("accepted", True)

    for who in (journey.ngo, journey.company, journey.broker):
        found = journey.get(who, f"{path}/contacts")
        assert found["seeker"] == {
            "partner": "ngo-1",
            "partner_name": "Lektiecaféen",
            **dict(zip(("name", "email", "phone"), SECRETS, strict=True)),
        }
        assert found["giver"]["email"] == "bo@tal.example"
    assert journey.refused(journey.stranger, "GET", f"{path}/contacts").startswith("404")
    assert journey.get(journey.broker, "offers/offer-1")["record"]["committed"] == 2
    assert [event["what"] for event in journey.get(journey.broker, path)["broker"]["history"]] == [
        "created",
        "put",
        "said_yes",
        "said_yes",
    ]
    with unit_of_work(journey.url, writing=False) as work:
        read = [(one.about, one.detail) for one in work.audit.entries(99) if one.action == "read_contact"]
    assert sorted(read) == [("com-1", id)] * 2 + [("ngo-1", id)] * 2


def test_reason_of_a_no_is_the_brokers_and_the_next_in_line_moves_up(journey: Journey) -> None:
    ids = [journey.draft(ask={}) for _ in range(4)]
    assert [journey.put(id)["state"] for id in ids] == ["open"] * 3 + ["waiting"]
    journey.answer(journey.company, ids[0], yes=False, reason="too_far", text="For langt med bus.")
    for who, knows in ((journey.company, True), (journey.broker, True), (journey.ngo, False)):
        seen = journey.get(who, f"introductions/{ids[0]}")
        assert (seen["state"], seen["giver"]["yes"]) == ("declined", False)
        assert (seen["giver"]["answer"] is not None) == knows
    danish = journey.get(journey.broker, f"introductions/{ids[0]}?lang=da")
    assert (danish["state_label"], danish["giver"]["answer"]["reason_label"]) == ("afslået", "for langt væk")
    moved = journey.get(journey.ngo, f"introductions/{ids[3]}")
    assert (moved["state"], moved["deadline"]) == ("open", str(after(danish_day(datetime.now(UTC)), 5)))


def test_capacity_that_is_spent_is_refused_until_it_is_withdrawn(journey: Journey) -> None:
    first, second = journey.draft(), journey.draft()
    journey.put(first)
    journey.put(second)
    for id in (first, second):
        journey.answer(journey.ngo, id)
    journey.answer(journey.company, first)
    assert journey.refused(journey.company, "POST", f"introductions/{second}/answer", {"yes": True}) == (
        "409 'offer-1' has nothing left; choose another one, or raise its quantity."
    )
    notes = journey.get(journey.broker, f"introductions/{second}")["notes"]
    assert notes == ["'offer-1' has nothing left; choose another one, or raise its quantity."]
    taken_back = journey.ask(
        journey.broker, "POST", f"introductions/{first}/withdraw", If_Match='"4"', Idempotency_Key="w"
    )
    again = journey.ask(
        journey.broker, "POST", f"introductions/{first}/withdraw", If_Match='"4"', Idempotency_Key="w"
    )
    assert taken_back.json() == again.json()
    assert taken_back.json()["state"] == "withdrawn"
    assert journey.answer(journey.company, second)["state"] == "accepted"


def test_dates_that_are_given_to_one_are_refused_to_the_next(journey: Journey) -> None:
    changed = journey.ask(journey.company, "PATCH", "offers/offer-1", {"quantity": None}, If_Match='"1"')
    assert changed.status_code == 200
    windows = ("2027-03-01/2027-03-05", "2027-03-05/2027-03-05")
    first, second = (journey.draft(ask={"dates": [window]}) for window in windows)
    for id in (first, second):
        journey.put(id)
        journey.answer(journey.ngo, id)
    journey.answer(journey.company, first)
    said = (
        "'offer-1' has been given to another on 2027-03-05/2027-03-05; choose other dates, or write how much "
        "there is of it, if it is enough for both."
    )
    refused = journey.refused(journey.company, "POST", f"introductions/{second}/answer", {"yes": True})
    assert refused == f"409 {said}"
    assert journey.get(journey.broker, f"introductions/{second}")["notes"] == [said]
    held = journey.get(journey.broker, f"introductions/{first}")["broker"]["reserved"]
    assert held == [{"statement": "offer-1", "amount": None, "unit": "people", "dates": [windows[0]]}]


def test_what_both_sides_look_at_is_not_pulled_away_under_them(journey: Journey) -> None:
    first, second = journey.draft(), journey.draft(ask={})
    journey.put(first)
    for who, path in ((journey.ngo, "needs/need-1"), (journey.company, "offers/offer-1")):
        name, at = path.partition("/")[2], {"If_Match": '"1"'}
        assert journey.refused(who, "DELETE", path, **at).startswith(
            f"409 '{name}' can be neither deleted nor moved while introductions that are open (1) or accepted"
        )
        assert journey.refused(who, "PATCH", path, {"status": "closed"}, **at).startswith(
            f"409 '{name}' cannot be closed while introductions about it are open (1); answer them no"
        )
    assert journey.refused(journey.broker, "DELETE", "partners/ngo-1", If_Match='"1"').startswith(
        "409 The partner 'ngo-1' takes part in introductions (2) and partnerships (0)"
    )
    journey.answer(journey.company, first, yes=False, reason="no_capacity")
    assert journey.ask(journey.company, "DELETE", "offers/offer-1", If_Match='"1"').status_code == 204
    assert journey.get(journey.broker, f"introductions/{second}")["state"] == "withdrawn"


def test_what_nobody_answered_expires_with_the_first_request_of_the_day(
    journey: Journey, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = [journey.draft(ask={}) for _ in range(4)]
    for id in ids:
        journey.put(id)
    late = datetime.now(UTC) + timedelta(days=30)
    monkeypatch.setattr("storage.unit_of_work.UnitOfWork.__init__.__defaults__", (lambda: late,))
    desk = journey.service.app.state.desk  # type: ignore[attr-defined]
    monkeypatch.setattr(desk, "_now", lambda: late)
    listed = journey.get(journey.ngo, "introductions")["introductions"]
    assert [one["state"] for one in listed] == ["open", "expired", "expired", "expired"]


def test_list_is_read_in_parts(journey: Journey) -> None:
    ids = [journey.draft(ask={}) for _ in range(3)]
    first = journey.get(journey.broker, "introductions?n=2&state=draft")
    assert [one["id"] for one in first["introductions"]] == ids[:0:-1]
    rest = journey.get(journey.broker, f"introductions?n=2&state=draft&after={first['next']}")
    assert ([one["id"] for one in rest["introductions"]], rest["next"]) == (ids[:1], None)
    assert journey.get(journey.broker, "introductions?partner=com-2")["introductions"] == []
    assert journey.refused(journey.broker, "GET", "introductions?state=lost").startswith("422 'lost' is no")


def test_colleagues_cannot_overrule_each_other_unseen(journey: Journey) -> None:
    id = journey.draft()
    journey.put(id)
    path, no = f"introductions/{id}/answer", {"yes": False, "reason": "no_capacity"}
    journey.answer(journey.ngo, id)
    assert journey.refused(journey.ngo, "POST", path, no).startswith("409 Somebody has answered for 'ngo-1'")
    assert journey.refused(journey.ngo, "POST", path, no, If_Match='"2"').startswith("409 Somebody else")
    assert journey.ask(journey.ngo, "POST", path, no, If_Match='"3"').json()["state"] == "declined"


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (ASKED | {"giver": {"partner": "com-9"}}, "404 There is no partner with the id 'com-9'"),
        (ASKED | {"centre": "ry"}, "403 You may not draft an introduction here"),
        (ASKED | {"ask": {"amount": 0, "unit": "people"}}, "422 An amount of 0 asks for nothing"),
        (ASKED | {"ask": {"dates": ["2027-01-01/"]}}, "422 Dates that are asked for need a first and a last"),
        (ASKED | {"note": "a\u0000b"}, "422 note holds a character that is not text"),
        (ASKED | {"state": "accepted"}, "422 state is not a name that is known here"),
        (ASKED | {"giver": {"partner": "ngo-1"}}, "422 'ngo-1' cannot be introduced to itself"),
        ({"seeker": {"partner": "ngo-1"}}, "422 giver is missing"),
    ],
)
def test_draft_that_cannot_be_is_refused_in_a_sentence(journey: Journey, body: Any, said: str) -> None:
    assert journey.refused(journey.broker, "POST", "introductions", body).startswith(said)


def test_codes_of_the_reasons_are_there_for_everybody(journey: Journey) -> None:
    found = journey.get({}, "code-lists/decline_reasons?lang=da")
    assert found["codes"][0] == {"code": "no_capacity", "label": "ingen kapacitet lige nu"}
    assert journey.refused({}, "GET", "code-lists/..%2Fprior_weights").startswith("404")
