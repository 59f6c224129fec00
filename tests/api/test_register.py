"""Public profiles over HTTP."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.profile_schemas import PartnerProfile, StatementProfile
from api.routes.register import CONTACT_DETAILS
from storage.market_columns import COLUMNS
from storage.records import profile_of, record_of
from tests.api.small_market import NEEDS, OFFERS, PARTNERS


def answer(client: TestClient, path: str, **asked: Any) -> Any:
    response = client.get(f"/v1/{path}", params=asked)
    assert response.status_code == 200, response.text
    return response.json()


def test_profile_is_the_record_without_whom_to_speak_to(client: TestClient) -> None:
    record = record_of(PARTNERS[1])
    assert set(record) > CONTACT_DETAILS
    public = {name: value for name, value in record.items() if name not in CONTACT_DETAILS}
    found = answer(client, "partners/com-1")
    assert (found["sort"], found["record"]) == ("partners", public)
    assert [statement["id"] for statement in found["statements"]] == ["offer-1"]


def test_needs_and_offers_can_be_read_back(client: TestClient) -> None:
    assert profile_of("needs", answer(client, "needs/need-1")["record"]) == NEEDS[0]
    assert profile_of("offers", answer(client, "offers/offer-1")["record"]) == OFFERS[0]
    assert profile_of("offers", answer(client, "offers/offer-2")["record"]) == OFFERS[1]


@pytest.mark.parametrize(("sort", "model"), [("partners", PartnerProfile), ("needs", StatementProfile)])
def test_every_column_is_described(sort: Any, model: Any) -> None:
    columns = {column.name for column in COLUMNS[sort]} - CONTACT_DETAILS
    assert columns == set(model.model_fields)


def test_pages_follow_each_other(client: TestClient) -> None:
    first = answer(client, "partners", n=2)
    assert [partner["id"] for partner in first["partners"]] == ["com-1", "com-2"]
    assert (first["shown"], first["total"], first["next"], first["notes"]) == (2, 3, "com-2", [])
    second = answer(client, "partners", n=2, after=first["next"])
    assert [partner["id"] for partner in second["partners"]] == ["ngo-1"]
    assert second["next"] is None


def test_page_after_the_last_is_empty(client: TestClient) -> None:
    assert answer(client, "partners", after="zzz")["partners"] == []


def test_full_last_page_has_no_next(client: TestClient) -> None:
    assert answer(client, "partners", n=3)["next"] is None


def test_empty_database_says_what_to_do(empty: TestClient) -> None:
    found = answer(empty, "partners", lang="en")
    assert found == {
        "partners": [],
        "shown": 0,
        "total": 0,
        "next": None,
        "notes": ["There are no partners yet; import some with 'brobygger import'."],
    }


def test_free_text_over_an_empty_database_says_what_to_do(empty: TestClient) -> None:
    found = empty.post("/v1/match", json={"text": "en bogholder"}).json()
    assert (found["matches"], found["considered"]) == ([], 0)
    assert "import partners, needs and offers first" in found["notes"][-1]
