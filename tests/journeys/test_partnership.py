"""From an accepted introduction to a partnership that is reported on, over HTTP."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from io import BytesIO
from typing import Any

import pytest
from docx import Document
from fastapi.testclient import TestClient

from api.app import create_app
from matching.rights.actor import Grant
from storage.unit_of_work import unit_of_work
from tests.api.accounts import SETTINGS, add_centres, somebody
from tests.api.small_market import BASE_URL, NEEDS, OFFERS, PARTNERS, SECRETS, store

TODAY = date.today()
YEAR = {"from": str(TODAY - timedelta(days=180)), "to": str(TODAY + timedelta(days=180))}


@dataclass
class People:
    """The service, and a header for each who asks."""

    service: TestClient
    broker: dict[str, str]
    ngo: dict[str, str]
    company: dict[str, str]
    stranger: dict[str, str]

    def get(self, who: dict[str, str], path: str, **headers: str) -> Any:
        return self.service.get(f"/v1/{path}", headers=who | headers)

    def done(
        self, who: dict[str, str], path: str, body: Any = None, method: str = "POST", **headers: str
    ) -> Any:
        """The answer to what has to be possible."""
        answer = self.service.request(method, f"/v1/{path}", json=body or {}, headers=who | headers)
        assert answer.status_code < 300, answer.text
        return answer

    def status(self, who: dict[str, str], path: str, body: Any = None) -> int:
        return self.service.post(f"/v1/{path}", json=body or {}, headers=who).status_code


@pytest.fixture
def people(url: str) -> Iterator[People]:
    partners = [replace(one, centres=("herning",), employees=3) for one in PARTNERS]
    store(url, partners, NEEDS, OFFERS)
    add_centres(url, "herning", "ry")
    with TestClient(create_app(url, SETTINGS), BASE_URL) as service:
        yield People(
            service,
            somebody(url, Grant("broker", centre="herning")),
            somebody(url, Grant("member", partner="ngo-1")),
            somebody(url, Grant("member", partner="com-1")),
            somebody(url, Grant("member", partner="com-2")),
        )


def introduced(people: People) -> str:
    """An introduction to which both have said yes."""
    draft = {
        "seeker": {"partner": "ngo-1", "statement": "need-1"},
        "giver": {"partner": "com-1", "statement": "offer-1"},
        "ask": {"amount": 1, "unit": "people"},
        "private_note": "Hemmelig note.",
    }
    made = people.done(people.broker, "introductions", draft)
    id: str = made.json()["id"]
    assert people.status(people.broker, "partnerships", {"introduction": id}) == 409
    people.done(
        people.broker, f"introductions/{id}/put", {"working_days": 2}, **{"If-Match": made.headers["etag"]}
    )
    for who in (people.ngo, people.company):
        people.done(who, f"introductions/{id}/answer", {"yes": True})
    return id


def test_introduction_becomes_a_partnership_that_is_reported_on(people: People, url: str) -> None:
    id = introduced(people)
    begun = people.done(people.broker, "partnerships", {"introduction": id, "level": "continuous"}).json()
    assert (begun["id"], begun["phase"], begun["needs"], begun["offers"]) == (
        id,
        "dialogue",
        ["need-1"],
        ["offer-1"],
    )
    assert [one["name"] for one in begun["partners"]] == ["Lektiecaféen", "Talknuserne A/S"]
    assert people.status(people.broker, "partnerships", {"introduction": id}) == 409
    assert people.get(people.stranger, f"partnerships/{id}").status_code == 404

    guide = people.get(people.ngo, f"partnerships/{id}/dialogue-guide?lang=da")
    assert guide.json()["sections"][0]["title"] == "Hvad hver af jer får ud af det"
    text = people.get(people.ngo, f"partnerships/{id}/dialogue-guide", Accept="text/markdown")
    assert text.headers["content-type"] == "text/markdown; charset=utf-8"
    assert text.text.startswith("# Guide for the first meeting of Lektiecaféen and Talknuserne A/S")
    assert "Bogholder to timer om ugen" in text.text

    agreement = agreed(people, id)
    paper = people.get(people.company, f"agreements/{agreement}.docx")
    assert paper.headers["content-disposition"] == f'attachment; filename="agreement-{agreement}.docx"'
    words = words_of(paper.content)
    assert "Regnskabet stemmer hver måned" in words
    assert SECRETS[0] in words
    assert "Åse Åkjær" in words
    printed = people.get(people.company, f"agreements/{agreement}.pdf")
    assert printed.headers["content-type"] == "application/pdf"
    assert printed.content.startswith(b"%PDF-")

    people.done(people.broker, f"partnerships/{id}/phase", {"phase": "running"})
    given(people, id)
    evaluated(people, id)
    report_counts(people)
    with unit_of_work(url, writing=False) as work:
        notes = {(one.action, one.sort) for one in work.audit.entries(500)}
        assert work.partnerships.get(id).value.contacts[0].email == SECRETS[1]
    assert {("begin", "partnership"), ("sign", "agreement"), ("read_contact", "agreement")} <= notes
    assert {("confirm_contribution", "partnership"), ("rate", "evaluation")} <= notes


def words_of(paper: bytes) -> str:
    """All that stands in a Word document."""
    document = Document(BytesIO(paper))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([paragraph.text for paragraph in document.paragraphs] + cells)


def agreed(people: People, id: str) -> str:
    """The id of an agreement that was drafted, edited and signed by both."""
    people.done(people.broker, f"partnerships/{id}/phase", {"phase": "agreement"})
    assert people.status(people.broker, f"partnerships/{id}/phase", {"phase": "running"}) == 409
    draft = people.done(people.ngo, f"partnerships/{id}/agreements", {"language": "da"})
    agreement: str = draft.json()["id"]
    assert draft.json()["goals"][0]["target"] is None
    assert "1 person" in draft.json()["shares"][1]["contribution"]
    assert people.status(people.ngo, f"partnerships/{id}/agreements") == 409
    goals = [{"what": "Regnskabet stemmer hver måned", "unit": "måneder", "target": 12}]
    change = {"goals": goals, "ends": str(TODAY - timedelta(days=1)), "starts": None}
    etag = {"If-Match": draft.headers["etag"]}
    edited = people.done(people.ngo, f"agreements/{agreement}", change, "PATCH", **etag)
    stale = people.service.post(
        f"/v1/agreements/{agreement}/sign", json={"name": "Åse Åkjær"}, headers=people.ngo | etag
    )
    assert stale.status_code == 409
    assert (stale.json()["given"], stale.json()["current"]) == (1, 2)
    etag = {"If-Match": edited.headers["etag"]}
    signed = people.done(people.ngo, f"agreements/{agreement}/sign", {"name": "Åse Åkjær"}, **etag)
    assert signed.json()["unsigned"] == ["com-1"]
    refused = people.service.patch(
        f"/v1/agreements/{agreement}", json={"purpose": "andet"}, headers=people.ngo | {"If-Match": '"3"'}
    )
    assert refused.status_code == 409
    etag = {"If-Match": signed.headers["etag"]}
    both = people.done(
        people.broker, f"agreements/{agreement}/sign", {"name": "Bo", "partner": "com-1"}, **etag
    )
    assert both.json()["fully_signed"]
    return agreement


def given(people: People, id: str) -> None:
    """Hours are reported by the company and confirmed by the association; people are not confirmed."""
    reported = people.done(
        people.company, f"partnerships/{id}/contributions", {"day": str(TODAY), "hours": 7.5, "people": 2}
    ).json()["contributions"]
    contribution = reported[0]["id"]
    answer = f"partnerships/{id}/contributions/{contribution}/confirm"
    assert people.status(people.company, answer) == 409
    assert people.status(people.stranger, answer) == 404
    confirmed = people.done(people.ngo, answer).json()["contributions"]
    assert [one["confirmed"] for one in confirmed] == [True]
    people.done(people.company, f"partnerships/{id}/contributions", {"day": str(TODAY), "people": 4})
    due = people.get(people.broker, "centres/herning/due?lang=da").json()
    assert due["counts"]["contribution_unconfirmed"] == 1
    assert due["counts"]["evaluation_missing"] == 1
    assert not any(secret in str(due) for secret in (*SECRETS, "Hemmelig note."))


def evaluated(people: People, id: str) -> None:
    """Both rate; neither reads what the other has said, and the broker reads both."""
    started = people.done(people.broker, f"partnerships/{id}/evaluations").json()
    path = f"evaluations/{started['id']}"
    people.done(people.ngo, f"{path}/ratings", {"grade": 5, "text": "Tak.", "again": True})
    said = people.done(people.company, f"{path}/ratings", {"grade": 3, "text": "Nå."}).json()
    assert ([one["text"] for one in said["ratings"]], said["summary"], said["unrated"]) == (["Nå."], None, [])
    stored = people.get(people.broker, path)
    realised = people.done(
        people.broker, f"{path}/realised", {"realised": [12]}, "PUT", **{"If-Match": stored.headers["etag"]}
    )
    assert realised.json()["summary"] == {"mean_grade": 4.0, "goals_reached": 1.0, "again": 1.0}
    people.done(people.broker, f"partnerships/{id}/phase", {"phase": "evaluated"})


def report_counts(people: People) -> None:
    query = f"from={YEAR['from']}&to={YEAR['to']}"
    report = people.get(people.broker, f"centres/herning/report?{query}").json()
    assert report["introductions"]["acceptance_rate"] == 1.0
    assert report["introductions"]["median_days_to_answer"] == 0.0
    assert {one["code"]: one["count"] for one in report["partnerships"]["by_level"]}["continuous"] == 1
    assert report["given"] == [
        {
            "partner": {"id": "com-1", "name": "Talknuserne A/S"},
            "kind": "company",
            "kind_label": "company",
            "confirmed": {"contributions": 1, "hours": 7.5, "people": 2},
            "unconfirmed": {"contributions": 1, "hours": 0.0, "people": 4},
            "disputed": {"contributions": 0, "hours": 0.0, "people": 0},
        }
    ]
    assert report["small_partners"]["met"] == {"small": 2, "over": 2, "unknown": 0, "share": 1.0}
    table = people.get(people.broker, f"centres/herning/report?{query}", Accept="text/csv")
    assert table.headers["content-type"] == "text/csv; charset=utf-8"
    assert table.content.startswith(b"\xef\xbb\xbftable;code;name;measure;value\r\n")
    assert "given_by_company;com-1;Talknuserne A/S;confirmed_hours;7,5" in table.content.decode("utf-8-sig")
    assert people.get(people.ngo, f"centres/herning/report?{query}").status_code == 403


def test_private_note_is_for_the_broker(people: People) -> None:
    id = people.done(people.broker, "partnerships", {"introduction": introduced(people)}).json()["id"]
    people.done(people.broker, f"partnerships/{id}/notes", {"text": "De er trætte af hinanden."})
    people.done(people.ngo, f"partnerships/{id}/notes", {"text": "Vi mødes tirsdag.", "shared": True})
    assert people.status(people.ngo, f"partnerships/{id}/notes", {"text": "Kun til mig."}) == 403
    seen = [people.get(who, f"partnerships/{id}").json()["notes"] for who in (people.broker, people.company)]
    assert [[one["text"] for one in notes] for notes in seen] == [
        ["De er trætte af hinanden.", "Vi mødes tirsdag."],
        ["Vi mødes tirsdag."],
    ]


def test_member_changes_the_contact_persons_of_its_own_partner_alone(people: People) -> None:
    id = people.done(people.broker, "partnerships", {"introduction": introduced(people)}).json()["id"]
    read = people.get(people.ngo, f"partnerships/{id}/contacts")
    ours, theirs = read.json()["contacts"]
    etag = {"If-Match": read.headers["etag"]}

    def put(*contacts: dict[str, str]) -> int:
        answer = people.service.put(
            f"/v1/partnerships/{id}/contacts", json={"contacts": contacts}, headers=people.ngo | etag
        )
        return answer.status_code

    assert put(ours) == 403
    assert put(ours | {"name": "Åse"}, theirs | {"name": "Bo"}) == 403
    assert put(ours | {"name": "Åse"}, theirs) == 200
    assert put(ours, theirs) == 409
