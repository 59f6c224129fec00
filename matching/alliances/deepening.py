"""Exact by looking at ever more sets of members, until none that is left can be better."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from matching.alliances.bounding import Bound
from matching.alliances.choice import Choice, value
from matching.alliances.enumerating import MOST_ROWS, TooManyError, sets_above
from matching.alliances.highs import solve_program
from matching.alliances.probing import probed
from matching.alliances.problem import LOWEST, Problem
from matching.alliances.program import Program
from matching.alliances.sharpening import OutOfTimeError, sharpened

FIRST_STEP, FACTOR, LEAST_FURTHER = 0.002, 1.6, 1.1
PROMISING = 3
MOST_SETS = 40_000
"""So many rows in a step; when it is known how good the best plan is, more are worth their time."""
SLACK = 1e-7


@dataclass(slots=True)
class Search:
    """The best plan so far, and what no plan can exceed."""

    problem: Problem
    floor: float | None
    """Least coverage, that of the greedy plan; None where it found none."""
    best: Choice | None
    reached: float
    bound: float
    seen: set[tuple[int, ...]] = field(default_factory=set)

    @property
    def done(self) -> bool:
        return self.bound <= self.reached + SLACK

    def take(self, found: Choice | None) -> None:
        """Keep the plan if it is the best so far."""
        if found is not None and (worth := value(self.problem, found)) > self.reached:
            self.best, self.reached = found, worth

    def lower(self, bound: float) -> None:
        """Nothing is worth more than ``bound``, but for what was found."""
        self.bound = max(self.reached, min(self.bound, bound))


def deepen(search: Search, known: Bound, until: float) -> bool:
    """Look at all sets above a threshold that falls until the best plan is above it.

    Returns:
        True when the search ended: the plan is proven best, or there is none. False when time ran out, or
        there were too many sets.
    """
    passed, step = 0.0, FIRST_STEP
    while not search.done:
        threshold = max(known.total - step, search.reached, LOWEST)
        try:
            if not _look_above(search, known, threshold, until):
                return False
        except OutOfTimeError:
            return False
        except TooManyError:
            step = (passed + step) / 2
            if step < passed * LEAST_FURTHER or step < FIRST_STEP / 4:
                return False
            continue
        search.lower(-np.inf if threshold == LOWEST else threshold)
        if threshold == LOWEST:
            return True
        passed, step = step, step * FACTOR
    return True


def look_at_the_rest(search: Search, known: Bound, until: float) -> bool:
    """Look at every set that may be better than the best plan, of those that probing leaves.

    Returns:
        True when the plan is proven best; False when time ran out, or there were too many sets.
    """
    left = probed(search.problem, known, search.reached, until)
    try:
        ended = _look_above(search, known, search.reached, until, left)
    except (TooManyError, OutOfTimeError):
        return False
    if ended:
        search.lower(search.reached)
    return ended


def _look_above(
    search: Search, known: Bound, threshold: float, until: float, left: Problem | None = None
) -> bool:
    """Solve every set that may be worth more than the threshold; False when time ran out."""
    problem, prices = search.problem, known.prices[0].parts
    found: list[tuple[float, tuple[int, ...]]] = []
    below = max(search.reached, threshold - (known.total - threshold) / 2)
    most = MOST_SETS if left is None else MOST_ROWS
    for sets in sets_above(left or problem, known.prices, threshold, most):
        rows, bounds = sharpened(problem, sets, prices, threshold if left else below, until)
        found += zip(bounds.tolist(), map(tuple, np.sort(rows, axis=1).tolist()), strict=True)
    for tried, (bound, members) in enumerate(sorted(found, reverse=True)):
        # Below the threshold a few are solved too: a better plan makes every later step shorter.
        if bound <= search.reached + SLACK or (bound <= threshold and tried >= PROMISING):
            return True
        if not solve_set(search, members, until):
            return False
    return True


def solve_set(search: Search, members: Sequence[int], until: float) -> bool:
    """The best that these members, all of them, can do; False when time ran out."""
    key, left = tuple(sorted(map(int, members))), until - time.perf_counter()
    if key in search.seen:
        return True
    if left <= 0:
        return False
    answer = solve_program(Program(search.problem, key, search.floor, all_in=True), left, None)
    search.take(answer.choice)
    if answer.ended:
        search.seen.add(key)
    return answer.ended
