"""How much memory a block takes at its worst."""

from __future__ import annotations

from threading import Event, Thread

import psutil

EVERY_SECONDS = 0.01


class PeakMemory:
    """Watches the resident memory of this process: ``extra`` is how far it rose, in bytes."""

    def __enter__(self) -> PeakMemory:
        self._process = psutil.Process()
        self._before = self._peak = self._process.memory_info().rss
        self._over = Event()
        self._thread = Thread(target=self._watch, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    @property
    def extra(self) -> int:
        return self._peak - self._before

    def _watch(self) -> None:
        while not self._over.wait(EVERY_SECONDS):
            self._peak = max(self._peak, self._process.memory_info().rss)
