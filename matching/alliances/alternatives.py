"""Several alliances that differ in substance."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

import numpy as np

from matching.alliances.checked import check_deadline
from matching.alliances.choice import Choice
from matching.alliances.problem import Mask, Problem
from matching.alliances.solving import Solution, solve

ALTERNATIVES = 3


def alternatives(
    problem: Problem,
    deadline_s: float,
    count: int = ALTERNATIVES,
    progress: Callable[[int, int], None] | None = None,
) -> list[Solution]:
    """Up to ``count`` alliances, each the best of those that differ from all before it.

    Two differ when at least half of the members of each are not in the other
    (:func:`matching.alliances.difference.differ`). Fewer come back where no further one differs.

    Raises:
        InvalidQuery: a deadline that leaves no time.
        WrongPlanError: a fault of the program.
    """
    check_deadline(deadline_s)
    until = time.perf_counter() + deadline_s
    found: list[Solution] = []
    unlike: list[Mask] = [*problem.unlike]
    for turn in range(count):
        if progress:
            progress(turn, count)
        now = time.perf_counter()
        solution = solve(replace(problem, unlike=tuple(unlike)), now + (until - now) / (count - turn))
        if solution is None:
            break
        found.append(solution)
        unlike.append(_mask(problem, solution.choice))
    return found


def _mask(problem: Problem, choice: Choice) -> Mask:
    mask = np.zeros(problem.shape[0], dtype=np.bool_)
    mask[list(choice.members)] = True
    return mask
