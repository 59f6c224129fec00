"""The desk where introductions are looked after: what falls due at midnight is done with the next request."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from threading import Lock
from typing import Annotated

from fastapi import Depends, Request

from matching.introductions.looking_after import look_after
from matching.introductions.times import danish_day
from storage.transaction import transact
from storage.unit_of_work import UnitOfWork, utc_now


class Desk:
    """Looks after the introductions in the database of ``url``; safe for many threads.

    Each worker does it once a day. That the others have done it before leaves it nothing to do.
    """

    def __init__(self, url: str, most_open: int, now: Callable[[], datetime] = utc_now) -> None:
        self.url, self.most_open = url, most_open
        self._now = now
        self._done: date | None = None
        self._lock = Lock()

    def look_after(self) -> None:
        """Let expire what nobody answered in time, and move up who waits, if that was not done today.

        Raises:
            DatabaseUnavailable: the database cannot be used.
        """
        today = danish_day(self._now())
        with self._lock:
            if self._done != today:
                transact(self.url, self._look_after, in_turn=True)
                self._done = today

    def _look_after(self, work: UnitOfWork) -> None:
        look_after(work, self.most_open)


def desk(request: Request) -> Desk:
    """The desk of the service, with everything done that is due."""
    found = request.app.state.desk
    assert isinstance(found, Desk)  # noqa: S101
    found.look_after()
    return found


TheDesk = Annotated[Desk, Depends(desk)]
