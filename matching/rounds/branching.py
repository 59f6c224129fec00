"""The proof: branch and bound over pairs, whether they meet at all, and never over when.

When two meet hardly matters to the relaxation, so branching there proves nothing; whether they meet does.
"""

from __future__ import annotations

import heapq
import time
from dataclasses import dataclass, replace

import numpy as np

from matching.rounds.diving import dive
from matching.rounds.linear import pairs_of, solve
from matching.rounds.problem import ENOUGH, Ints, Meetings, Problem

DIVES = 3
FRACTION = 1e-5


@dataclass(frozen=True, slots=True, order=True)
class _Node:
    """``ceiling`` is the negative of the bound; pairs are numbered ``a * width + b``."""

    ceiling: float
    forced: tuple[int, ...]
    banned: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Proof:
    """The best plan found, None if none is better; and the bound on every plan over the columns."""

    meetings: Meetings | None
    bound: float


class Branching:
    """Best bound first; ``columns`` are those that can be in a plan better than ``worth``."""

    def __init__(
        self, problem: Problem, columns: Meetings, worth: float, bound: float, rng: np.random.Generator
    ) -> None:
        self.problem, self.columns, self.rng = problem, columns, rng
        self.best: Meetings | None = None
        self.worth, self.open_bound = worth, -np.inf
        self.heap = [_Node(-bound, (), ())]
        self.width = problem.score.shape[1]

    def run(self, seconds: float) -> Proof:
        """Branch until nothing better is possible or time is up."""
        end = time.perf_counter() + seconds
        while self.heap and -self.heap[0].ceiling > self.worth + ENOUGH:
            if self.open_bound >= -self.heap[0].ceiling:
                break
            node = self.heap[0]
            if time.perf_counter() > end or not self._open(node, end):
                break
        left = -self.heap[0].ceiling if self.heap else -np.inf
        return Proof(self.best, max(self.worth, self.open_bound, left))

    def _open(self, node: _Node, end: float) -> bool:
        """Solve a node and put its children in its place; False when time ran out on it."""
        problem = self._problem(node)
        columns = self.columns.only(problem.may[self.columns.a, self.columns.b])
        solved = solve(problem, columns, seconds=end - time.perf_counter())
        if not solved.done:
            return False
        heapq.heappop(self.heap)
        bound = min(-node.ceiling, solved.bound - self.problem.priority * self._added(node))
        if bound <= self.worth + ENOUGH:
            return True
        pairs, which = pairs_of(columns, self.width)
        taken = np.bincount(which, solved.x, len(pairs))
        halved = np.minimum(taken, 1 - taken)
        if halved.max() > FRACTION:
            self._branch(node, bound, int(pairs[int(halved.argmax())]))
        else:
            self._settle(problem, columns.only(np.isin(which, np.flatnonzero(taken > 0.5))), bound, end)
        return True

    def _branch(self, node: _Node, bound: float, pair: int) -> None:
        heapq.heappush(self.heap, _Node(-bound, (*node.forced, pair), node.banned))
        heapq.heappush(self.heap, _Node(-bound, node.forced, (*node.banned, pair)))

    def _settle(self, problem: Problem, columns: Meetings, bound: float, end: float) -> None:
        """Find rounds for whole pairs; where that fails the node stays open, and with it its bound."""
        for _ in range(DIVES):
            made = dive(problem, columns, end - time.perf_counter(), self.rng)
            if made is not None and (worth := self.problem.worth(made)) > self.worth + ENOUGH:
                self.best, self.worth = made, worth
            if self.worth >= bound - ENOUGH:
                return
        self.open_bound = max(self.open_bound, bound)

    def _problem(self, node: _Node) -> Problem:
        may, must = self.problem.may.copy(), self.problem.must.copy()
        banned, forced = self._indices(node.banned), self._indices(node.forced)
        may[banned], must[forced] = False, True
        return replace(self.problem, may=may, must=must)

    def _added(self, node: _Node) -> int:
        """How many of the forced pairs were not musts already."""
        return int((~self.problem.must[self._indices(node.forced)]).sum())

    def _indices(self, pairs: tuple[int, ...]) -> tuple[Ints, Ints]:
        numbers = np.array(pairs, dtype=np.int64)
        return numbers // self.width, numbers % self.width
