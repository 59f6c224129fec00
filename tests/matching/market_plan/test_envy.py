from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.market_plan.arrays import Ints
from matching.market_plan.clock import Clock
from matching.market_plan.constraints import Constraints
from matching.market_plan.envy import CLEARLY, MOST_TRIED, Envy, envy_of
from matching.market_plan.examination import Examination
from matching.market_plan.expected import answered, expected
from matching.market_plan.gradient import value_of
from matching.market_plan.lists import examined
from matching.market_plan.market import PlanMarket
from matching.market_plan.measures import measured
from matching.market_plan.posing import Posed, pose
from matching.market_plan.starting import ranks_by
from tests.matching.market_plan.markets import CURVES, candidates, drawn


def plainly(posed: Posed, ranks: Ints) -> Envy:
    """By computing what everybody would expect in everybody's places, to the end."""
    market, problem = posed.market, posed.problem
    found = expected(market, ranks, problem.curve)
    seen = np.zeros((market.proposers, market.receivers))
    seen[market.proposer, market.receiver] = examined(ranks, problem.curve)
    counts = [0, 0]
    matches = np.bincount(market.proposer, found.match, minlength=market.proposers)
    for one in range(market.proposers):
        own = slice(market.start[one], market.start[one + 1])
        values = np.minimum(1.0, market.f[own] * seen[:, market.receiver[own]]) @ found.answer[own]
        counts[0] += int((values > matches[one] + CLEARLY).sum())
    matches = np.bincount(market.receiver, found.match, minlength=market.receivers)
    for one in range(market.receivers):
        order = problem.order[problem.order_start[one] : problem.order_start[one + 1]]
        rows = np.minimum(1.0, problem.f[order] * seen[market.proposer[order]].T)
        values = np.array([value_of(problem.g[order], row, problem.curve) for row in rows])
        counts[1] += int((values > matches[one] + CLEARLY).sum())
    return Envy(*counts)


def counted(posed: Posed, ranks: Ints, clock: Clock | None = None) -> Envy | None:
    return envy_of(posed, examined(ranks, posed.problem.curve), answered(posed.problem, ranks), clock)


def posed_of(m: int, n: int, curve: Examination = "inverse", length: int | None = None) -> Posed:
    return pose(PlanMarket.from_matrices(*drawn(m, n)), Constraints(), curve, length)


@settings(max_examples=60, deadline=None)
@given(market=candidates(), curve=st.sampled_from([*CURVES, (3.0, 2.0, 0.0)]), seed=st.integers(0, 9))
def test_envy_of_any_market_is_that_of_trying_everything(
    market: PlanMarket, curve: Examination, seed: int
) -> None:
    posed = pose(market, Constraints(), curve)
    ranks = ranks_by(posed.problem, np.random.default_rng(seed).random(len(market.f)))
    assert counted(posed, ranks) == plainly(posed, ranks)


@pytest.mark.parametrize("curve", CURVES)
@pytest.mark.parametrize("length", [None, 4])
def test_envy_of_many_is_that_of_trying_everything(curve: str, length: int | None) -> None:
    posed = posed_of(50, 35, curve, length)
    for score in (posed.problem.f, posed.problem.f * posed.problem.g):
        ranks = ranks_by(posed.problem, score)
        plain = plainly(posed, ranks)
        assert counted(posed, ranks) == plain
        assert plain.receivers > 0


@pytest.mark.parametrize("curve", CURVES)
def test_compiled_answers_are_those_of_the_plain_form(curve: str) -> None:
    posed = posed_of(60, 40, curve)
    ranks = ranks_by(posed.problem, posed.problem.f)
    plain, fast = expected(posed.market, ranks, posed.problem.curve), answered(posed.problem, ranks)
    assert fast.proposal.tolist() == plain.proposal.tolist()
    assert fast.answer == pytest.approx(plain.answer, abs=1e-12)
    assert fast.attention == pytest.approx(plain.attention, abs=1e-12)


def test_envy_is_not_counted_when_the_time_is_up() -> None:
    posed = posed_of(5, 4)
    ranks = ranks_by(posed.problem, posed.problem.f)
    assert counted(posed, ranks) is not None
    over = Clock(1e-9)
    assert counted(posed, ranks, over) is None
    measures = measured(posed, ranks, over)
    assert measures.receivers.envy is None
    assert measures.receivers.envy_share is None
    assert measures.expected_matches > 0


def test_envy_of_a_very_large_market_is_not_counted() -> None:
    proposer = np.arange(300_000) % 3_000
    market = PlanMarket.from_pairs(
        proposer, np.arange(300_000) // 3_000, proposer / 3_000, proposer / 3_000, size=(3_000, 100)
    )
    assert len(market.f) * 3_100 > MOST_TRIED
    posed = pose(market, Constraints(), "inverse", 3)
    assert counted(posed, ranks_by(posed.problem, market.f)) is None
