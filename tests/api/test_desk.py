"""Introductions are looked after once a day, with the first request."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from api import desk as module
from api.app import create_app
from api.desk import Desk
from tests.api.accounts import SETTINGS
from tests.api.small_market import store


class Clock:
    """Says what it is told to."""

    def __init__(self) -> None:
        self.now = datetime(2027, 2, 1, 22, 59, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


def test_desk_looks_after_once_a_day_in_denmark(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    store(url)
    clock, done = Clock(), list[datetime]()
    monkeypatch.setattr(module, "look_after", lambda work, most_open: done.append(clock.now))
    desk = Desk(url, 3, clock)
    desk.look_after()
    desk.look_after()
    assert len(done) == 1
    clock.now = datetime(2027, 2, 1, 23, 0, tzinfo=UTC)
    desk.look_after()
    desk.look_after()
    assert len(done) == 2


def test_desk_tries_again_what_did_not_succeed(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    store(url)
    tried: list[int] = []

    def fail_once(work: object, most_open: int) -> None:
        tried.append(most_open)
        if len(tried) == 1:
            raise RuntimeError

    monkeypatch.setattr(module, "look_after", fail_once)
    desk = Desk(url, 5)
    with pytest.raises(RuntimeError):
        desk.look_after()
    desk.look_after()
    assert tried == [5, 5]


def test_desk_of_the_service_keeps_the_setting(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROBYGGER_MOST_OPEN", "7")
    assert create_app(url, SETTINGS).state.desk.most_open == 7
