"""Which musts and minimums contradict each other: those are left out without which the rest still does."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace

import numpy as np

from matching.rounds.problem import ENOUGH, Bools, Problem
from matching.rounds.relaxation import relaxed

SECONDS = 2.0


@dataclass(frozen=True, slots=True)
class Asked:
    """``musts`` (A × B) and who has a minimum that counts, of ``a`` and of ``b``."""

    musts: Bools
    a: Bools
    b: Bools

    def __len__(self) -> int:
        return int(self.musts.sum() + self.a.sum() + self.b.sum())

    def without(self, part: int, place: tuple[int, ...]) -> Asked:
        """Less one of the musts (part 0), or of the minimums of ``a`` (1) or ``b`` (2)."""
        parts = [self.musts, self.a, self.b]
        parts[part] = parts[part].copy()
        parts[part][place] = False
        return Asked(*parts)


def contradicting(problem: Problem, least_a: Bools, least_b: Bools, seconds: float = SECONDS) -> Asked | None:
    """The musts, and the minimums among ``least_a`` and ``least_b``, that cannot be had together.

    None of them can be left out of it, unless time ran out. None where the linear relaxation does not show
    that they contradict each other.
    """
    end = time.perf_counter() + seconds
    asked = Asked(problem.must.copy(), least_a.copy(), least_b.copy())
    if not _contradicts(problem, asked, end):
        return None
    for part, places in enumerate((asked.musts, asked.a, asked.b)):
        for place in map(tuple, np.argwhere(places).tolist()):
            fewer = asked.without(part, place)
            if _contradicts(problem, fewer, end):
                asked = fewer
    return asked


def _contradicts(problem: Problem, asked: Asked, end: float) -> bool:
    """Whether the relaxation cannot honour all that is asked, when scores count for nothing."""
    alone = replace(
        problem,
        score=np.zeros_like(problem.score),
        must=asked.musts,
        least_a=problem.least_a * asked.a,
        least_b=problem.least_b * asked.b,
        priority=1.0,
        bonus=None,
    )
    found = relaxed(alone, end - time.perf_counter())
    return found.done and found.bound < asked.musts.sum() - ENOUGH
