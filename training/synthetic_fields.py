"""Structured fields of synthetic profiles: drawn from pools of values made once, often missing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import TypeVar

import numpy as np

from matching.availability import DateWindow, Slot
from matching.codes import code_list
from matching.competence import Competence
from matching.exclusion import Exclusion
from matching.place import Place, regions
from training.municipality_sizes import municipality_shares

TODAY = date(2026, 11, 22)
"""The day on which a synthetic market is looked at; a few of its statements have expired by then."""
POOL = 400

T = TypeVar("T")


class Fields:
    """Draws ``n`` values at a time; the same generator state gives the same values."""

    def __init__(self, rng: np.random.Generator) -> None:
        self._rng = rng

    def drawn(self, options: Sequence[T], n: int, shares: Sequence[float] | None = None) -> list[T]:
        """``n`` of ``options``, evenly or by ``shares`` (made to add up to 1)."""
        weights = None if shares is None else np.array(shares) / np.sum(shares)
        return [options[at] for at in self._rng.choice(len(options), n, p=weights).tolist()]

    def known(self, values: Sequence[T], missing: T, share: float) -> list[T]:
        """``values``, of which each is known with the chance ``share``, else ``missing``."""
        keep = (self._rng.random(len(values)) < share).tolist()
        return [value if kept else missing for value, kept in zip(values, keep, strict=True)]

    def codes(self, list_name: str, n: int, share: float, most: int = 3) -> list[tuple[str, ...]]:
        """Tuples of 1 to ``most`` different codes, empty with the chance 1 − ``share``."""
        codes = list(code_list(list_name))
        pool = [tuple(self._some(codes, most)) for _ in range(POOL)]
        return self.known(self.drawn(pool, n), (), share)

    def code(self, list_name: str, n: int, share: float) -> list[str | None]:
        """One code each, None with the chance 1 − ``share``."""
        return self.known(self.drawn([*code_list(list_name)], n), None, share)

    def numbers(self, n: int, median: float, spread: float, share: float) -> list[int | None]:
        """Whole log-normal numbers, None with the chance 1 − ``share``."""
        drawn = self._rng.lognormal(np.log(median), spread, n).astype(np.int64).tolist()
        return self.known(drawn, None, share)

    def amounts(self, n: int, median: float, spread: float, share: float) -> list[Decimal | None]:
        """The same as amounts of at least 1, each distinct amount made once."""
        made: dict[int | None, Decimal | None] = {None: None}
        for number in (found := self.numbers(n, median, spread, share)):
            if number not in made:
                made[number] = Decimal(max(number or 1, 1))
        return [made[number] for number in found]

    def places(self, n: int, share: float) -> list[tuple[Place, ...]]:
        """One municipality or two, by inhabitants; seldom a region or the country."""
        names, shares = municipality_shares()
        own = [(Place("municipality", name),) for name in names]
        drawn = self.drawn(own, 20 * POOL, shares.tolist())
        pool = [a if a == b or self._rng.random() < 0.85 else a + b for a, b in pairwise(drawn)]
        wide = [(Place("region", name),) for name in regions()] + [(Place("country", "DK"),)]
        pool += wide * (len(pool) // 100)
        return self.known(self.drawn(pool, n), (), share)

    def competences(self, labels: Sequence[str], n: int, share: float) -> list[tuple[Competence, ...]]:
        """One to three of ``labels``, the first ones most often; a level on two in three."""
        levels = [None, *code_list("competence_levels")]
        shares = [1 / (place + 20) for place in range(len(labels))]
        chosen = self.drawn(labels, 10 * POOL, shares)
        made = [
            Competence(label, level, required)
            for label, level, required in zip(
                chosen,
                self.drawn(levels, len(chosen)),
                self.drawn([False, False, True], len(chosen)),
                strict=True,
            )
        ]
        pool = [tuple({c.label: c for c in self._some(made, 3)}.values()) for _ in range(10 * POOL)]
        return self.known(self.drawn(pool, n), (), share)

    def windows(self, n: int, share: float) -> list[tuple[DateWindow, ...]]:
        """One window, seldom two, of a day to a year; most begin within the coming year."""
        starts = self._rng.integers(-120, 360, POOL).tolist()
        lengths = self.drawn([0, 0, 30, 90, 180, 365], POOL)
        one = [
            DateWindow(TODAY + timedelta(days=start), TODAY + timedelta(days=start + length))
            for start, length in zip(starts, lengths, strict=True)
        ]
        pool = [
            (a,) if self._rng.random() < 0.85 else (a, b) for a, b in zip(one, reversed(one), strict=True)
        ]
        return self.known(self.drawn(pool, n), (), share)

    def slots(self, n: int, share: float) -> list[tuple[Slot, ...]]:
        """One to eight parts of the week."""
        week = [Slot(day, part) for day in code_list("weekdays") for part in code_list("day_parts")]
        pool = [tuple(self._some(week, 8)) for _ in range(POOL)]
        return self.known(self.drawn(pool, n), (), share)

    def dates(self, n: int, share: float) -> list[date | None]:
        """A day within two years from three months before :data:`TODAY`."""
        pool = [TODAY + timedelta(days=int(days)) for days in self._rng.integers(-90, 640, POOL)]
        return self.known(self.drawn(pool, n), None, share)

    def exclusions(self, n: int, share: float) -> list[tuple[Exclusion, ...]]:
        """An industry, a kind of partner, seldom a purpose or motive."""
        pool = [Exclusion("industry", code) for code in code_list("industries")]
        pool += [Exclusion("partner_kind", code) for code in code_list("partner_kinds")]
        pool += [Exclusion("purpose", "religion"), Exclusion("motive", "visibility")]
        return self.known(self.drawn([(one,) for one in pool], n), (), share)

    def _some(self, values: Sequence[T], most: int) -> list[T]:
        size = min(int(self._rng.integers(1, most + 1)), len(values))
        return [values[at] for at in self._rng.choice(len(values), size, replace=False).tolist()]
