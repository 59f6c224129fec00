from __future__ import annotations

from dataclasses import replace

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.security.rate_limits import RateLimits, network_of
from matching.errors import TooMany
from tests.api.accounts import SETTINGS, somebody
from tests.api.small_market import BASE_URL
from tests.api.test_problems import problem


def test_one_more_than_the_rate_waits_and_others_do_not() -> None:
    limits = RateLimits(3, 2)
    for _ in range(3):
        limits.hit("token a", known=True)
    with pytest.raises(TooMany, match="More than 3 requests") as refused:
        limits.hit("token a", known=True)
    assert 0 < refused.value.retry_after_s <= 60
    limits.hit("token b", known=True)


def test_what_is_rarely_done_is_counted_by_the_hour() -> None:
    limits = RateLimits(3, 2)
    for _ in range(4):
        limits.hit_rarely("registrations of a", 4)
    with pytest.raises(TooMany, match="This was done 4 times from here in an hour") as refused:
        limits.hit_rarely("registrations of a", 4)
    assert 60 < refused.value.retry_after_s <= 3600
    limits.hit_rarely("registrations of b", 4)
    unlimited = RateLimits(0, 0)
    for _ in range(5):
        unlimited.hit_rarely("registrations of a", 4)


def test_rate_of_nought_is_none() -> None:
    limits = RateLimits(0, 0)
    for _ in range(5_000):
        limits.hit("token a", known=True)


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("10.0.0.1", "10.0.0.1"),
        ("2001:db8:1:2:3::4", "2001:db8:1:2::/64"),
        ("::ffff:10.0.0.1", "10.0.0.1"),
        ("testclient", "testclient"),
    ],
)
def test_addresses_of_one_subscriber_are_one(address: str, network: str) -> None:
    assert network_of(address) == network


def test_service_counts_tokens_and_addresses_apart(url: str) -> None:
    service = TestClient(create_app(url, replace(SETTINGS, rate=2, anonymous_rate=1)), BASE_URL)
    one, other = somebody(url), somebody(url)
    for headers in (one, one, other, other):
        assert service.get("/v1/centres", headers=headers).status_code == 200
    answer = service.get("/v1/centres", headers=one)
    problem(answer, 429)
    assert 0 < int(answer.headers["retry-after"]) <= 60
    problem(service.get("/v1/centres", headers={"Authorization": "Bearer bro_x"}), 401)
    problem(service.get("/v1/centres", headers={"Authorization": "Bearer bro_x"}), 429)
    problem(service.post("/v1/session", json={"email": "a@b.dk", "password": "x"}), 429)
    assert service.get("/healthz").status_code == 200
