"""Every set of members that could still be worth more than a threshold.

Members in the order of their worth at the best prices; a set is dropped as soon as its worth with the best
that may follow is not above the threshold at any of the prices that are kept. So few sets are left of
millions of millions that each can be looked at.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matching.alliances.bounding import Prices
from matching.alliances.problem import Mask, Problem, Values

MOST_ROWS = 1_500_000
Sets = NDArray[np.int64]


class TooManyError(Exception):
    """More sets than can be looked at: the threshold is too low for this problem."""


@dataclass(slots=True)
class _Level:
    """Sets of one size; ``next`` is the first candidate that may follow, ``sums`` the worth at each price."""

    sets: Sets
    next: Sets
    sums: Values
    """Shape (prices, rows)."""


def sets_above(
    problem: Problem, prices: tuple[Prices, ...], threshold: float, most: int = MOST_ROWS
) -> Iterator[Sets]:
    """Arrays of shape (m, j), of candidates: the sets of each size j that meet every condition on members.

    Raises:
        TooManyError: there are more than can be looked at.
    """
    named = np.flatnonzero(problem.named)
    free = _in_order(problem, prices[0].worth, named)
    worth = np.array([each.worth[free] for each in prices])
    short = threshold - np.array([each.base for each in prices])
    start = np.array([[float(each.worth[named].sum())] for each in prices])
    level = _Level(np.empty((1, 0), dtype=np.int64), np.zeros(1, dtype=np.int64), start)
    for seats in range(problem.seats - len(named), -1, -1):
        whole = (level.sums > short[:, None]).all(axis=0)
        members = np.hstack([np.tile(named, (int(whole.sum()), 1)), free[level.sets[whole]]])
        if members.shape[1]:
            yield members[meets_conditions(problem, members)]
        if not seats or not len(level.next):
            return
        counts = _counts(level, worth[0], short[0], seats)
        if counts.sum() > most:
            raise TooManyError
        level = _extended(problem, level, free, worth, short, counts)


def _in_order(problem: Problem, worth: Values, named: Sets) -> Sets:
    """Candidates that can sit with those who are named, of most worth first."""
    open_ = np.isfinite(worth) & (problem.reach > 0).any(axis=1) & ~problem.named
    open_ &= ~problem.conflicts[named].any(axis=0)
    order = np.argsort(-worth, kind="stable")
    found: Sets = order[open_[order]]
    return found


def _counts(level: _Level, worth: Values, short: float, seats: int) -> Sets:
    """How many candidates may follow on each set: in the order of their worth it is a first few of them."""
    n, at = len(worth), np.arange(len(worth))
    sums = np.concatenate([[0.0], np.cumsum(np.maximum(worth, 0))])
    best = worth + sums[np.minimum(at + seats, n)] - sums[at + 1]
    enough = np.searchsorted(-best, level.sums[0] - short, side="left")
    return np.asarray(np.maximum(enough - level.next, 0), dtype=np.int64)


def _extended(
    problem: Problem, level: _Level, free: Sets, worth: Values, short: Values, counts: Sets
) -> _Level:
    total = int(counts.sum())
    parent = np.repeat(np.arange(len(counts)), counts)
    added = np.arange(total) - np.repeat(np.cumsum(counts) - counts, counts) + np.repeat(level.next, counts)
    kept = np.ones(total, dtype=np.bool_)
    candidates = free[added]
    for column in range(level.sets.shape[1]):
        kept &= ~problem.conflicts[free[level.sets[parent, column]], candidates]
    parent, added = parent[kept], added[kept]
    later = np.maximum(
        -np.sort(-worth, axis=1)[:, : problem.seats - int(problem.named.sum()) - level.sets.shape[1] - 1], 0
    ).sum(axis=1)
    reached = level.sums[:, parent] + worth[:, added]
    possible = (reached + later[:, None] > short[:, None]).all(axis=0)
    parent, added = parent[possible], added[possible]
    return _Level(
        np.hstack([level.sets[parent], added[:, None]]), added + 1, np.ascontiguousarray(reached[:, possible])
    )


def meets_conditions(problem: Problem, members: Sets) -> Mask:
    """Every group is there, and the difference to each earlier alliance is large enough."""
    met = np.ones(len(members), dtype=np.bool_)
    for group in problem.groups:
        met &= group.members[members].any(axis=1)
    others = (~problem.named[members]).sum(axis=1)
    for earlier in problem.unlike:
        size = int((earlier & ~problem.named).sum())
        common = (earlier & ~problem.named)[members].sum(axis=1)
        differs = (2 * common <= others) & (2 * common <= size)
        met &= differs if size else others > 0
    return met
