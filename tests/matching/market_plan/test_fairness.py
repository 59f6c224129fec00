from __future__ import annotations

import numpy as np
import pytest

from matching.market_plan.clock import Clock
from matching.market_plan.constraints import Constraints
from matching.market_plan.expected import expected
from matching.market_plan.market import PlanMarket
from matching.market_plan.measures import Measures
from matching.market_plan.plan import Wanted, plan_market
from matching.market_plan.planners import PLANNERS, ByFairness
from matching.market_plan.posing import pose
from matching.market_plan.problem import copied, empty_state, work_for
from matching.market_plan.weighing import weigh
from tests.matching.market_plan.markets import drawn


def crowded() -> PlanMarket:
    """Everybody likes the first receivers best, and they the first proposers."""
    own, theirs = drawn(15, 10)
    own = 0.2 * own + 0.8 * np.linspace(1, 0.1, 10)
    return PlanMarket.from_matrices(own, 0.2 * theirs + 0.8 * np.linspace(1, 0.1, 15))


def measures_of(planner: str, length: int | None = 3) -> Measures:
    wanted = Wanted(length=length, planner=PLANNERS[planner])
    return plan_market(crowded(), wanted, np.random.default_rng(0)).measures


def test_who_has_least_has_more_the_fairer_the_plan() -> None:
    plans = [measures_of(planner) for planner in ("ascent", "fair", "nash")]
    worst = [plan.receivers.worst_decile for plan in plans]
    gini = [plan.receivers.gini for plan in plans]
    assert worst == sorted(worst)
    assert gini == sorted(gini, reverse=True)
    assert worst[2] > 1.5 * worst[0]
    assert gini[2] < 0.8 * gini[0]


def test_fairness_costs_matches_and_not_all_of_them() -> None:
    ascent, fair, nash = (measures_of(planner).expected_matches for planner in ("ascent", "fair", "nash"))
    assert ascent > fair > nash > 0.8 * ascent


def test_fairness_that_minds_the_number_alone_is_near_most_matches() -> None:
    wanted = Wanted(planner=ByFairness("nearly", 0.99))
    near = plan_market(crowded(), wanted, np.random.default_rng(0)).expected_matches
    assert near > 0.99 * measures_of("ascent", None).expected_matches


def test_nash_plan_has_more_nash_welfare_than_any_other() -> None:
    market = crowded()
    welfare = {}
    for name, planner in PLANNERS.items():
        plan = plan_market(market, Wanted(length=3, planner=planner), np.random.default_rng(0))
        posed = pose(market, Constraints(), "inverse", 3)
        state = empty_state(posed.problem)
        for proposer, own in enumerate(plan.lists):
            for rank, receiver in enumerate(own):
                pair = market.pair(proposer, receiver)
                assert pair is not None
                state.rank[pair] = rank
        match = expected(market, state.rank, posed.problem.curve).match
        sides = np.bincount(market.proposer, match), np.bincount(market.receiver, match, minlength=10)
        welfare[name] = sum(float(np.log(side + 0.01).sum()) for side in sides)
    assert max(welfare, key=lambda name: welfare[name]) == "nash"


def test_weighted_gradient_is_the_difference_in_weighted_matches() -> None:
    market = PlanMarket.from_matrices(*drawn(5, 3))
    problem = pose(market, Constraints(), "logarithmic").problem
    rng = np.random.default_rng(2)
    weight, state = rng.uniform(0.1, 5, len(market.f)), empty_state(problem)
    state.p[:] = rng.uniform(size=len(market.f))

    def weighed(pair: int, p: float) -> tuple[float, float]:
        other, answer, pull = copied(state), np.zeros(len(weight)), np.zeros(len(weight))
        other.p[pair] = p
        weigh(problem, other, work_for(problem), weight, answer, pull)
        return float((weight * other.p * answer).sum()), float(pull[pair])

    for pair in range(len(weight)):
        with_it, without = weighed(pair, 1.0), weighed(pair, 0.0)
        assert with_it[1] == pytest.approx(with_it[0] - without[0], abs=1e-12)
        assert without[1] == pytest.approx(with_it[1], abs=1e-12)


def test_fair_plan_stops_at_the_deadline_and_is_a_plan() -> None:
    plan = plan_market(crowded(), Wanted(planner=PLANNERS["nash"]), np.random.default_rng(0), Clock(1e-6))
    assert plan.stopped
    assert all(sorted(own) == list(range(10)) for own in plan.lists)
