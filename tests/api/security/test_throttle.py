"""Failed sign-ins, on both databases, as several workers count them."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from api.security.throttle import PER_ACCOUNT, PER_ADDRESS, Throttle
from matching.errors import NotSignedIn, TooMany
from matching.messages import message
from storage.document_tables import sign_ins
from storage.engine import engine

KEY = "k" * 32


class Clock:
    def __init__(self) -> None:
        self.now = datetime(2026, 11, 22, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def throttle(url: str, clock: Clock) -> Throttle:
    return Throttle(url, KEY, clock)


def fail(throttle: Throttle, email: str = "anna@example.org", address: str = "10.0.0.1") -> None:
    with suppress(NotSignedIn), throttle.attempt(email, address):
        raise NotSignedIn(message("Wrong."))


@pytest.fixture(autouse=True)
def _dated(monkeypatch: pytest.MonkeyPatch, clock: Clock) -> None:
    monkeypatch.setattr("storage.unit_of_work.UnitOfWork.__init__.__defaults__", (clock,))


def test_sixth_attempt_waits_until_the_first_failure_no_longer_counts(
    throttle: Throttle, clock: Clock
) -> None:
    for _ in range(PER_ACCOUNT):
        fail(throttle)
        clock.now += timedelta(minutes=1)
    with pytest.raises(TooMany, match="wait 10 minutes") as refused:
        fail(throttle, "ANNA@example.org ", "10.0.0.2")
    assert refused.value.retry_after_s == 600
    fail(throttle, "bo@example.org")
    clock.now += timedelta(seconds=601)
    fail(throttle)
    with pytest.raises(TooMany):
        fail(throttle)


def test_refused_attempt_does_not_count(throttle: Throttle, clock: Clock) -> None:
    for _ in range(PER_ACCOUNT):
        fail(throttle)
    for _ in range(3):
        clock.now += timedelta(minutes=4)
        with pytest.raises(TooMany):
            fail(throttle)
    clock.now += timedelta(minutes=4)
    fail(throttle)


def test_success_clears_the_account_and_not_the_address(throttle: Throttle) -> None:
    for number in range(PER_ADDRESS - 1):
        fail(throttle, f"u{number}@example.org")
    with throttle.attempt("u1@example.org", "10.0.0.1"):
        pass
    for _ in range(PER_ACCOUNT):
        fail(throttle, "u1@example.org", "10.9.9.9")
    fail(throttle, "u99@example.org")
    with pytest.raises(TooMany):
        fail(throttle, "u100@example.org")


def test_many_at_once_are_as_many_as_one_after_the_other(throttle: Throttle) -> None:
    let_in: list[int] = []

    def attempt(number: int) -> None:
        with suppress(NotSignedIn, TooMany), throttle.attempt("anna@example.org", f"10.1.1.{number}"):
            let_in.append(number)
            raise NotSignedIn(message("Wrong."))

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(attempt, range(16)))
    assert len(let_in) <= PER_ACCOUNT


def test_table_tells_neither_account_nor_address(throttle: Throttle, url: str) -> None:
    fail(throttle)
    with engine(url).connect() as connection:
        rows = str(connection.execute(select(sign_ins)).all())
    assert "anna" not in rows
    assert "10.0.0" not in rows


def test_what_no_longer_counts_is_deleted(throttle: Throttle, url: str, clock: Clock) -> None:
    fail(throttle)
    clock.now += timedelta(minutes=16)
    fail(throttle, "bo@example.org")
    with engine(url).connect() as connection:
        assert len(connection.execute(select(sign_ins)).all()) == 2
