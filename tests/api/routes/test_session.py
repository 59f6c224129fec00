"""Signing in, sessions and passwords over HTTP."""

from __future__ import annotations

from time import time

import pytest
from fastapi.testclient import TestClient

from api.security.passwords import Argon2Passwords
from api.security.sessions import COOKIE, IDLE_S, SECURE_COOKIE
from matching.accounts.users import disable_user, set_password
from matching.rights.actor import SYSTEM
from storage.transaction import transact
from storage.unit_of_work import unit_of_work
from tests.api.accounts import (
    ADMINISTRATOR,
    CHEAP,
    PASSWORD,
    add_account,
)
from tests.api.routes.browser import ANNA, audited, signed_in
from tests.api.small_market import BASE_URL
from tests.api.test_problems import problem

WRONG = "forkert kode!"


def test_cookie_of_the_session_is_for_this_site_and_no_script(service: TestClient) -> None:
    answer = service.post("/v1/session", json=ANNA)
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith(f"{COOKIE}=")
    assert {"HttpOnly", "SameSite=lax", "Path=/"} <= set(cookie.split("; "))
    assert "Secure" not in cookie
    over_https = TestClient(service.app, "https://localhost").post("/v1/session", json=ANNA)
    assert over_https.headers["set-cookie"].startswith(f"{SECURE_COOKIE}=")
    assert "Secure" in over_https.headers["set-cookie"]


def test_session_says_who_is_signed_in(service: TestClient) -> None:
    problem(service.get("/v1/session"), 401)
    signed_in(service, email="ANNA@example.org ")
    found = service.get("/v1/session").json()
    assert (found["email"], found["scopes"]) == ("anna@example.org", ["read", "write"])
    assert found["grants"] == [{"role": "administrator", "centre": None, "partner": None}]


@pytest.mark.parametrize("who", [{"password": WRONG}, {"email": "nobody@example.org"}, {"email": ""}])
def test_wrong_password_and_unknown_account_are_answered_alike(
    service: TestClient, who: dict[str, str]
) -> None:
    answer = service.post("/v1/session", json={**ANNA, **who})
    assert answer.headers["www-authenticate"] == "Bearer"
    assert problem(answer, 401)["detail"].startswith("The e-mail address or the password is wrong")
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize("email", ["anna@example.org", "nobody@example.org"])
def test_sixth_failure_has_to_wait_even_with_the_right_password(service: TestClient, email: str) -> None:
    for _ in range(5):
        assert (
            service.post("/v1/session", json={"email": email, "password": "forkert kode!"}).status_code == 401
        )
    answer = service.post("/v1/session", json={**ANNA, "email": email})
    assert "wait 15 minutes" in problem(answer, 429)["detail"]
    assert 0 < int(answer.headers["retry-after"]) <= 900


def test_cookie_alone_changes_nothing(service: TestClient) -> None:
    token = signed_in(service)
    asked = {"name": "Ry"}
    for headers in (
        {},
        {"X-CSRF-Token": "x"},
        {**token, "Origin": "https://evil.example"},
        {**token, "Origin": "null"},
        {**token, "Sec-Fetch-Site": "cross-site"},
        {**token, "Sec-Fetch-Site": "same-site"},
    ):
        problem(service.post("/v1/centres", json=asked, headers=headers), 403)
    allowed = {**token, "Origin": BASE_URL, "Sec-Fetch-Site": "same-origin"}
    assert service.post("/v1/centres", json=asked, headers=allowed).status_code == 201


def test_token_of_another_session_proves_nothing(service: TestClient) -> None:
    other = signed_in(service)
    signed_in(service)
    problem(service.post("/v1/centres", json={"name": "Ry"}, headers=other), 403)


def test_sign_in_from_another_site_is_refused(service: TestClient) -> None:
    problem(service.post("/v1/session", json=ANNA, headers={"Origin": "https://evil.example"}), 403)


def test_signing_out_needs_the_token_and_forgets_the_cookie(service: TestClient) -> None:
    token = signed_in(service)
    problem(service.delete("/v1/session"), 403)
    assert service.delete("/v1/session", headers=token).status_code == 204
    problem(service.get("/v1/session"), 401)


def test_signing_out_everywhere_else_ends_the_others(service: TestClient) -> None:
    other = TestClient(service.app, BASE_URL)
    signed_in(other)
    token = signed_in(service)
    assert service.post("/v1/session/everywhere-else", headers=token).status_code == 204
    problem(other.get("/v1/session"), 401)
    assert service.get("/v1/session").status_code == 200


