from __future__ import annotations

from dataclasses import replace
from itertools import permutations, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.errors import InvalidQuery
from matching.market_plan.ascent import Effort, ascend
from matching.market_plan.clock import Clock
from matching.market_plan.constraints import Constraints
from matching.market_plan.expected import expected_matches
from matching.market_plan.lists import lists_of, ranks_of
from matching.market_plan.market import PlanMarket
from matching.market_plan.plan import MarketPlan, Wanted, plan_market
from matching.market_plan.planners import PLANNERS, ByAscent, planner_named
from matching.market_plan.posing import pose
from matching.market_plan.transferable import transferable
from matching.market_plan.validator import faults
from tests.matching.market_plan.markets import CURVES, candidates, constraints, drawn

QUICK = ByAscent(effort=Effort(random=1, relaxed=1, steps=20, shakes=2))
SIMPLE = [PLANNERS[name] for name in ("naive", "reciprocal", "transferable")]
ALL = [*SIMPLE, PLANNERS["fair"], PLANNERS["nash"], QUICK]


def planned(market: PlanMarket, wanted: Wanted | None = None, seed: int = 0) -> MarketPlan:
    return plan_market(market, wanted or Wanted(planner=QUICK), np.random.default_rng(seed))


@pytest.mark.parametrize("planner", ALL, ids=lambda planner: planner.name)
@given(data=st.data())
@settings(max_examples=30, deadline=None)
def test_every_plan_keeps_everything_or_is_refused(data: st.DataObject, planner: ByAscent) -> None:
    market = data.draw(candidates())
    length = data.draw(st.one_of(st.none(), st.integers(1, market.receivers)))
    asked = data.draw(constraints(market))
    wanted = Wanted(data.draw(st.sampled_from(CURVES)), length, asked, planner, costs=False)
    try:
        plan = planned(market, wanted)
    except InvalidQuery:
        return
    posed = pose(market, asked, wanted.examination, length)
    assert faults(market, asked, plan.lists, posed.problem.curve, posed.problem.length) == ()
    ranks = ranks_of(posed.market, plan.lists)
    assert plan.expected_matches == pytest.approx(expected_matches(posed.market, ranks, posed.problem.curve))


@pytest.mark.parametrize("planner", ALL, ids=lambda planner: planner.name)
def test_without_limits_everybody_is_on_every_list_once(planner: ByAscent) -> None:
    plan = planned(PlanMarket.from_matrices(*drawn(6, 4)), Wanted(planner=planner))
    assert [sorted(own) for own in plan.lists] == [[0, 1, 2, 3]] * 6


@pytest.mark.parametrize("planner", ALL, ids=lambda planner: planner.name)
def test_same_seed_gives_the_same_plan(planner: ByAscent) -> None:
    market = PlanMarket.from_matrices(*drawn(8, 5))
    wanted = Wanted(planner=planner, constraints=Constraints(cap=2))
    assert planned(market, wanted).lists == planned(market, wanted).lists


@pytest.mark.parametrize("examination", CURVES)
@pytest.mark.parametrize("seed", range(3))
def test_ascent_finds_the_best_plan_of_a_tiny_market(examination: str, seed: int) -> None:
    market = PlanMarket.from_matrices(*drawn(3, 3, seed))
    posed = pose(market, Constraints(), examination)
    every = product(permutations(range(3)), repeat=3)
    best = max(expected_matches(market, ranks_of(market, lists), posed.problem.curve) for lists in every)
    plan = planned(market, Wanted(examination))
    assert plan.expected_matches == pytest.approx(best, rel=2e-3)
    assert plan.expected_matches <= best + 1e-12


@given(market=candidates(), seed=st.integers(0, 9))
@settings(max_examples=25, deadline=None)
def test_ascent_is_never_worse_than_its_best_start(market: PlanMarket, seed: int) -> None:
    problem = pose(market, Constraints(), "inverse").problem
    best = ascend(problem, np.random.default_rng(seed), Clock(), Effort(shakes=1, steps=5))
    assert best.state.value.sum() >= max(best.starts.values()) - 1e-9
    assert {"reciprocal", "transferable 0.25", "transferable 1", "random 1"} <= set(best.starts)


def test_ascent_brings_more_than_the_simple_planners() -> None:
    market = PlanMarket.from_matrices(*drawn(30, 20))
    found = {
        planner.name: planned(market, Wanted(planner=planner)).expected_matches
        for planner in [*SIMPLE, QUICK]
    }
    assert found["naive"] < found["reciprocal"] < found["transferable"] < found["ascent"]


def test_naive_and_reciprocal_lists_are_sorted_by_their_scores() -> None:
    own, theirs = np.array([[0.2, 0.9], [0.4, 0.4]]), np.array([[0.9, 0.1], [0.1, 0.2]])
    market = PlanMarket.from_matrices(own, theirs)
    assert planned(market, Wanted(planner=planner_named("naive"))).lists == ((1, 0), (0, 1))
    assert planned(market, Wanted(planner=planner_named("reciprocal"))).lists == ((0, 1), (1, 0))


