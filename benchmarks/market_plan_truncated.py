"""What is lost where lists end and where a few candidates stand for everybody."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from benchmarks.line import Line
from benchmarks.market_plan_papers import su_market
from matching.market_plan.market import PlanMarket
from matching.market_plan.plan import MarketPlan, Wanted, plan_market
from matching.market_plan.thinning import thinned

SEED = 20261122
LENGTH = 20
CANDIDATES = (50, 20)
SIZES = (100, 200)


def truncated_lines(*, small: bool) -> Iterator[Line]:
    """Lists of 20 from everybody, and from few candidates chosen in two ways."""
    for n in (30,) if small else SIZES:
        full = PlanMarket.from_matrices(*su_market(n, 0.5))
        everybody = _planned(full)
        yield _line(n, "everybody", everybody, everybody)
        for candidates in CANDIDATES:
            if candidates < n:
                yield _line(
                    n, f"{candidates} by the product", _planned(by_product(full, candidates)), everybody
                )
                yield _line(
                    n, f"{candidates} by the matching", _planned(thinned(full, candidates)), everybody
                )


def by_product(market: PlanMarket, candidates: int) -> PlanMarket:
    """Each proposer's best by the product of both preferences, which is what first comes to mind."""
    score = (market.f * market.g).reshape(market.proposers, market.receivers)
    rank = np.argsort(np.argsort(-score, axis=1, kind="stable"), axis=1, kind="stable")
    return market.without(rank.ravel() >= candidates)


def _planned(market: PlanMarket) -> MarketPlan:
    return plan_market(market, Wanted(length=LENGTH), np.random.default_rng(SEED))


def _line(n: int, candidates: str, plan: MarketPlan, everybody: MarketPlan) -> Line:
    share = plan.expected_matches / everybody.expected_matches
    what = f"n={n} λ=0.5, lists of {LENGTH}, candidates: {candidates}"
    note = f"{share:.2%} of those from everybody, {plan.seconds:.1f} s"
    return Line(what, plan.expected_matches, "matches", note=note)
