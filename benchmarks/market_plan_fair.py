"""What the fair planners give to those who have least, and what it costs."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from benchmarks.line import Line
from benchmarks.market_plan_papers import su_market
from matching.market_plan.market import PlanMarket
from matching.market_plan.plan import Wanted, plan_market
from matching.market_plan.planners import PLANNERS

SEED = 20261122
SETTINGS = ((100, 0.5, None), (100, 0.5, 5), (100, 1.0, 5))
SMALL_SETTINGS = ((20, 1.0, 3),)


def fair_lines(*, small: bool) -> Iterator[Line]:
    """Every planner in each setting: n receivers, 1.5 n proposers, λ, longest list."""
    for n, mixed, length in SMALL_SETTINGS if small else SETTINGS:
        market = PlanMarket.from_matrices(*su_market(n, mixed))
        lists = "full lists" if length is None else f"lists of {length}"
        for name, planner in PLANNERS.items():
            plan = plan_market(market, Wanted(length=length, planner=planner), np.random.default_rng(SEED))
            sides = plan.measures.proposers, plan.measures.receivers
            note = "; ".join(
                f"{what} {getattr(sides[0], key):{shown}} and {getattr(sides[1], key):{shown}}"
                for what, key, shown in (
                    ("Gini", "gini", ".2f"),
                    ("none", "none", ".1%"),
                    ("worst tenth", "worst_decile", ".3f"),
                    ("envy", "envy", ",d"),
                )
            )
            what = f"fair n={n} λ={mixed:g} {lists}, {name}"
            yield Line(what, plan.expected_matches, "matches", note=f"{note}; {plan.seconds:.1f} s")