@pytest.mark.parametrize("beta", [1e-4, 0.01, 0.25, 1.0, 100.0])
def test_fitted_matching_fills_everybody_and_never_overflows(beta: float) -> None:
    market = PlanMarket.from_matrices(*drawn(9, 6))
    fitted = transferable(pose(market, Constraints(), "inverse").problem, beta)
    matching = np.exp(fitted.log_matching)
    assert np.isfinite(fitted.log_matching).all()
    for partner, n in ((market.proposer, 9), (market.receiver, 6)):
        assert (np.bincount(partner, matching, minlength=n) <= 1 + 1e-3).all()
    if beta >= 0.25:
        assert fitted.converged
        assert fitted.residual < 1e-9


def test_matching_that_did_not_converge_says_so() -> None:
    problem = pose(PlanMarket.from_matrices(*drawn(9, 6)), Constraints(), "inverse").problem
    assert not transferable(problem, 0.25, most_steps=1).converged


def test_cap_spreads_and_its_cost_is_told() -> None:
    own, theirs = drawn(12, 6)
    own[:, 0] = 1.0
    market = PlanMarket.from_matrices(own, theirs)
    wanted = Wanted(planner=QUICK, constraints=Constraints(cap=2.0))
    free, capped = planned(market), planned(market, wanted)
    assert max(free.measures.inbound) > 2 >= max(capped.measures.inbound) - 1e-9
    assert capped.costs["cap"] > 0
    assert capped.costs["cap"] == pytest.approx(free.expected_matches - capped.expected_matches, abs=0.05)


def test_every_given_constraint_has_a_cost_that_is_not_below_zero() -> None:
    asked = Constraints(1.2, 2.5, 0.8, frozenset({5}), frozenset({(0, 0)}), {1: (2, 3)}, frozenset({1}))
    plan = planned(PlanMarket.from_matrices(*drawn(12, 6)), Wanted(planner=QUICK, constraints=asked))
    assert set(plan.costs) == {"capacity", "cap", "floor", "forbidden", "fixed"}
    assert min(plan.costs.values()) >= 0
    assert plan.lists[1] == (2, 3)
    assert 0 not in plan.lists[0]


def test_floor_lifts_a_partner_that_nobody_prefers() -> None:
    own, theirs = drawn(10, 5)
    own[:, 4] = 0.01
    market = PlanMarket.from_matrices(own, theirs)
    asked = Constraints(floor=6.0, small=frozenset({4}))
    plan = planned(market, Wanted(planner=QUICK, constraints=asked))
    exposure = sum(1 / (own_list.index(4) + 1) for own_list in plan.lists)
    assert exposure >= 6 - 1e-9
    assert sum(1 / (own_list.index(4) + 1) for own_list in planned(market).lists) < 6


def test_deadline_that_is_short_gives_a_plan_and_says_that_it_was_stopped() -> None:
    market = PlanMarket.from_matrices(*drawn(30, 20))
    plan = plan_market(market, Wanted(), np.random.default_rng(0), Clock(1e-6))
    assert plan.stopped
    assert len(plan.starts) == 1
    assert len(plan.lists) == 30


def test_progress_is_told_until_the_end() -> None:
    told: list[tuple[int, int]] = []
    clock = Clock(progress=lambda done, total: told.append((done, total)))
    plan_market(
        PlanMarket.from_matrices(*drawn(4, 3)), Wanted(planner=QUICK), np.random.default_rng(0), clock
    )
    assert told[-1][0] == told[-1][1]
    assert len(told) > 3


def test_candidates_alone_give_a_plan_nearly_as_good_as_everybody() -> None:
    own, theirs = drawn(30, 20)
    full = PlanMarket.from_matrices(own, theirs)
    weak = np.ones(len(full.f), dtype=bool)
    best = np.argsort(-(own * theirs.T), axis=1)[:, :10] + 20 * np.arange(30)[:, None]
    weak[best] = False
    sparse = planned(full.without(weak), Wanted(planner=QUICK, length=5)).expected_matches
    assert sparse > 0.9 * planned(full).expected_matches


def test_known_plan_is_never_made_worse() -> None:
    posed = pose(PlanMarket.from_matrices(*drawn(10, 6)), Constraints(), "inverse")
    good = planned(posed.market, Wanted(planner=replace(QUICK, effort=Effort(shakes=10))))
    ranks = ranks_of(posed.market, good.lists)
    again = QUICK.plan(posed.problem, np.random.default_rng(1), Clock(), (ranks,))
    value = expected_matches(posed.market, again.ranks, posed.problem.curve)
    assert value >= good.expected_matches - 1e-12
    assert lists_of(posed.market, ranks) == good.lists
