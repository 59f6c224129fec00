"""Transferable-utility matching (Choo & Siow) by iterative proportional fitting, in logarithms throughout.

μ(c, j) = exp((f + g) / 2β)·A(c)·B(j), A(c)² + Σ_j μ(c, j) = 1 and B(j)² + Σ_c μ(c, j) = 1, where A² and B²
are those who stay alone (Tomita et al., RecSys 2023, arXiv 2306.09060). With s the sum of the other side,
A = √(1 + s²/4) − s/2, so log A = −asinh(s/2), which cannot overflow when s is kept as its logarithm.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from matching.market_plan.arrays import Floats, Ints
from matching.market_plan.clock import Clock
from matching.market_plan.problem import Problem

LARGE = 30.0
TOLERANCE = 1e-9
MOST_STEPS = 2_000


@dataclass(frozen=True, slots=True, eq=False)
class Fitted:
    """A fitted matching.

    Attributes:
        log_matching: log μ of each pair, shape (pairs,).
        steps: iterations done.
        residual: largest deviation of a partner's total from 1.
        converged: whether that is below the tolerance.
    """

    log_matching: Floats
    steps: int
    residual: float
    converged: bool


def transferable(
    problem: Problem,
    beta: float,
    clock: Clock | None = None,
    *,
    tolerance: float = TOLERANCE,
    most_steps: int = MOST_STEPS,
) -> Fitted:
    """Fit the matching of a market.

    Args:
        problem: the market, of which the pairs and preferences are used.
        beta: how much chance there is in it, above 0; near 0 it becomes the assignment of greatest value.
        clock: the time there is; one step is always made.
        tolerance: largest deviation of a partner's total from 1 that counts as converged.
        most_steps: iterations after which it stops all the same.
    """
    utility = (problem.f + problem.g) / (2 * beta)
    rows = np.repeat(np.arange(problem.proposers), np.diff(problem.start))
    ways = [
        _Side(np.arange(len(rows)), rows, problem.proposers),
        _Side(problem.order, problem.receiver, problem.receivers),
    ]
    log_a, log_b = np.zeros(problem.proposers), np.zeros(problem.receivers)
    residual, step = np.inf, 0
    clock = clock or Clock()
    while residual > tolerance and step < most_steps and not (step and clock.is_over):
        step += 1
        log_a = _alone(ways[0].log_sums(utility + log_b[problem.receiver]))
        sums = ways[1].log_sums(utility + log_a[rows])
        log_b = _alone(sums)
        # The receivers' totals are 1 now, so what is left is how far the proposers' are from it.
        after = ways[0].log_sums(utility + log_b[problem.receiver])
        residual = float(np.abs(np.expm1(np.logaddexp(2 * log_a, log_a + after))).max())
    fitted = utility + log_a[rows] + log_b[problem.receiver]
    return Fitted(fitted, step, residual, residual <= tolerance)


def _alone(log_sum: Floats) -> Floats:
    """Log A = −asinh(s/2) of log s; for a large s that is −log s."""
    small = np.arcsinh(np.exp(np.minimum(log_sum, LARGE)) / 2)
    return -np.where(log_sum > LARGE, log_sum, small)


class _Side:
    """Sums over the pairs of each partner of one side."""

    def __init__(self, order: Ints, partner: Ints, partners: int) -> None:
        self.order, self.partner = order, partner[order]
        counts = np.bincount(partner, minlength=partners)
        self.some = counts > 0
        self.first = (np.cumsum(counts) - counts)[self.some]
        self.place = np.cumsum(self.some)[self.partner] - 1
        self.partners = partners

    def log_sums(self, logs: Floats) -> Floats:
        """Logarithm of the sum of exp over each partner's pairs, -inf where it has none."""
        own = logs[self.order]
        most = np.maximum.reduceat(own, self.first)
        sums = np.full(self.partners, -np.inf)
        sums[self.some] = most + np.log(np.add.reduceat(np.exp(own - most[self.place]), self.first))
        return sums
