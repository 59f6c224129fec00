"""Is there any alliance at all? Named members and one of each group, whom no gate keeps apart."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from matching.alliances.problem import Mask, Problem

MOST_STEPS = 20_000


@dataclass(slots=True)
class _Search:
    problem: Problem
    steps: int = 0


def seed_of(problem: Problem) -> tuple[tuple[int, ...] | None, bool]:
    """Members that meet the conditions, earlier alliances left out; and whether the answer is certain.

    ``(None, True)`` is proof that there is none; ``(None, False)`` that the search was broken off.
    """
    named = np.flatnonzero(problem.named).tolist()
    able: Mask = np.asarray((problem.reach > 0).any(axis=1))
    if len(named) > problem.seats or not able[named].all():
        return None, True
    if any(problem.conflicts[one, other] for one in named for other in named if one != other):
        return None, True
    open_: Mask = np.asarray(able & ~problem.conflicts[named].any(axis=0))
    search = _Search(problem)
    found = _further(search, tuple(named), open_)
    if found is not None and not found:
        found = (int(np.flatnonzero(open_)[0]),) if open_.any() else None
    return found, found is not None or search.steps < MOST_STEPS


def _further(search: _Search, members: tuple[int, ...], open_: Mask) -> tuple[int, ...] | None:
    """``members`` and as many more as the groups need, by the group with the fewest candidates first."""
    search.steps += 1
    missing = [g.members & open_ for g in search.problem.groups if not g.members[list(members)].any()]
    if not missing:
        return members
    if len(members) == search.problem.seats or search.steps >= MOST_STEPS:
        return None
    tightest = min(missing, key=lambda group: int(group.sum()))
    # Those who are of most of the missing groups, and whom most others can sit with, come first.
    merit = np.sum(missing, axis=0) * 1e6 - search.problem.conflicts.sum(axis=1)
    for candidate in sorted(np.flatnonzero(tightest).tolist(), key=lambda each: -merit[each]):
        still_open = open_ & ~search.problem.conflicts[candidate]
        still_open[candidate] = False
        found = _further(search, (*members, candidate), still_open)
        if found is not None or search.steps >= MOST_STEPS:
            return found
    return None
