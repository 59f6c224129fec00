"""API tokens over HTTP."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from fastapi.testclient import TestClient

from storage.transaction import transact
from storage.unit_of_work import unit_of_work
from tests.api.accounts import (
    ADMINISTRATOR,
    add_account,
    somebody,
    token_of,
)
from tests.api.routes.browser import signed_in
from tests.api.small_market import BASE_URL
from tests.api.test_problems import problem


def test_token_is_shown_once_and_lets_in_for_what_it_was_made(service: TestClient, url: str) -> None:
    csrf = signed_in(service)
    made = service.post("/v1/tokens", json={"name": "register"}, headers=csrf)
    assert made.status_code == 201
    token = made.json()["token"]
    assert token.startswith("bro_")
    program = TestClient(service.app, BASE_URL, headers={"Authorization": f"Bearer {token}"})
    assert program.get("/v1/session").json()["scopes"] == ["read"]
    assert program.get("/v1/session").json()["csrf_token"] is None
    assert "scope 'write'" in problem(program.post("/v1/centres", json={"name": "Ry"}), 403)["detail"]
    listed = service.get("/v1/tokens").text
    assert token not in listed
    with unit_of_work(url, writing=False) as work:
        kept = work.tokens.find()[0].value
    assert token not in str(kept)
    assert kept.last_used is not None


def test_revoked_token_lets_nobody_in(service: TestClient) -> None:
    csrf = signed_in(service)
    made = service.post("/v1/tokens", json={"name": "register"}, headers=csrf).json()
    bearer = {"Authorization": f"Bearer {made['token']}"}
    assert service.get("/v1/centres", headers=bearer).status_code == 200
    assert service.delete(f"/v1/tokens/{made['id']}", headers=csrf).status_code == 204
    problem(service.get("/v1/centres", headers=bearer), 401)
    assert service.get("/v1/tokens").json()["tokens"][0]["revoked"] is True


@pytest.mark.parametrize(
    "given", ["Bearer bro_x", "Bearer", "", f"Bearer bro_{'A' * 43}", "Basic YTpi", "bro_x"]
)
def test_bad_token_is_never_nobody(service: TestClient, given: str) -> None:
    signed_in(service)
    for path in ("/v1/partners", "/v1/session"):
        answer = service.get(path, headers={"Authorization": given})
        problem(answer, 401)
        assert answer.headers["www-authenticate"] == "Bearer"


def test_token_of_yesterday_and_of_a_disabled_account_are_bad(service: TestClient, url: str) -> None:
    user = add_account(url, "bo@example.org")
    gone = add_account(url, "ida@example.org", disabled=True)
    last, off = token_of(url, user, days=0), token_of(url, gone)
    assert service.get("/v1/session", headers=last).status_code == 200
    problem(service.get("/v1/session", headers=off), 401)
    token = transact(url, lambda work: work.tokens.find(user=user)[0])
    yesterday = token.value.expires - timedelta(days=1)
    transact(url, lambda work: work.tokens.change(replace(token.value, expires=yesterday), 2))
    problem(service.get("/v1/session", headers=last), 401)


def test_token_of_somebody_else_is_not_there(service: TestClient, url: str) -> None:
    other = somebody(url)
    mine = signed_in(service)
    made = service.post("/v1/tokens", json={"name": "mine"}, headers=mine).json()
    problem(service.delete(f"/v1/tokens/{made['id']}", headers=other), 404)
    assert service.get("/v1/tokens", headers=other).json()["tokens"][0]["name"] == "test"


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ({"name": " "}, "name"),
        ({"name": "x", "scopes": ["write"]}, "scopes"),
        ({"name": "x", "scopes": []}, "scopes"),
        ({"name": "x", "expires": "2020-01-01"}, "expires"),
        ({"name": "x", "expires": str(date.today() + timedelta(days=800))}, "expires"),
        ({"name": "x", "expires": "tomorrow"}, "expires"),
        ({"name": "x", "scopes": ["all"]}, "scopes"),
    ],
)
def test_token_that_cannot_be_made_is_a_sentence(service: TestClient, asked: Any, field: str) -> None:
    answer = service.post("/v1/tokens", json=asked, headers=signed_in(service))
    assert field in {one["field"] for one in problem(answer, 422)["errors"]}


def test_token_makes_none_that_may_more(service: TestClient, url: str) -> None:
    reader = token_of(url, add_account(url, "bo@example.org", ADMINISTRATOR), ["read"])
    problem(service.post("/v1/tokens", json={"name": "x"}, headers=reader), 403)
