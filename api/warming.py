"""Reading the market while pages are answered already."""

from __future__ import annotations

from collections.abc import Callable
from threading import Thread
from typing import Protocol


class Loaded(Protocol):
    """A market, which takes its time."""

    def load(self) -> object: ...


class Stopped(Protocol):
    """A server, which ends when it is told to."""

    should_exit: bool


class Warming(Thread):
    """Loads ``market`` and then calls ``done``; when it cannot be loaded ``server`` ends, and ``failed`` says
    why."""

    def __init__(self, market: Loaded, server: Stopped, done: Callable[[], None]) -> None:
        super().__init__(name="brobygger-warming", daemon=True)
        self.failed: Exception | None = None
        self._market, self._server, self._done = market, server, done

    def run(self) -> None:
        try:
            self._market.load()
        except Exception as error:  # noqa: BLE001 - whoever started the server raises it
            if not self._server.should_exit:
                self.failed = error
            self._server.should_exit = True
            return
        self._done()
