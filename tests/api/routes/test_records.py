"""Writing the register over HTTP, on both databases."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from matching.partner import Partner
from matching.rights.actor import Grant
from storage.unit_of_work import unit_of_work
from tests.api.accounts import ADMINISTRATOR, SETTINGS, add_centres, somebody
from tests.api.small_market import BASE_URL, store

NEED = {"resource_kind": "skilled_time", "title": "Bogholder søges", "places": ["Herning"]}
OURS, THEIRS = "frivilligcenter-a", "frivilligcenter-b"


class People:
    """Headers of those who ask."""

    def __init__(self, url: str) -> None:
        self.broker = somebody(url, Grant("broker", centre=OURS))
        self.other_broker = somebody(url, Grant("broker", centre=THEIRS))
        self.member = somebody(url, Grant("member", partner="ngo-1"))
        self.other_member = somebody(url, Grant("member", partner="com-1"))
        self.administrator = somebody(url, ADMINISTRATOR)


@pytest.fixture
def url(url: str) -> str:
    add_centres(url, OURS, THEIRS)
    partners = [
        Partner(id="ngo-1", kind="ngo", name="Lektiecaféen", mission="Lektier.", centres=(OURS,)),
        Partner(id="com-1", kind="company", name="Talknuserne A/S", centres=(THEIRS,)),
    ]
    store(url, partners)
    return url


@pytest.fixture
def people(url: str) -> People:
    return People(url)


@pytest.fixture
def http(url: str) -> Iterator[TestClient]:
    with TestClient(create_app(url, SETTINGS), BASE_URL) as opened:
        yield opened


def read(http: TestClient, path: str, who: dict[str, str]) -> tuple[str, dict[str, Any]]:
    answer = http.get(f"{path}/record", headers=who)
    assert answer.status_code == 200, answer.text
    return answer.headers["ETag"], answer.json()["record"]


def test_need_is_added_changed_and_deleted_by_a_member(http: TestClient, people: People) -> None:
    made = http.post("/v1/partners/ngo-1/needs", json=NEED, headers=people.member)
    assert made.status_code == 201
    place = made.headers["Location"]
    tag, record = read(http, place, people.member)
    assert (tag, record["partner"], record["title"]) == ('"1"', "ngo-1", "Bogholder søges")
    change = {"title": "Kasserer søges", "places": None}
    changed = http.patch(place, json=change, headers=people.member | {"If-Match": tag})
    assert (changed.status_code, changed.headers["ETag"]) == (200, '"2"')
    del record["places"]
    assert changed.json()["record"] == {**record, "title": "Kasserer søges"}
    assert http.delete(place, headers=people.member | {"If-Match": '"2"'}).status_code == 204
    assert http.get(f"{place}/record", headers=people.member).status_code == 404


def test_change_is_in_the_next_list(http: TestClient, people: People) -> None:
    made = http.post("/v1/partners/ngo-1/needs", json=NEED, headers=people.broker)
    place = made.headers["Location"]
    assert http.get(f"{place}/recommendations", headers=people.broker).json()["matches"] == []
    offer = {
        "resource_kind": "skilled_time",
        "title": "Bogføring",
        "places": ["Herning"],
        "visibility": "public",
    }
    tag, _ = read(http, "/v1/partners/com-1", people.other_broker)
    http.patch(
        "/v1/partners/com-1", json={"visibility": "public"}, headers=people.other_broker | {"If-Match": tag}
    )
    http.post("/v1/partners/com-1/offers", json=offer, headers=people.other_member)
    found = http.get(f"{place}/recommendations", headers=people.broker).json()["matches"]
    assert [match["partner"]["id"] for match in found] == ["com-1"]


def test_lost_update_is_refused_with_both_versions(http: TestClient, people: People) -> None:
    tag, _ = read(http, "/v1/partners/ngo-1", people.member)
    first = {"If-Match": tag} | people.member
    assert http.patch("/v1/partners/ngo-1", json={"mission": "Ny."}, headers=first).status_code == 200
    second = {"If-Match": tag} | people.broker
    refused = http.patch("/v1/partners/ngo-1", json={"mission": "Min."}, headers=second)
    assert refused.status_code == 409
    assert (refused.json()["given"], refused.json()["current"]) == (1, 2)
    assert read(http, "/v1/partners/ngo-1", people.broker)[1]["mission"] == "Ny."
    assert http.patch("/v1/partners/ngo-1", json={}, headers=people.member).status_code == 428


def test_strangers_learn_nothing_and_change_nothing(http: TestClient, people: People, url: str) -> None:
    for who, status in ((people.other_member, 404), (people.other_broker, 404), ({}, 401)):
        at = {"If-Match": '"1"'} | who
        assert http.get("/v1/partners/ngo-1/record", headers=who).status_code == status
        assert http.patch("/v1/partners/ngo-1", json={"name": "X"}, headers=at).status_code == status
        assert http.delete("/v1/partners/ngo-1", headers=at).status_code == status
        assert http.post("/v1/partners/ngo-1/needs", json=NEED, headers=who).status_code == status
    with unit_of_work(url, writing=False) as work:
        assert work.partners.stored("ngo-1").version == 1
        assert work.needs.count() == 0


def test_broker_registers_partners_of_its_own_centre_alone(http: TestClient, people: People) -> None:
    partner = {"kind": "ngo", "name": "Besøgsvennerne"}
    made = http.post("/v1/partners", json=partner, headers=people.broker)
    assert made.json()["record"]["centres"] == [OURS]
    refused = http.post("/v1/partners", json=partner | {"centres": [THEIRS]}, headers=people.broker)
    assert refused.status_code == 403
    assert http.post("/v1/partners", json=partner, headers=people.member).status_code == 403


def test_member_lets_no_centre_in_and_deletes_no_partner(http: TestClient, people: People) -> None:
    at = {"If-Match": '"1"'} | people.member
    refused = http.patch("/v1/partners/ngo-1", json={"centres": [OURS, THEIRS]}, headers=at)
    assert refused.status_code == 403
    assert http.delete("/v1/partners/ngo-1", headers=at).status_code == 403
    assert http.delete("/v1/partners/ngo-1", headers=at | people.broker).status_code == 204


def test_need_cannot_be_moved_to_a_partner_of_somebody_else(http: TestClient, people: People) -> None:
    place = http.post("/v1/partners/ngo-1/needs", json=NEED, headers=people.member).headers["Location"]
    moved = http.patch(place, json={"partner": "com-1"}, headers=people.member | {"If-Match": '"1"'})
    assert moved.status_code == 404


def test_bad_values_are_told_all_at_once(http: TestClient, people: People) -> None:
    bad = {"resource_kind": "guld", "places": ["Atlantis"], "farve": "blå"}
    refused = http.post("/v1/partners/ngo-1/needs", json=bad, headers=people.member)
    assert refused.status_code == 422
    assert {error["field"] for error in refused.json()["errors"]} == {"resource_kind", "places", "farve"}


def test_post_that_is_sent_twice_is_done_once(http: TestClient, people: People, url: str) -> None:
    headers = people.member | {"Idempotency-Key": "k1"}
    first, again = (http.post("/v1/partners/ngo-1/needs", json=NEED, headers=headers) for _ in range(2))
    assert first.json() == again.json()
    assert again.headers["Location"] == first.headers["Location"]
    with unit_of_work(url, writing=False) as work:
        assert work.needs.count() == 1


def test_reading_contact_details_is_noted(http: TestClient, people: People, url: str) -> None:
    read(http, "/v1/partners/ngo-1", people.broker)
    with unit_of_work(url, writing=False) as work:
        (entry,) = [entry for entry in work.audit.entries(10) if entry.action == "read_contact"]
    assert (entry.sort, entry.about) == ("partner", "ngo-1")
