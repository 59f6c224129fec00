from __future__ import annotations

from datetime import UTC, datetime

from api.security.csrf import Csrf
from api.security.sessions import ABSOLUTE_S, IDLE_S, Sessions
from matching.accounts.user import User

USER = User(
    id="u1", email="anna@example.org", name="Anna", created_at=datetime(2026, 1, 1, tzinfo=UTC), epoch=3
)
KEY = "k" * 32


class Clock:
    def __init__(self) -> None:
        self.now = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now


def test_cookie_comes_back_as_the_session() -> None:
    sessions = Sessions(KEY, Clock())
    session = sessions.begin(USER)
    assert (session.user, session.epoch) == ("u1", 3)
    assert sessions.read(sessions.cookie(session)) == session
    assert sessions.begin(USER).id != session.id


def test_cookie_that_was_changed_is_none() -> None:
    sessions = Sessions(KEY)
    cookie = sessions.cookie(sessions.begin(USER))
    middle = len(cookie) // 2
    other = "A" if cookie[middle] != "A" else "B"
    for spoilt in (cookie[:middle] + other + cookie[middle + 1 :], "x" + cookie, "", cookie + ".x"):
        assert sessions.read(spoilt) is None


def test_cookie_of_another_key_and_token_of_csrf_are_none() -> None:
    sessions = Sessions(KEY)
    session = sessions.begin(USER)
    assert sessions.read(Sessions("o" * 32).cookie(session)) is None
    assert sessions.read(Csrf(KEY).token(session)) is None


def test_session_ends_12_hours_after_it_was_seen() -> None:
    clock = Clock()
    sessions = Sessions(KEY, clock)
    cookie = sessions.cookie(sessions.begin(USER))
    clock.now += IDLE_S - 1
    assert sessions.read(cookie)
    clock.now += 2
    assert sessions.read(cookie) is None


def test_session_that_is_renewed_ends_after_7_days() -> None:
    clock = Clock()
    sessions = Sessions(KEY, clock)
    session = sessions.begin(USER)
    assert sessions.renewed(session) is None
    while clock.now + IDLE_S / 2 < session.since + ABSOLUTE_S:
        clock.now += IDLE_S / 2
        found = sessions.read(sessions.cookie(session))
        assert found is not None
        session = sessions.renewed(found) or found
        assert session.seen == int(clock.now)
    clock.now += IDLE_S / 2 + 1
    assert sessions.read(sessions.cookie(session)) is None
