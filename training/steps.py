"""Several pieces of work told as one."""

from __future__ import annotations

from matching.protocols import Progress


class Steps:
    """Tells ``progress`` how much of ``total`` is done while one piece of work follows the other."""

    def __init__(self, progress: Progress | None, total: int) -> None:
        self._progress = progress
        self._total = total
        self._done = 0

    def step(self, size: int) -> Progress:
        """What the next piece, which is ``size`` of the total, reports to."""
        start = self._done
        self._done += size

        def report(done: int, total: int) -> None:
            if self._progress:
                self._progress(start + size * done // max(total, 1), self._total)

        return report
