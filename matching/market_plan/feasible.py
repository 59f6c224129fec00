"""Whether there is any plan that keeps all limits, by integer programming (HiGHS).

A binary variable says that a pair stands at a rank; floors and caps are linear in these. Expected matches are
not, but more or better places never make them fewer (one more in the receiver's order puts somebody at least
as good at each place). So when a receiver's places are too much for its capacity, a cut forbids all that are
as good, and the program is solved again.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field

import numpy as np
from scipy.sparse import csr_array

from matching.market_plan.arrays import Flags, Floats, Ints
from matching.market_plan.lists import NOT_LISTED
from matching.market_plan.problem import Problem

SECONDS = 10.0
MOST_PLACES = 100_000
TOLERANCE = 1e-7
INFEASIBLE = 2
"""The status by which ``scipy.optimize.milp`` says that there is no solution."""
MARGINS = (0.0, 3e-6)
"""The second is for a solution that keeps a limit no nearer than HiGHS looks."""


@dataclass(frozen=True, slots=True)
class Feasible:
    """Whether there is a plan, None if that is not known, and its ranks if there is."""

    possible: bool | None
    ranks: Ints | None = None


def feasible(problem: Problem, seconds: float = SECONDS) -> Feasible:
    """Look for any plan that keeps what is fixed and all limits.

    Args:
        problem: the problem.
        seconds: time there is.
    """
    until = time.perf_counter() + seconds
    places = _Places.of(problem)
    if places is None:
        return Feasible(None)
    for margin in MARGINS:
        found = places.solved(margin, until)
        if not found.possible or (found.ranks is not None and places.kept(found.ranks)):
            return found
    return Feasible(None)


@dataclass(frozen=True, slots=True, eq=False)
class _Places:
    """All places there can be: the pair and the rank of each, and the cuts that were made."""

    problem: Problem
    pair: Ints
    rank: Ints
    cuts: list[Ints] = field(default_factory=list)

    @classmethod
    def of(cls, problem: Problem) -> _Places | None:
        proposer = np.repeat(np.arange(problem.proposers), np.diff(problem.start))
        free = (problem.fixed < 0) & ~problem.closed[proposer]
        first = np.where(free, problem.fixed_count[proposer], problem.fixed)
        counts = np.where(free, problem.length - first, (problem.fixed >= 0).astype(np.int64))
        counts = np.maximum(counts, 0)
        if counts.sum() > MOST_PLACES:
            return None
        pair = np.repeat(np.arange(len(proposer)), counts)
        within = np.arange(len(pair)) - np.repeat(np.cumsum(counts) - counts, counts)
        return cls(problem, pair, first[pair] + within)

    def solved(self, margin: float, until: float) -> Feasible:
        """Solve, and cut off what exceeds a capacity, until nothing does or the time is up."""
        from scipy.optimize import milp

        constraints = self._linear(margin)
        while (left := until - time.perf_counter()) > 0:
            found = milp(
                np.zeros(len(self.pair)),
                integrality=np.ones(len(self.pair)),
                bounds=(0, 1),
                constraints=[*constraints, *self._cut()],
                options={"time_limit": left},
            )
            if found.x is None:
                return Feasible(False if found.status == INFEASIBLE else None)
            ranks = np.full(len(self.problem.f), NOT_LISTED)
            chosen = found.x > 0.5
            ranks[self.pair[chosen]] = self.rank[chosen]
            exceeded = self._exceeded(ranks)
            if not len(exceeded):
                return Feasible(True, ranks)
            self.cuts.extend(self._as_good(receiver, ranks) for receiver in exceeded)
        return Feasible(None)

    def kept(self, ranks: Ints) -> bool:
        """Whether floors and caps are kept as exactly as the validator asks."""
        problem, seen = self.problem, self._seen(ranks)
        n = problem.receivers
        inbound = np.bincount(problem.receiver, np.minimum(1.0, problem.f * seen), minlength=n)
        exposure = np.bincount(problem.receiver, seen, minlength=n)
        within = (inbound <= problem.cap + TOLERANCE).all()
        return bool(within and (exposure >= problem.floor - TOLERANCE).all())

    def _linear(self, margin: float) -> list[tuple[csr_array, Floats, Floats]]:
        """Each pair once, each place of a list once and none before it empty, what is fixed, floors, caps."""
        problem, count = self.problem, len(self.pair)
        proposer = np.repeat(np.arange(problem.proposers), np.diff(problem.start))[self.pair]
        receiver = problem.receiver[self.pair]
        slot = proposer * problem.length + self.rank
        slots, pairs = problem.proposers * problem.length, len(problem.f)
        columns, ones = np.arange(count), np.ones(count)
        once = csr_array((ones, (self.pair, columns)), shape=(pairs, count))
        filled = csr_array((ones, (slot, columns)), shape=(slots, count))
        after = self.rank > problem.fixed_count[proposer]
        before = csr_array((ones, (slot + 1, columns)), shape=(slots + 1, count))[:slots]
        rows = np.unique(slot[after])
        seen = problem.curve[self.rank]
        shown = csr_array((seen, (receiver, columns)), shape=(problem.receivers, count))
        sent = csr_array(
            (np.minimum(1.0, problem.f[self.pair] * seen), (receiver, columns)),
            shape=(problem.receivers, count),
        )
        needed = (problem.fixed >= 0).astype(np.float64)
        return [
            (once, needed, np.ones(pairs)),
            (filled, np.zeros(slots), np.ones(slots)),
            ((filled - before)[rows], np.full(len(rows), -np.inf), np.zeros(len(rows))),
            (shown, problem.floor + margin * (problem.floor > 0), np.full(problem.receivers, np.inf)),
            (sent, np.full(problem.receivers, -np.inf), problem.cap - margin),
        ]

    def _cut(self) -> list[tuple[csr_array, Floats, Floats]]:
        if not self.cuts:
            return []
        rows = np.repeat(np.arange(len(self.cuts)), [len(cut) for cut in self.cuts])
        columns = np.concatenate(self.cuts)
        matrix = csr_array((np.ones(len(rows)), (rows, columns)), shape=(len(self.cuts), len(self.pair)))
        most = [len(np.unique(self.pair[cut])) - 1.0 for cut in self.cuts]
        return [(matrix, np.full(len(most), -np.inf), np.array(most))]

    def _exceeded(self, ranks: Ints) -> list[int]:
        limits = self.problem.capacity
        return [
            receiver
            for receiver in np.flatnonzero(np.isfinite(limits)).tolist()
            if self._matches(receiver, ranks) > limits[receiver] + TOLERANCE
        ]

    def _as_good(self, receiver: int, ranks: Ints) -> Ints:
        """The columns of as few of a receiver's places as exceed its capacity, and of all that are better."""
        ranks = ranks.copy()
        for pair in np.flatnonzero((self.problem.receiver == receiver) & (ranks >= 0)).tolist():
            rank, ranks[pair] = ranks[pair], NOT_LISTED
            if self._matches(receiver, ranks) <= self.problem.capacity[receiver] + TOLERANCE:
                ranks[pair] = rank
        own: Flags = self.problem.receiver[self.pair] == receiver
        return np.flatnonzero(own & (self.rank <= ranks[self.pair]))

    def _matches(self, receiver: int, ranks: Ints) -> float:
        from matching.market_plan.gradient import value_of

        problem = self.problem
        own = problem.order[problem.order_start[receiver] : problem.order_start[receiver + 1]]
        p = np.minimum(1.0, problem.f[own] * self._seen(ranks)[own])
        return float(value_of(problem.g[own], p, problem.curve))

    def _seen(self, ranks: Ints) -> Floats:
        return np.where(ranks >= 0, self.problem.curve[np.maximum(ranks, 0)], 0.0)
