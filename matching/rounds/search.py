"""The search: the relaxation's pairs are timed, then some rounds at a time are planned anew, best kept.

The relaxation hardly ever halves a pair: what it leaves open is when they meet. So its pairs are timed along
chains of exchanges, or, in a small market, by diving; what then is missing is mended a few rounds at a time,
and in a small market branch and bound over the pairs proves what is best.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from matching.rounds.branching import Branching
from matching.rounds.chains import timed
from matching.rounds.diving import dive, integer
from matching.rounds.greedy import greedy, quick_bound
from matching.rounds.problem import ENOUGH, Ints, Meetings, Problem
from matching.rounds.relaxation import Relaxed, relaxed
from matching.rounds.schedule import Method

SMALL = 1_500
"""Columns without a price against them, up to which diving and branching are worth their time."""
NEAR = 0.02
"""A column may be worth so much less than its prices and still be tried in a few rounds."""
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Found:
    """``worth`` and ``bound`` are those of the problem, priorities and bonuses included."""

    meetings: Meetings
    worth: float
    bound: float
    method: Method = "search"

    @property
    def proven(self) -> bool:
        return self.bound - self.worth <= ENOUGH * max(1.0, abs(self.worth))


class Search:
    """One search; it holds the best plan so far, and never gives it up for a worse one."""

    def __init__(
        self, problem: Problem, seconds: float, rng: np.random.Generator, progress: Progress | None = None
    ) -> None:
        self.problem, self.rng = problem, rng
        self.begun = time.perf_counter()
        self.seconds, self.progress = seconds, progress
        self.best = greedy(problem)
        self.worth, self.bound = problem.worth(self.best), quick_bound(problem)
        self.method: Method = "greedy"

    @property
    def left(self) -> float:
        """Seconds that are left."""
        return self.begun + self.seconds - time.perf_counter()

    def run(self, start: Meetings | None = None) -> Found:
        """Search until the best is proven or time is up."""
        if start is not None:
            self.offer(start)
        if self.seconds > 0 and not self.found.proven:
            relaxation = relaxed(self.problem, self.left)
            self.bound = min(self.bound, relaxation.bound)
            if relaxation.done:
                self._round(relaxation)
        return self.found

    @property
    def found(self) -> Found:
        return Found(self.best, self.worth, self.bound, self.method)

    def offer(self, meetings: Meetings | None) -> None:
        """Keep a plan if it is at least as good."""
        if self.progress is not None:
            self.progress(min(int(self.seconds), int(self.seconds - self.left)), max(1, int(self.seconds)))
        if meetings is None or (worth := self.problem.worth(meetings)) < self.worth - ENOUGH:
            return
        self.best, self.worth, self.method = meetings, worth, "search"

    def _round(self, relaxation: Relaxed) -> None:
        near = relaxation.columns.only(relaxation.reduced > -NEAR)
        tight = relaxation.columns.only(relaxation.reduced > -1e-6)
        is_small = len(tight) <= SMALL
        if is_small:
            self.offer(dive(self.problem, near, self.left * 0.4, self.rng))
        if not self.found.proven:
            self._time(relaxation, self.left * (0.05 if is_small else 0.4))
        if is_small and not self.found.proven:
            self._prove(relaxation, self.left * 0.8)
        while self.left > 0 and not self.found.proven:
            self._some_rounds(near)

    def _time(self, relaxation: Relaxed, seconds: float) -> None:
        """Time the pairs that the relaxation takes most of."""
        width = self.problem.score.shape[1]
        keys = relaxation.columns.a * width + relaxation.columns.b
        taken = np.bincount(keys, relaxation.x, self.problem.score.size)
        rounds = np.full(self.problem.score.size, -1, dtype=np.int64)
        whole = relaxation.x > 0.5
        rounds[keys[whole]] = relaxation.columns.r[whole]
        pairs = np.flatnonzero(taken > 0.5).astype(np.int64)
        chosen = Meetings(pairs // width, pairs % width, rounds[pairs])
        gains = self.problem.gain[chosen.a, chosen.b]
        self.offer(timed(self.problem, chosen, gains, seconds, self.rng))

    def _prove(self, relaxation: Relaxed, seconds: float) -> None:
        """All columns whose price does not rule them out: none other is in a plan better than the best."""
        slack = self.bound - self.worth + ENOUGH
        columns = relaxation.columns.only(relaxation.reduced > -slack)
        proof = Branching(self.problem, columns, self.worth, self.bound, self.rng).run(seconds)
        self.offer(proof.meetings)
        self.bound = min(self.bound, proof.bound)

    def _some_rounds(self, near: Meetings) -> None:
        """Plan a few rounds anew, the others as they are; among them one that has room."""
        chosen = self._some()
        inside = np.isin(self.best.r, chosen)
        held = self.best.only(~inside)
        closed = np.setdiff1d(np.arange(self.problem.rounds), chosen)
        rest = self.problem.rest(held, closed)
        own = self.best.only(inside)
        columns = _distinct(near.only(np.isin(near.r, chosen)).and_also(own), self.problem)
        columns = columns.only(rest.may[columns.a, columns.b])
        made = integer(rest, columns, min(self.left, 3.0))
        self.offer(None if made is None else held.and_also(made))

    def _some(self) -> Ints:
        count = min(self.problem.rounds, int(self.rng.integers(3, 6)))
        room = self.problem.tables - np.bincount(self.best.r, minlength=self.problem.rounds)
        weights = np.where(room > 0, 3.0, 1.0)
        return self.rng.choice(self.problem.rounds, count, replace=False, p=weights / weights.sum())


def _distinct(columns: Meetings, problem: Problem) -> Meetings:
    shape = (*problem.score.shape, problem.rounds)
    keys = np.unique(np.ravel_multi_index(columns.columns, shape))
    return Meetings(*(part.astype(np.int64) for part in np.unravel_index(keys, shape)))
