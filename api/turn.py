"""Whose turn it is: lists are made one after the other, not all at once."""

from __future__ import annotations

from threading import Semaphore

IN_MEMORY, IN_DATABASE = 1, 2
"""Lists a worker makes at once. Python runs one thread at a time, and threads that take turns every few
milliseconds all end late; with sixteen clients that costs a third of the work. While the database searches,
a second list can be made."""


class Turn:
    """Entered as a context by whoever makes a list; the others wait."""

    def __init__(self, at_once: int = IN_MEMORY) -> None:
        self._free = Semaphore(at_once)

    def __enter__(self) -> None:
        self._free.acquire()

    def __exit__(self, *raised: object) -> None:
        self._free.release()
