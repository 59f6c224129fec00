"""Problems for tests: random ones, tiny ones, and the best alliance of a tiny one by trying everything."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product
from typing import Any

import numpy as np

from matching.alliances.choice import Choice, Fill, coverage, value
from matching.alliances.difference import differ
from matching.alliances.problem import Group, Problem

SECTORS = ("civil", "private", "public")


def random_problem(rng: np.random.Generator, candidates: int, parts: int, **changes: Any) -> Problem:
    """Degrees from 0.3 to 1 where a candidate answers at all, every third part divisible."""
    shape = (candidates, parts)
    degree = np.where(rng.random(shape) < changes.pop("density", 0.5), rng.uniform(0.3, 1, shape), 0.0)
    apart = np.triu(rng.random((candidates, candidates)) < changes.pop("apart", 0.2), 1)
    sectors = rng.integers(0, len(SECTORS), candidates)
    groups = tuple(Group(SECTORS[n], sectors == n) for n in range(int(changes.pop("sectors", 0))))
    fields: dict[str, Any] = {
        "weights": rng.integers(1, 4, parts).astype(np.float64),
        "divisible": np.arange(parts) % 3 == 0,
        "degree": degree,
        "most": rng.uniform(0.1, 0.9, shape),
        "fit": rng.random(shape),
        "loads": rng.integers(1, 4, candidates),
        "seats": 3,
        "conflicts": apart | apart.T,
        "groups": groups,
    }
    return Problem(**(fields | changes))


def tiny(**changes: Any) -> Problem:
    """Two parts; candidate 0 fills the first, 1 the second, 2 half of each."""
    fields: dict[str, Any] = {
        "weights": np.array([1.0, 1.0]),
        "divisible": np.array([False, False]),
        "degree": np.array([[1.0, 0.0], [0.0, 1.0], [0.5, 0.5]]),
        "most": np.ones((3, 2)),
        "fit": np.full((3, 2), 0.5),
        "loads": np.array([2, 2, 2]),
        "seats": 2,
        "conflicts": np.zeros((3, 3), dtype=np.bool_),
    }
    return Problem(**(fields | changes))


def best_by_trying(problem: Problem, least_coverage: float) -> tuple[float, float] | None:
    """The highest value of all plans with at least this coverage, and its coverage; None without a plan.

    For problems without stocks: then a divisible part is best filled by who gains most first.
    """
    best: tuple[float, float] | None = None
    for size in range(1, problem.seats + 1):
        for members in combinations(range(problem.shape[0]), size):
            if not possible(problem, members):
                continue
            for choice in plans(problem, members):
                covered = coverage(problem, choice)
                worth = value(problem, choice)
                if covered >= least_coverage - 1e-9 and (best is None or worth > best[0]):
                    best = worth, covered
    return best


def possible(problem: Problem, members: tuple[int, ...]) -> bool:
    named = np.flatnonzero(problem.named).tolist()
    return (
        not any(problem.conflicts[pair] for pair in combinations(members, 2))
        and all(group.members[list(members)].any() for group in problem.groups)
        and set(named) <= set(members)
        and all(differ(members, np.flatnonzero(other).tolist(), named) for other in problem.unlike)
    )


def plans(problem: Problem, members: tuple[int, ...]) -> Iterator[Choice]:
    """Every way in which each member fills some of its parts, with the best shares of each."""
    own = []
    for member in members:
        parts = np.flatnonzero(problem.reach[member]).tolist()
        most = min(len(parts), int(problem.loads[member]))
        own.append([subset for n in range(1, most + 1) for subset in combinations(parts, n)])
    for taken in product(*own):
        keys = [(member, part) for member, parts in zip(members, taken, strict=True) for part in parts]
        fills: list[Fill] = []
        for part in range(problem.shape[1]):
            shares = _shares(problem, [member for member, p in keys if p == part], part)
            if shares is None:
                break
            fills += shares
        else:
            yield Choice.of(fills)


def _shares(problem: Problem, fillers: list[int], part: int) -> list[Fill] | None:
    least = {filler: float(problem.least[filler, part]) for filler in fillers}
    room = 1 - sum(least.values())
    if room < -1e-12:
        return None
    shares = []
    for filler in sorted(fillers, key=lambda each: -problem.gain[each, part]):
        more = min(room, float(problem.reach[filler, part]) - least[filler])
        room -= more
        shares.append(Fill(filler, part, least[filler] + more))
    return shares
