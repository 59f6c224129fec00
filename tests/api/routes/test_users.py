"""Users and centres over HTTP."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from fastapi.testclient import TestClient

from matching.rights.actor import Grant
from tests.api.accounts import (
    PASSWORD,
    somebody,
)
from tests.api.routes.browser import audited, signed_in
from tests.api.small_market import PARTNERS, store
from tests.api.test_problems import problem


def test_user_is_made_and_changed_by_its_version(service: TestClient, url: str) -> None:
    csrf = signed_in(service)
    asked = {"email": "Bo@Example.org", "name": "Bo", "password": PASSWORD}
    made = service.post(
        "/v1/users", json={**asked, "grants": [{"role": "broker", "centre": "ry"}]}, headers=csrf
    )
    assert (made.status_code, made.headers["etag"], made.json()["email"]) == (201, '"1"', "bo@example.org")
    assert PASSWORD not in made.text
    assert "argon2" not in made.text
    path = f"/v1/users/{made.json()['id']}"
    change = {"grants": [{"role": "member", "partner": "com-1"}], "disabled": True}
    assert "If-Match" in problem(service.patch(path, json=change, headers=csrf), 428)["detail"]
    changed = service.patch(path, json=change, headers={**csrf, "If-Match": '"1"'})
    assert changed.status_code == 200, changed.text
    assert changed.headers["etag"] == service.get(path).headers["etag"] == '"3"'
    assert (changed.json()["disabled"], changed.json()["grants"][0]["partner"]) == (True, "com-1")
    lost = problem(service.patch(path, json={"disabled": False}, headers={**csrf, "If-Match": 'W/"1"'}), 409)
    assert (lost["type"], lost["given"], lost["current"]) == ("/docs#outdated", 1, 3)
    assert {"add_user", "set_grants", "disable_user"} <= {action for _, action, _ in audited(url)}


@pytest.mark.parametrize("given", ["1", '"x"', "*", '""'])
def test_if_match_that_is_no_version_is_a_sentence(service: TestClient, given: str) -> None:
    headers = {**signed_in(service), "If-Match": given}
    assert "If-Match" in problem(service.patch("/v1/users/x", json={}, headers=headers), 422)["detail"]


def test_last_administrator_stays_one(service: TestClient) -> None:
    csrf = signed_in(service)
    anna = service.get("/v1/session").json()["user"]
    version = {**csrf, "If-Match": service.get(f"/v1/users/{anna}").headers["etag"]}
    changes: list[dict[str, Any]] = [{"grants": []}, {"disabled": True}]
    for change in changes:
        found = problem(service.patch(f"/v1/users/{anna}", json=change, headers=version), 409)
        assert found["type"] == "/docs#invalid-step"
    assert service.get("/v1/session").json()["grants"][0]["role"] == "administrator"


@pytest.mark.parametrize(
    "grant",
    [
        {"role": "broker"},
        {"role": "broker", "centre": "nowhere"},
        {"role": "member", "partner": "nobody"},
        {"role": "member", "partner": "com-1", "centre": "ry"},
        {"role": "administrator", "centre": "ry"},
    ],
)
def test_grant_that_cannot_be_is_refused(service: TestClient, grant: dict[str, str]) -> None:
    asked = {"email": "bo@example.org", "name": "Bo", "grants": [grant]}
    found = problem(service.post("/v1/users", json=asked, headers=signed_in(service)), 422)
    assert [one["field"] for one in found["errors"]] == ["grants"]


def test_address_that_has_an_account_is_taken(service: TestClient) -> None:
    csrf = signed_in(service)
    asked = {"email": "ANNA@example.org", "name": "Anna"}
    assert "anna@example.org" in problem(service.post("/v1/users", json=asked, headers=csrf), 409)["detail"]


def test_broker_makes_members_of_its_partners_and_nothing_else(service: TestClient, url: str) -> None:
    store(url, [replace(PARTNERS[1], centres=("herning",)), replace(PARTNERS[2], centres=("ry",))])
    broker = somebody(url, Grant("broker", centre="herning"))
    member = {"email": "bo@example.org", "name": "Bo", "grants": [{"role": "member", "partner": "com-1"}]}
    made = service.post("/v1/users", json=member, headers=broker)
    assert made.status_code == 201, made.text
    for grants in (
        [{"role": "member", "partner": "com-2"}],
        [{"role": "member", "partner": "nobody"}],
        [{"role": "administrator"}],
        [{"role": "broker", "centre": "herning"}],
        [],
    ):
        asked = {"email": "ida@example.org", "name": "Ida", "grants": grants}
        problem(service.post("/v1/users", json=asked, headers=broker), 403)
    assert [one["email"] for one in service.get("/v1/users", headers=broker).json()["users"]] == [
        "bo@example.org"
    ]
    path, version = f"/v1/users/{made.json()['id']}", {**broker, "If-Match": '"1"'}
    problem(service.patch(path, json={"disabled": True}, headers=version), 403)
    others = somebody(url, Grant("broker", centre="ry"))
    problem(service.get(path, headers=others), 404)
    problem(service.patch(path, json={"grants": []}, headers={**others, "If-Match": '"1"'}), 404)
    assert service.patch(path, json={"grants": []}, headers=version).status_code == 200


def test_centre_is_added_once(service: TestClient) -> None:
    csrf = signed_in(service)
    asked = {"id": "viborg", "name": "Frivilligcenter Viborg"}
    assert service.post("/v1/centres", json=asked, headers=csrf).json() == asked
    problem(service.post("/v1/centres", json=asked, headers=csrf), 409)
    assert [one["id"] for one in service.get("/v1/centres").json()["centres"]] == ["herning", "ry", "viborg"]


def test_audit_holds_ids_alone(service: TestClient, url: str) -> None:
    csrf = signed_in(service)
    service.post("/v1/users", json={"email": "bo@example.org", "name": "Bo Hansen"}, headers=csrf)
    noted = str(audited(url))
    assert "sign_in" in noted
    assert "example.org" not in noted
    assert "Hansen" not in noted