def test_signing_out_everywhere_else_and_here_leaves_no_session(service: TestClient) -> None:
    """Neither in another browser, nor by a copy of the cookie."""
    token = signed_in(service)
    copy = {"Cookie": f"{COOKIE}={service.cookies[COOKIE]}"}
    assert service.get("/v1/session", headers=copy).status_code == 200
    assert service.post("/v1/session/everywhere-else", headers=token).status_code == 204
    assert service.delete("/v1/session", headers=token).status_code == 204
    problem(service.get("/v1/session", headers=copy), 401)
    problem(service.get("/v1/session"), 401)


def test_password_that_somebody_else_sets_ends_every_session(service: TestClient, url: str) -> None:
    other = TestClient(service.app, BASE_URL)
    for browser in (service, other):
        signed_in(browser)
    anna = transact(url, lambda work: work.users.find(email=ANNA["email"])[0])
    transact(
        url,
        lambda work: set_password(work, CHEAP, SYSTEM, anna.value.id, anna.version, "endnu en lang kode"),
    )
    for browser in (service, other):
        problem(browser.get("/v1/session"), 401)


def test_account_that_is_let_in_again_has_to_sign_in_anew(service: TestClient, url: str) -> None:
    add_account(url, "bo@example.org", ADMINISTRATOR)
    signed_in(service)
    for disabled in (True, False):
        anna = transact(url, lambda work: work.users.find(email=ANNA["email"])[0])
        transact(
            url,
            lambda work, anna=anna, disabled=disabled: disable_user(  # type: ignore[misc]
                work, SYSTEM, anna.value.id, anna.version, disabled=disabled
            ),
        )
        problem(service.get("/v1/session"), 401)
    signed_in(service)


def test_new_password_ends_the_others_and_is_the_only_one(service: TestClient, url: str) -> None:
    other = TestClient(service.app, BASE_URL)
    signed_in(other)
    token, new = signed_in(service), "endnu en lang kode"
    asked = {"current": PASSWORD, "new": new}
    assert service.put("/v1/session/password", json=asked, headers=token).status_code == 204
    assert service.get("/v1/session").status_code == 200
    problem(other.get("/v1/session"), 401)
    problem(other.post("/v1/session", json=ANNA), 401)
    signed_in(other, password=new)
    assert "change_password" in [action for _, action, _ in audited(url)]


@pytest.mark.parametrize(
    ("current", "new", "field"),
    [(WRONG, "endnu en lang kode", "current"), (PASSWORD, "kort", "new")],
)
def test_password_is_changed_only_by_who_knows_it_to_a_good_one(
    service: TestClient, current: str, new: str, field: str
) -> None:
    token = signed_in(service)
    answer = service.put("/v1/session/password", json={"current": current, "new": new}, headers=token)
    assert [one["field"] for one in problem(answer, 422)["errors"]] == [field]


def test_wrong_current_passwords_are_throttled(service: TestClient) -> None:
    token, asked = signed_in(service), {"current": WRONG, "new": "endnu en lang kode"}
    for _ in range(5):
        problem(service.put("/v1/session/password", json=asked, headers=token), 422)
    problem(service.put("/v1/session/password", json=asked, headers=token), 429)


def test_weak_hash_is_made_anew_at_the_next_sign_in(service: TestClient, url: str) -> None:
    keeper = service.app.state.keeper  # type: ignore[attr-defined]
    keeper.passwords = Argon2Passwords()
    signed_in(service)
    with unit_of_work(url, writing=False) as work:
        user = work.users.find(email=ANNA["email"])[0].value
    assert "m=65536" in str(user.password_hash)
    assert user.last_sign_in is not None


def test_old_session_and_that_of_a_disabled_account_are_nobodys(
    service: TestClient, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_account(url, "bo@example.org", ADMINISTRATOR)
    signed_in(service)
    clock = service.app.state.keeper.sessions  # type: ignore[attr-defined]
    with monkeypatch.context() as patch:
        patch.setattr(clock, "_clock", lambda: time() + IDLE_S + 1)
        problem(service.get("/v1/session"), 401)
    assert service.get("/v1/session").status_code == 200
    anna = transact(url, lambda work: work.users.find(email=ANNA["email"])[0])
    transact(url, lambda work: disable_user(work, SYSTEM, anna.value.id, anna.version))
    problem(service.get("/v1/session"), 401)
    problem(service.post("/v1/session", json=ANNA), 401)
