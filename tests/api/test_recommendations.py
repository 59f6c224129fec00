"""Recommendations over HTTP: what the core and the command line say, word for word."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi.testclient import TestClient

from matching.statement import Need
from tests.api.small_market import OFFERS, PARTNERS, SECRETS, store


def answer(client: TestClient, path: str, **asked: Any) -> Any:
    response = client.get(f"/v1/{path}", params=asked)
    assert response.status_code == 200, response.text
    return response.json()


def names(found: Any) -> list[str]:
    return [match["partner"]["id"] for match in found["matches"]]


def test_offer_that_fits_comes_first(client: TestClient) -> None:
    found = answer(client, "needs/need-1/recommendations")
    assert (found["matches"][0]["partner"]["id"], found["matches"][0]["theirs"]["id"]) == ("com-1", "offer-1")
    assert found["matches"][0]["rank"] == 1


def test_n_is_the_length_of_the_list(client: TestClient) -> None:
    assert len(answer(client, "needs/need-1/recommendations", n=1)["matches"]) == 1


@pytest.mark.parametrize(
    ("asked", "left"),
    [
        ({"kind": "company"}, ["com-1", "com-2"]),
        ({"kind": ["ngo", "foundation"]}, []),
        ({"kind": "virksomhed"}, ["com-1", "com-2"]),
        ({"place": "Herning"}, ["com-1"]),
        ({"place": "0657"}, ["com-1"]),
        ({"place": "Herning", "within_km": 60}, ["com-1", "com-2"]),
        ({"place": "region:Midtjylland"}, ["com-1", "com-2"]),
        ({"resource_kind": "skilled_time"}, ["com-1"]),
        ({"purpose": "animals"}, []),
        ({"from": "2027-01-01", "to": "31-12-2027"}, ["com-1", "com-2"]),
    ],
)
def test_filters_narrow_the_list(client: TestClient, asked: dict[str, Any], left: list[str]) -> None:
    assert sorted(names(answer(client, "needs/need-1/recommendations", **asked))) == left


def test_list_without_anybody_says_why(client: TestClient) -> None:
    found = answer(client, "needs/need-1/recommendations", kind="foundation")
    assert found["matches"] == []
    assert found["removed"][-1]["gate"] == "filter_kind"
    assert found["notes"][0].startswith("Nobody is left")


def test_expired_offers_only_give_an_empty_list_with_the_reason(client: TestClient) -> None:
    found = answer(client, "needs/need-2/recommendations", resource_kind="premises")
    assert found["matches"] == []
    assert ("expired", 1) in [(each["gate"], each["count"]) for each in found["removed"]]
    assert found["notes"][0].startswith("Nobody is left")


def test_need_without_text_says_that_there_is_none(empty: TestClient, url: str) -> None:
    store(url, PARTNERS, [Need(id="need-3", partner="ngo-1", resource_kind="skilled_time")], OFFERS)
    found = answer(empty, "needs/need-3/recommendations")
    assert names(found)[0] == "com-1"
    assert found["notes"][0].startswith("There is no text to compare")


def test_why_names_what_removed_a_partner(client: TestClient) -> None:
    found = answer(client, "needs/need-2/why/com-2")
    assert (found["rank"], found["match"]) == (None, None)
    assert ("expired", "offer-2") in [(each["gate"], each["statement"]["id"]) for each in found["removed"]]


def test_volunteers_stand_in_the_order_of_their_fit(client: TestClient) -> None:
    found = answer(client, "needs/need-1/volunteers")
    assert [each["volunteer"]["alias"] for each in found["volunteers"]] == ["Ugle", "Raev"]
    assert found["volunteers"][0]["partner"]["id"] == "com-1"
    assert found["notes"] == []


def test_team_is_of_one_company(client: TestClient) -> None:
    found = answer(client, "needs/need-1/teams")
    assert [member["alias"] for member in found["teams"][0]["members"]] == ["Ugle", "Raev"]
    assert found["teams"][0]["common_slots"] == ["mon-evening"]


@pytest.mark.parametrize("what", ["volunteers", "teams"])
def test_people_who_are_all_filtered_away_leave_a_note(client: TestClient, what: str) -> None:
    found = answer(client, f"needs/need-1/{what}", kind="ngo")
    assert found[what] == []
    assert len(found["notes"]) == 1


def test_free_text_finds_partners_and_says_what_was_understood(client: TestClient) -> None:
    asked = {"text": "vi mangler en bogholder to timer om ugen i Herning", "n": 1, "lang": "da"}
    response = client.post("/v1/match", json=asked)
    assert response.status_code == 200, response.text
    found = response.json()
    assert names(found) == ["com-1"]
    assert found["query"]["partner"] is None
    assert found["query"]["statement"]["places"] == ["Herning"]
    assert found["query"]["given"] == asked["text"]
    assert "Herning" in " ".join(found["query"]["understood"])
    assert response.headers["content-language"] == "da"


def test_free_text_with_filters(client: TestClient) -> None:
    asked = {"text": "vi mangler en bogholder", "filters": {"kind": ["company"], "place": "Viborg"}}
    assert names(client.post("/v1/match", json=asked).json()) == ["com-2"]


def test_place_goes_before_that_of_the_text(client: TestClient) -> None:
    found = client.post("/v1/match", json={"text": "en bogholder i Herning", "place": "Viborg"}).json()
    assert found["query"]["statement"]["places"] == ["Viborg"]


def test_kind_of_resource_that_nobody_knows_removes_nobody(client: TestClient) -> None:
    found = client.post("/v1/match", json={"text": "hej"}).json()
    assert "resource" not in [each["gate"] for each in found["removed"]]


@pytest.mark.parametrize(
    "text", ["Wir suchen jemanden für die Buchhaltung", "bogholder", "æ" * 25_000, "bog " * 12_500]
)
def test_any_text_gets_an_answer(client: TestClient, text: str) -> None:
    assert client.post("/v1/match", json={"text": text}).status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "partners",
        "partners/ngo-1",
        "partners/com-1",
        "needs/need-1/recommendations",
        "partners/com-2/recommendations",
    ],
)
def test_contact_details_are_in_no_answer(client: TestClient, path: str) -> None:
    text = client.get(f"/v1/{path}").text
    assert "ngo-1" in text or "com-1" in text
    assert [secret for secret in SECRETS if secret in text] == []


@pytest.mark.parametrize(
    ("headers", "asked", "language"),
    [
        ({}, {}, "en"),
        ({"Accept-Language": "da"}, {}, "da"),
        ({"Accept-Language": "sv, en;q=0.5, da-DK;q=0.8"}, {}, "da"),
        ({"Accept-Language": "da"}, {"lang": "en"}, "en"),
        ({"Accept-Language": "de;q=x,*"}, {}, "en"),
    ],
)
def test_language_is_asked_for_or_preferred(
    client: TestClient, headers: dict[str, str], asked: dict[str, str], language: Any
) -> None:
    response = client.get("/v1/needs/need-1/recommendations", params=asked, headers=headers)
    assert response.headers["content-language"] == language
    label = {"da": "faglige timer (pro bono)", "en": "skilled time (pro bono)"}[language]
    assert response.json()["query"]["statement"]["resource_kind_label"] == label
