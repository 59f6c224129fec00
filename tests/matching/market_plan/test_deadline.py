from __future__ import annotations

import numpy as np
import pytest

from matching.market_plan.clock import Clock
from matching.market_plan.constraints import Constraints
from matching.market_plan.market import PlanMarket
from matching.market_plan.plan import MarketPlan, Wanted, plan_market
from matching.market_plan.planners import PLANNERS
from tests.matching.market_plan.markets import drawn

NO_TIME = 1e-9


def planned(planner: str, seconds: float | None, constraints: Constraints, m: int = 40) -> MarketPlan:
    market = PlanMarket.from_matrices(*drawn(m, 30))
    wanted = Wanted(planner=PLANNERS[planner], constraints=constraints)
    return plan_market(market, wanted, np.random.default_rng(0), Clock(seconds))


@pytest.mark.parametrize("planner", PLANNERS)
def test_plan_without_time_has_full_lists_and_says_that_it_was_stopped(planner: str) -> None:
    plan = planned(planner, NO_TIME, Constraints())
    assert plan.stopped
    assert all(sorted(own) == list(range(30)) for own in plan.lists)


def test_ascent_without_time_is_better_than_everybodys_own_preference() -> None:
    stopped, naive = planned("ascent", NO_TIME, Constraints()), planned("naive", None, Constraints())
    assert stopped.expected_matches > naive.expected_matches
    assert planned("ascent", None, Constraints()).expected_matches > stopped.expected_matches


def test_cost_that_there_is_no_time_to_count_is_left_out_and_named() -> None:
    plan = planned("ascent", NO_TIME, Constraints(cap=2.0, forbidden=frozenset({(0, 0)})))
    assert plan.costs == {}
    assert plan.uncounted == ("cap", "forbidden")


def test_with_time_enough_all_costs_are_counted() -> None:
    plan = planned("ascent", None, Constraints(cap=2.0), m=10)
    assert plan.costs.keys() == {"cap"}
    assert plan.uncounted == ()
    assert not plan.stopped


def test_clock_that_goes_on_longer_has_the_same_beginning() -> None:
    clock = Clock(100.0)
    longer = clock.at_most(1.5, 2.0)
    assert longer.seconds == 152
    assert longer.begun == clock.begun
    assert 151 < longer.left <= 152
    assert Clock().at_most(2.0).left == float("inf")
    assert Clock(NO_TIME).left == 0
