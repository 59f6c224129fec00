"""Lists on both sides that leave little envy (Tomita & Yokoyama, RecSys 2024, arXiv 2409.00720).

A receiver's opportunities are its places in the proposers' lists, so these decide the receivers' Nash
welfare, the product of their expected matches; the receivers' lists decide the proposers'. Both are raised in
turn by Frank–Wolfe steps over lotteries of lists. Their alpha-SW (arXiv 2601.13609) is between that, alpha 0,
and the number of matches, alpha 1. The linear program of a step falls apart into one sort for each list
(rearrangement inequality), so no solver is needed.
"""

from __future__ import annotations

import numpy as np

from matching.market_plan.arrays import Floats
from matching.market_plan.examination import Examination
from matching.market_plan.two_sided import Sides, TwoSidedPlan

LEAST = 1e-6


def plan_fair_two_sided(
    proposers: Floats,
    receivers: Floats,
    examination: Examination,
    *,
    alpha: float = 0.0,
    steps: int = 100,
    share: float = 0.1,
    enough: float = 0.01,
) -> TwoSidedPlan:
    """Lotteries over lists; steps, share and end are those of the authors' code if left out.

    Args:
        proposers: F, shape (m, n), in [0, 1].
        receivers: G, shape (n, m), in [0, 1].
        examination: the curve of both sides.
        alpha: 0 for Nash welfare, 1 for the number of matches.
        steps: most steps of both sides.
        share: share of a step.
        enough: it ends when a step changes the expected matches by less.

    Raises:
        InvalidQuery: the preferences or the curve cannot be used.
    """
    sides = Sides.of(proposers, receivers, examination)
    left_seen = np.full(sides.f.shape, sides.of_left[: sides.f.shape[1]].mean())
    right_seen = np.full(sides.g.shape, sides.of_right[: sides.g.shape[1]].mean())
    value = 0.0
    for _ in range(steps):
        matches = sides.match(left_seen, right_seen)
        best = sides.best_right(left_seen, _weights(matches.sum(axis=1), alpha))
        right_seen = right_seen + share * (best - right_seen)
        matches = sides.match(left_seen, right_seen)
        best = sides.best_left(right_seen, _weights(matches.sum(axis=0), alpha))
        left_seen = left_seen + share * (best - left_seen)
        before, value = value, float(sides.match(left_seen, right_seen).sum())
        if abs(value - before) < enough:
            break
    return sides.plan(left_seen, right_seen)


def _weights(matches: Floats, alpha: float) -> Floats:
    """What one more match of each partner counts: the less it has, the more."""
    return np.asarray(np.maximum(matches, LEAST) ** (alpha - 1))
