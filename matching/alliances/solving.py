"""One alliance: greedy, then bounded, then exact by integer programming over those who can still matter."""

from __future__ import annotations

import time
from dataclasses import dataclass

import numpy as np

from matching.alliances.bounding import Bound, bound_of
from matching.alliances.choice import Choice, coverage, value
from matching.alliances.deepening import Search, deepen, look_at_the_rest
from matching.alliances.greedy import greedy
from matching.alliances.highs import solve_program
from matching.alliances.improving import improve, start_anew
from matching.alliances.possible import seed_of
from matching.alliances.problem import Problem
from matching.alliances.program import Program
from matching.alliances.validator import validate

CORE = 60
"""So many candidates with the highest bounds are tried first, for a good plan soon."""
FLOOR_SLACK = 1e-9
PROVEN = 1e-6
SHARE_OF_BOUNDING = 0.25
SHARE_OF_IMPROVING = 0.6
SHARE_OF_DEEPENING = 0.9
LEAST_FOR_EXACT_S = 0.05
MOST_IN_PROGRAM = 300
"""A program over more takes longer to write down than there is time to solve it."""
FREE_SLACK = 1e-8


@dataclass(frozen=True, slots=True)
class Solution:
    """A plan, its value, and what no plan can exceed; all in shares of coverage."""

    choice: Choice
    value: float
    bound: float

    @property
    def gap(self) -> float:
        """How far the value can be below the best; 0 where it is proven best."""
        gap = self.bound - self.value
        return 0.0 if gap <= PROVEN else gap

    @property
    def proven(self) -> bool:
        return self.gap == 0.0


def solve(problem: Problem, until: float) -> Solution | None:
    """The best alliance that can be found by then (``time.perf_counter``); checked by the validator.

    Its coverage is never below that of :func:`greedy`. None where no alliance meets the conditions, or none
    was found in time.

    Raises:
        WrongPlanError: a fault of the program.
    """
    found = _solve(problem, until)
    if found is not None:
        validate(problem, found.choice, stated=found.value, bound=found.bound)
    return found


def _solve(problem: Problem, until: float) -> Solution | None:
    begun = time.perf_counter()
    first = first_plan(problem)
    floor = None if first is None else coverage(problem, first) - FLOOR_SLACK
    reached = -np.inf if first is None else value(problem, first)
    bound = bound_of(problem, max(reached, 0.0), begun + SHARE_OF_BOUNDING * (until - begun))
    search = Search(problem, floor, first, reached, max(bound.total, reached))
    if not search.done and not _late(until):
        _exactly(search, bound, begun, until)
    if search.best is None:
        return None
    return Solution(search.best, search.reached, search.bound)


def _exactly(search: Search, bound: Bound, begun: float, until: float) -> None:
    """By sets of members; where there are too many of them, by one integer program over all who matter."""
    span = until - begun
    improve(search, bound, begun + SHARE_OF_IMPROVING * span)
    until_sets = begun + SHARE_OF_DEEPENING * span
    if deepen(search, bound, until_sets):
        return
    start_anew(search, bound, begun + SHARE_OF_IMPROVING * span)
    if look_at_the_rest(search, bound, until_sets) or _late(until):
        return
    by_program(search, bound, until)


def by_program(search: Search, bound: Bound, until: float) -> None:
    """One integer program over all who matter; over the most promising first, for a good plan."""
    core = _highest(search, bound)
    if _matter(search, bound) - core:
        seconds = (until - time.perf_counter()) / 2
        search.take(solve_program(Program(search.problem, core, search.floor), seconds, search.best).choice)
        if _late(until):
            return
    among = _matter(search, bound)
    if len(among) > MOST_IN_PROGRAM:
        return
    program = Program(search.problem, among, search.floor)
    found = solve_program(program, until - time.perf_counter(), search.best)
    search.take(found.choice)
    if found.bound is not None:
        search.lower(found.bound)


def first_plan(problem: Problem) -> Choice | None:
    """The greedy plan; where that leads nowhere, greedy from members that meet the conditions."""
    found = greedy(problem)
    if found is None and problem.groups:
        seed, _ = seed_of(problem)
        found = greedy(problem, seed) if seed else None
    return found


def _late(until: float) -> bool:
    return time.perf_counter() + LEAST_FOR_EXACT_S > until


def _matter(search: Search, bound: Bound) -> set[int]:
    """Candidates with whom an alliance may still be better than the best so far, and those of the best."""
    better = (bound.each > search.reached + FREE_SLACK) | search.problem.named
    return set(np.flatnonzero(better).tolist()) | set(search.best.members if search.best else ())


def _highest(search: Search, bound: Bound) -> set[int]:
    """The candidates with the highest bounds, the best of every group, and those of the plan."""
    problem = search.problem
    able = np.asarray((problem.reach > 0).any(axis=1))
    order = [n for n in np.argsort(-bound.each, kind="stable").tolist() if able[n]]
    core = set(order[:CORE]) | set(np.flatnonzero(problem.named).tolist())
    for group in problem.groups:
        core |= set([n for n in order if group.members[n]][: CORE // 4])
    return core | set(search.best.members if search.best else ())
