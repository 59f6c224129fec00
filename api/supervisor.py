"""Several workers on one socket: started together, replaced when they die, ended together."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from socket import socket
from tempfile import TemporaryDirectory

from prometheus_client.multiprocess import mark_process_dead
from uvicorn import Config
from uvicorn.supervisors import Multiprocess

from api.metrics import FOLDER


class Supervisor(Multiprocess):
    """uvicorn's own, which says when all workers answer, and lets nobody in while they end."""

    def __init__(self, config: Config, sockets: list[socket], ready: Callable[[], None]) -> None:
        super().__init__(config, sockets)
        self.was_stopped = False
        self._ready: Callable[[], None] | None = ready
        self._pids: set[int] = set()

    def handle_int(self) -> None:
        self.was_stopped = True
        super().handle_int()

    def handle_term(self) -> None:
        self.was_stopped = True
        super().handle_term()

    def terminate_all(self) -> None:
        # The workers close theirs; while ours is open, strangers would wait at it for nobody.
        for listener in self.sockets:
            listener.close()
        super().terminate_all()

    def keep_subprocess_alive(self) -> None:
        super().keep_subprocess_alive()
        self._forget_dead()
        if self._ready and all(process.is_ready() for process in self.processes):
            self._ready()
            self._ready = None

    def _forget_dead(self) -> None:
        """Take the numbers of workers that have ended out of those that hold for the moment."""
        pids = {process.pid for process in self.processes if process.pid is not None}
        for pid in self._pids - pids:
            mark_process_dead(pid)  # type: ignore[no-untyped-call]
        self._pids = pids


@contextmanager
def shared_by_workers(**variables: str) -> Iterator[None]:
    """What workers have in common, in the environment they inherit: a folder for numbers, ``variables``."""
    with TemporaryDirectory(prefix="brobygger-metrics-") as folder:
        given = {FOLDER: folder, **variables}
        before = {name: os.environ.get(name) for name in given}
        os.environ.update(given)
        try:
            yield
        finally:
            for name, value in before.items():
                if value is None:
                    del os.environ[name]
                else:
                    os.environ[name] = value
