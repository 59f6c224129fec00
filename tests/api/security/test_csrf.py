"""That what changes something comes from a page of ours: the header, the field of a form, the site."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from fastapi import FastAPI, Request
from fastapi.testclient import TestClient

from api.problem_handlers import add_problem_handlers
from api.security.csrf import Csrf, CsrfGiven
from api.security.sessions import Sessions
from matching.accounts.user import User

USER = User(id="u1", email="a@example.org", name="A", created_at=datetime(2026, 1, 1, tzinfo=UTC))
KEY = "k" * 32
SESSION = Sessions(KEY).begin(USER)
CSRF = Csrf(KEY)
URL = "http://localhost:8000"


@pytest.fixture(scope="module")
def door() -> TestClient:
    """One route behind the check, for forms, JSON and looking."""
    app = FastAPI()
    add_problem_handlers(app)

    @app.api_route("/", methods=["GET", "POST", "DELETE"])
    def come_in(request: Request, given: CsrfGiven) -> str:
        CSRF.demand(request, SESSION, given)
        return "in"

    return TestClient(app, URL)


def test_looking_needs_no_token(door: TestClient) -> None:
    assert door.get("/", headers={"Origin": "https://evil.example"}).status_code == 200


def test_token_may_stand_in_the_header_or_in_a_form(door: TestClient) -> None:
    token = CSRF.token(SESSION)
    assert door.post("/", json={}, headers={"X-CSRF-Token": token}).status_code == 200
    assert door.post("/", data={"csrf_token": token}).status_code == 200
    assert door.post("/", data={"csrf_token": token}, files={"file": b"x"}).status_code == 200
    assert door.delete("/", headers={"X-CSRF-Token": token}).status_code == 200


def test_token_in_json_or_address_or_of_another_is_none(door: TestClient) -> None:
    token, other = CSRF.token(SESSION), CSRF.token(Sessions(KEY).begin(USER))
    assert door.post("/", json={"csrf_token": token}).status_code == 403
    assert door.post(f"/?csrf_token={token}").status_code == 403
    assert door.post("/", data={"csrf_token": other}).status_code == 403
    assert door.post("/", data={"csrf_token": Csrf("o" * 32).token(SESSION)}).status_code == 403
    assert door.post("/", data={"csrf_token": Sessions(KEY).cookie(SESSION)}).status_code == 403


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ({}, 200),
        ({"Origin": URL}, 200),
        ({"Sec-Fetch-Site": "same-origin"}, 200),
        ({"Sec-Fetch-Site": "none"}, 200),
        ({"Origin": "http://localhost:9000"}, 403),
        ({"Origin": "http://localhost"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "https://evil.example"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Sec-Fetch-Site": "cross-site", "Origin": URL}, 403),
    ],
)
def test_site_that_a_browser_names_has_to_be_ours(
    door: TestClient, said: dict[str, str], status: int
) -> None:
    headers = {"X-CSRF-Token": CSRF.token(SESSION), **said}
    assert door.post("/", headers=headers).status_code == status
