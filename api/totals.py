"""How many rows of a market could answer, remembered for a moment."""

from __future__ import annotations

from time import monotonic

from matching.stored_query import Narrowed


class Totals:
    """Totals by their conditions. They only decide how many rows are looked at, and may be a little old."""

    def __init__(self, keep_s: float = 10.0, most: int = 1_000) -> None:
        self._keep_s, self._most = keep_s, most
        self._known: dict[Narrowed, tuple[int, float]] = {}

    def get(self, asked: Narrowed) -> int | None:
        """What was counted less than :attr:`keep_s` ago."""
        total, until = self._known.get(asked, (0, 0.0))
        return total if monotonic() < until else None

    def __setitem__(self, asked: Narrowed, total: int) -> None:
        if len(self._known) >= self._most:
            self._known = {}
        self._known[asked] = total, monotonic() + self._keep_s
