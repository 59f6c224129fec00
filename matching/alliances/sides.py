"""Conditions on who is a member, as rows of ``R x <= h`` over all candidates."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from matching.alliances.problem import Problem, Values


@dataclass(frozen=True, slots=True)
class Sides:
    """``rows`` of shape (m, c) and ``limits`` of shape (m,)."""

    rows: Values
    limits: Values


def sides_of(problem: Problem) -> Sides:
    """At least one of each group; at most half, of its members and of these, from each earlier alliance."""
    rows, limits = [], []
    for group in problem.groups:
        rows.append(-group.members.astype(np.float64))
        limits.append(-1.0)
    others = ~problem.named
    for earlier in problem.unlike:
        common = (earlier & others).astype(np.float64)
        if not common.any():
            rows.append(-others.astype(np.float64))
            limits.append(-1.0)
            continue
        rows += [2 * common - others, common]
        limits += [0.0, float(np.floor(common.sum() / 2))]
    count = problem.shape[0]
    return Sides(np.array(rows, dtype=np.float64).reshape(len(rows), count), np.array(limits))
