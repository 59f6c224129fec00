"""Signing in through a real provider, which runs on a socket of this machine."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import httpx
import pytest
from fastapi.testclient import TestClient
from joserfc.jwk import RSAKey

from api.app import create_app
from api.security.settings import OidcSettings
from matching.accounts.user import User
from matching.rights.actor import Grant
from storage.unit_of_work import unit_of_work
from tests.api.accounts import SETTINGS, add_account
from tests.api.security.oidc_provider import CLIENT, SECRET, SmallProvider, running
from tests.api.small_market import BASE_URL
from tests.api.test_problems import problem

BEGIN = "/v1/sign-in/oidc"


@pytest.fixture
def provider() -> Iterator[SmallProvider]:
    with running(SmallProvider()) as found:
        yield found


@pytest.fixture
def service(url: str, provider: SmallProvider) -> TestClient:
    """A service with that provider, which knows Anna; she has no password."""
    add_account(url, "anna@example.org", Grant("broker", centre="ry"), password=None)
    settings = replace(SETTINGS, oidc=OidcSettings(provider.issuer, CLIENT, SECRET))
    return TestClient(create_app(url, settings), BASE_URL, follow_redirects=False)


def come_back(service: TestClient) -> str:
    """The address at which the browser comes back, having been at the provider."""
    begun = service.get(BEGIN)
    assert begun.status_code == 303
    return httpx.get(begun.headers["location"]).headers["location"]


def anna(url: str) -> User:
    with unit_of_work(url, writing=False) as work:
        return work.users.find(email="anna@example.org")[0].value


def test_verified_address_lets_its_account_in(service: TestClient, provider: SmallProvider, url: str) -> None:
    answer = service.get(come_back(service))
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    found = service.get("/v1/session").json()
    assert (found["email"], found["grants"][0]["role"]) == ("anna@example.org", "broker")
    assert anna(url).subject == f"{provider.issuer} s-1"
    assert anna(url).last_sign_in is not None
    assert provider.asked[0]["code_challenge_method"] == "S256"
    assert "openid" in provider.asked[0]["scope"].split()


def test_every_sign_in_has_its_own_state_nonce_and_verifier(
    service: TestClient, provider: SmallProvider
) -> None:
    for _ in range(2):
        come_back(service)
    for name in ("state", "nonce", "code_challenge"):
        assert len({asked[name] for asked in provider.asked}) == 2


def test_address_may_stand_in_userinfo(service: TestClient, provider: SmallProvider) -> None:
    provider.says_email_in_userinfo = True
    assert service.get(come_back(service)).status_code == 303


@pytest.mark.parametrize(
    "person",
    [
        {"email": "nobody@example.org"},
        {"email_verified": False},
        {"email_verified": "true"},
        {"email_verified": None},
        {"email": None},
    ],
)
def test_no_account_is_made_and_no_unverified_address_believed(
    service: TestClient, provider: SmallProvider, url: str, person: dict[str, Any]
) -> None:
    provider.person |= person
    found = problem(service.get(come_back(service)), 401)
    assert found["detail"].startswith("No account here belongs to this sign-in")
    with unit_of_work(url, writing=False) as work:
        assert [one.value.email for one in work.users.find()] == ["anna@example.org"]
    assert anna(url).subject is None


def test_another_subject_with_the_same_address_is_somebody_else(
    service: TestClient, provider: SmallProvider, url: str
) -> None:
    assert service.get(come_back(service)).status_code == 303
    provider.person["sub"] = "s-2"
    problem(service.get(come_back(service)), 401)
    assert anna(url).subject == f"{provider.issuer} s-1"


def test_disabled_account_is_not_let_in(service: TestClient, url: str) -> None:
    with unit_of_work(url) as work:
        stored = work.users.find(email="anna@example.org")[0]
        work.users.change(replace(stored.value, disabled=True), stored.version)
        work.commit()
    problem(service.get(come_back(service)), 401)


@pytest.mark.parametrize(
    "spoil",
    [
        {"nonce": "another"},
        {"nonce": None},
        {"aud": "another"},
        {"iss": "https://evil.example"},
        {"exp": int(time.time()) - 3600},
        {"sub": None},
        {"azp": "another"},
        {"at_hash": "wrong"},
    ],
)
def test_id_token_that_says_something_else_is_refused(
    service: TestClient, provider: SmallProvider, spoil: dict[str, Any]
) -> None:
    provider.spoil = spoil
    found = problem(service.get(come_back(service)), 401)
    assert found["detail"].startswith("The sign-in did not come about")
    problem(service.get("/v1/session"), 401)


def test_id_token_of_another_key_is_refused(service: TestClient, provider: SmallProvider) -> None:
    provider.signing_key = RSAKey.generate_key(2048, {"kid": "k1"})
    problem(service.get(come_back(service)), 401)


def test_answer_of_a_sign_in_that_was_begun_elsewhere_is_refused(service: TestClient) -> None:
    back = come_back(service)
    problem(TestClient(service.app, BASE_URL).get(back), 401)
    service.get(BEGIN)
    problem(service.get(back), 401)


def test_code_is_good_once(service: TestClient) -> None:
    cookie, back = service.cookies, come_back(service)
    kept = dict(cookie)
    assert service.get(back).status_code == 303
    problem(TestClient(service.app, BASE_URL, cookies=kept).get(back), 401)


def test_refusal_of_the_provider_is_a_sentence(service: TestClient, provider: SmallProvider) -> None:
    provider.refuses = True
    problem(service.get(come_back(service)), 401)
    service.get(BEGIN)
    problem(service.get(f"{BEGIN}/callback"), 401)


def test_provider_that_is_away_is_503(url: str) -> None:
    settings = replace(SETTINGS, oidc=OidcSettings("http://127.0.0.1:9", CLIENT, SECRET))
    answer = TestClient(create_app(url, settings), BASE_URL).get(BEGIN)
    assert problem(answer, 503)["type"] == "/docs#provider-unavailable"
    assert int(answer.headers["retry-after"]) > 0


def test_provider_that_is_another_is_refused(service: TestClient, provider: SmallProvider) -> None:
    provider.issuer = "https://evil.example"
    assert "and not" in problem(service.get(BEGIN), 503)["detail"]


def test_without_a_provider_there_is_nothing(client: TestClient) -> None:
    for path in (BEGIN, f"{BEGIN}/callback"):
        assert client.get(path).status_code == 404
