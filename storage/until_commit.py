"""What was read from the database, for as long as nobody has committed anything to it."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

T = TypeVar("T")
MOST = 1_000

Stamp = Callable[[], Hashable | None]
"""Another answer after every commit, as :meth:`storage.change_watch.ChangeWatch.stamp` gives it; None where
that cannot be said."""


class UntilCommit(Generic[T]):
    """Answers that are asked for again and again; safe for many threads.

    What was read is given again only under the stamp it was read under, so whoever asks after a commit gets
    what that commit made of it.
    """

    def __init__(self, stamp: Stamp) -> None:
        self._stamp = stamp
        self._lock = Lock()
        self._under: Hashable | None = None
        self._kept: dict[Hashable, T] = {}

    def get(self, key: Hashable, read: Callable[[], T]) -> T:
        """What ``read`` returns, now or before for the same ``key``; what it raises is not kept."""
        stamp = self._stamp()
        if stamp is None:
            return read()
        with self._lock:
            if self._under == stamp and key in self._kept:
                return self._kept[key]
        found = read()
        with self._lock:
            if self._under != stamp or len(self._kept) >= MOST:
                self._under, self._kept = stamp, {}
            self._kept[key] = found
        return found
