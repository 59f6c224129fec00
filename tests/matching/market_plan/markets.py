"""Small markets, and constraints on them, for the tests of market plans."""

from __future__ import annotations

import numpy as np
from hypothesis import strategies as st

from matching.market_plan.arrays import Floats
from matching.market_plan.constraints import Constraints
from matching.market_plan.market import PlanMarket

CURVES = ("inverse", "exponential", "logarithmic")
LIKES = st.one_of(st.floats(0, 1), st.sampled_from([0.0, 0.5, 1.0]))


def drawn(m: int, n: int, seed: int = 0) -> tuple[Floats, Floats]:
    """Uniform preferences of ``m`` proposers and ``n`` receivers."""
    rng = np.random.default_rng(seed)
    return rng.random((m, n)), rng.random((n, m))


@st.composite
def dense_markets(draw: st.DrawFn, most: int = 5) -> PlanMarket:
    """Everybody with everybody, ties and zeros among the preferences."""
    m, n = draw(st.integers(1, most)), draw(st.integers(1, most))
    values = draw(st.lists(LIKES, min_size=2 * m * n, max_size=2 * m * n))
    return PlanMarket.from_matrices(np.reshape(values[: m * n], (m, n)), np.reshape(values[m * n :], (n, m)))


@st.composite
def candidates(draw: st.DrawFn, most: int = 6) -> PlanMarket:
    """Some of the pairs of a market; somebody may have none."""
    full = draw(dense_markets(most))
    gone = draw(st.lists(st.booleans(), min_size=len(full.f), max_size=len(full.f)))
    flags = np.array(gone)
    flags[0] = False
    return full.without(flags)


@st.composite
def constraints(draw: st.DrawFn, market: PlanMarket) -> Constraints:
    """Any mixture of constraints; they may contradict each other."""
    pairs = list(zip(market.proposer.tolist(), market.receiver.tolist(), strict=True))
    limit = st.one_of(st.none(), st.floats(0, 3))
    fixed = draw(st.sampled_from([None, *pairs]))
    return Constraints(
        capacity=draw(limit),
        cap=draw(limit),
        floor=draw(st.one_of(st.none(), st.floats(0, 1))),
        small=draw(st.one_of(st.none(), st.just(frozenset({0})))),
        forbidden=frozenset(draw(st.lists(st.sampled_from(pairs), max_size=3))),
        fixed={fixed[0]: (fixed[1],)} if fixed else {},
        closed=frozenset({fixed[0]}) if fixed and draw(st.booleans()) else frozenset(),
    )
