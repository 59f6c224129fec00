"""A good plan soon: one member is exchanged for another, added or left out, while that makes it better."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import suppress
from itertools import combinations

import numpy as np

from matching.alliances.bounding import Bound
from matching.alliances.choice import Choice, coverage, value
from matching.alliances.deepening import SLACK, Search, solve_set
from matching.alliances.enumerating import Sets, meets_conditions
from matching.alliances.greedy import greedy
from matching.alliances.problem import Problem
from matching.alliances.sharpening import OutOfTimeError, sharpened

NEAR, NEAR_FOR_TWO = 100, 40
TRIES = 3
STARTS, CLIMBED = 16, 4


def improve(search: Search, known: Bound, until: float) -> None:
    """Climb from the best plan until no neighbour is better: by one exchange, and where that ends by two.

    Neighbours are judged by their own bounds first, and the most promising are solved.

    Args:
        search: has a plan.
        known: whose most promising candidates may come in.
        until: when to stop, by ``time.perf_counter``.
    """
    near = _near(known)
    with suppress(OutOfTimeError):
        while not search.done and time.perf_counter() < until:
            _climb_by_one(search, known, near, until)
            if search.best is None or not _climb(
                search,
                known,
                [two_exchanged(search.problem, search.best.members, near[:NEAR_FOR_TWO])],
                until,
            ):
                return


def start_anew(search: Search, known: Bound, until: float) -> None:
    """Climb from greedy plans around other candidates; keep the best plan."""
    near = _near(known)
    for start in _starts(search.problem, near[:STARTS], until):
        if search.done or time.perf_counter() > until:
            return
        worth = value(search.problem, start)
        other = Search(search.problem, search.floor, start, worth, search.bound, search.seen)
        with suppress(OutOfTimeError):
            _climb_by_one(other, known, near, until)
        _adopt(search, other)


def _near(known: Bound) -> Sets:
    """Candidates, the most promising first."""
    order = np.argsort(-known.each, kind="stable")
    found: Sets = order[np.isfinite(known.each[order])]
    return found


def _climb_by_one(search: Search, known: Bound, near: Sets, until: float) -> None:
    while search.best is not None and not search.done and time.perf_counter() < until:
        if not _climb(search, known, neighbours(search.problem, search.best.members, near[:NEAR]), until):
            return


def _adopt(search: Search, other: Search) -> None:
    """What was found from another start counts where it covers as much as greedy does."""
    enough = other.best is not None and coverage(search.problem, other.best) >= (search.floor or 0.0)
    search.take(other.best if enough else None)


def _starts(problem: Problem, near: Sets, until: float) -> Iterator[Choice]:
    """Greedy plans around each of the most promising candidates, the best few of them."""
    found = []
    for candidate in near.tolist():
        if time.perf_counter() > until:
            break
        if (choice := greedy(problem, (candidate,))) is not None:
            found.append(choice)
    distinct = {choice.members: choice for choice in found}
    yield from sorted(distinct.values(), key=lambda choice: -value(problem, choice))[:CLIMBED]


def _climb(search: Search, known: Bound, neighbourhood: list[Sets], until: float) -> bool:
    """Solve the most promising sets; whether one of them is better than the best plan."""
    before = search.reached
    for sets in neighbourhood:
        rows, bounds = sharpened(search.problem, sets, known.prices[0].parts, search.reached + SLACK, until)
        for members, bound in zip(rows[:TRIES], bounds, strict=False):
            if bound > search.reached + SLACK and not solve_set(search, members, until):
                return False
    return search.reached > before + SLACK


def two_exchanged(problem: Problem, members: tuple[int, ...], near: Sets) -> Sets:
    """Sets in which two of ``members`` have made room for two others."""
    inside = np.array(members, dtype=np.int64)
    coming = np.array(list(combinations(np.setdiff1d(near, inside), 2)), dtype=np.int64).reshape(-1, 2)
    leaving = list(combinations(np.flatnonzero(~problem.named[inside]), 2))
    blocks = [np.empty((0, len(inside)), dtype=np.int64)]
    for pair in leaving:
        block = np.tile(inside, (len(coming), 1))
        block[:, list(pair)] = coming
        blocks.append(block)
    sets = np.concatenate(blocks)
    return sets[_possible(problem, sets)]


def neighbours(problem: Problem, members: tuple[int, ...], near: Sets) -> list[Sets]:
    """Sets that differ from ``members`` by one exchange, by one more, or by one less."""
    inside = np.array(members, dtype=np.int64)
    near = np.setdiff1d(near, inside)
    leaving = np.flatnonzero(~problem.named[inside])
    exchanged = np.tile(inside, (len(leaving) * len(near), 1))
    exchanged[np.arange(len(exchanged)), np.repeat(leaving, len(near))] = np.tile(near, len(leaving))
    found = [exchanged]
    if len(members) < problem.seats:
        found.append(np.hstack([np.tile(inside, (len(near), 1)), near[:, None]]))
    if len(members) > 1:
        fewer = [np.delete(inside, at) for at in leaving]
        found.append(np.array(fewer, dtype=np.int64).reshape(len(fewer), len(inside) - 1))
    return [sets[_possible(problem, sets)] for sets in found if len(sets)]


def _possible(problem: Problem, sets: Sets) -> Sets:
    kept = meets_conditions(problem, sets)
    for one in range(sets.shape[1]):
        for other in range(one):
            kept &= ~problem.conflicts[sets[:, one], sets[:, other]]
    return np.flatnonzero(kept)
