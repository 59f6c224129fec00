"""How good and how fair a plan is."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from matching.market_plan.arrays import Floats, Ints
from matching.market_plan.clock import Clock
from matching.market_plan.envy import envy_of
from matching.market_plan.expected import answered
from matching.market_plan.lists import examined
from matching.market_plan.posing import Posed

NONE_BELOW = 0.005
"""Fewer expected matches than one in two hundred plans brings are none."""


@dataclass(frozen=True, slots=True)
class SideMeasures:
    """One side of a plan.

    Attributes:
        partners: how many there are.
        mean: expected matches of a partner.
        gini: inequality of the expected matches, from 0 (all the same) to 1.
        gini_exposure: the same of exposure: for receivers the examination of their places, for proposers
            the attention their proposals are expected to get.
        none: share of partners with fewer than 0.005 expected matches.
        worst_decile: mean expected matches of the tenth that has least.
        envy: pairs of partners of which the first would have more in the other's places; None where the
            market is too large to look, or the time was up.
        envy_share: that as a share of all pairs.
    """

    partners: int
    mean: float
    gini: float
    gini_exposure: float
    none: float
    worst_decile: float
    envy: int | None
    envy_share: float | None


@dataclass(frozen=True, slots=True)
class Measures:
    """All measures of a plan.

    Attributes:
        expected_matches: of the whole plan.
        proposers: that side.
        receivers: that side.
        inbound: expected proposals to each receiver.
        load: greatest inbound ÷ capacity; None where no receiver has a capacity above 0.
        mean_load: mean of the same over those that have one.
    """

    expected_matches: float
    proposers: SideMeasures
    receivers: SideMeasures
    inbound: tuple[float, ...]
    load: float | None
    mean_load: float | None


def measured(posed: Posed, ranks: Ints, clock: Clock | None = None) -> Measures:
    """The measures of the plan with these ranks.

    Args:
        posed: the market.
        ranks: of the pairs, shape (pairs,).
        clock: the time there is to count envy; as much as it takes if left out.
    """
    market, problem = posed.market, posed.problem
    found = answered(problem, ranks)
    rows, columns = market.proposer, market.receiver
    m, n = market.proposers, market.receivers
    seen = examined(ranks, problem.curve)
    envy = envy_of(posed, seen, found, clock)
    inbound = _sums(columns, found.proposal, n)
    loads = inbound / np.where(problem.capacity > 0, problem.capacity, np.inf)
    bounded = np.isfinite(problem.capacity) & (problem.capacity > 0)
    return Measures(
        expected_matches=float(found.match.sum()),
        proposers=_side(
            _sums(rows, found.match, m),
            _sums(rows, found.proposal * found.attention, m),
            envy.proposers if envy else None,
        ),
        receivers=_side(
            _sums(columns, found.match, n),
            _sums(columns, seen, n),
            envy.receivers if envy else None,
        ),
        inbound=tuple(inbound.tolist()),
        load=float(loads[bounded].max()) if bounded.any() else None,
        mean_load=float(loads[bounded].mean()) if bounded.any() else None,
    )


def gini(values: Floats) -> float:
    """Gini coefficient: the mean absolute difference of two, halved and divided by the mean.

    >>> gini(np.array([1.0, 1.0]))
    0.0
    >>> gini(np.array([0.0, 1.0]))
    0.5
    """
    total, n = values.sum(), len(values)
    if total <= 0:
        return 0.0
    ordered = np.sort(values)
    # Rounding must not make perfect equality less than none.
    return max(0.0, float(((2 * np.arange(1, n + 1) - n - 1) @ ordered) / (n * total)))


def _sums(partner: Ints, values: Floats, partners: int) -> Floats:
    return np.bincount(partner, values, minlength=partners).astype(np.float64)


def _side(matches: Floats, exposure: Floats, envy: int | None) -> SideMeasures:
    n = len(matches)
    pairs = n * (n - 1)
    return SideMeasures(
        partners=n,
        mean=float(matches.mean()),
        gini=gini(matches),
        gini_exposure=gini(exposure),
        none=float((matches < NONE_BELOW).mean()),
        worst_decile=float(np.sort(matches)[: max(1, n // 10)].mean()),
        envy=envy,
        envy_share=None if envy is None else envy / max(pairs, 1),
    )
