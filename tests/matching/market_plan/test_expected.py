from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.market_plan.arrays import Floats, Ints
from matching.market_plan.constraints import Constraints
from matching.market_plan.examination import examination_of
from matching.market_plan.expected import expected, expected_matches
from matching.market_plan.gradient import refresh_all, value_of
from matching.market_plan.lists import lists_of, proposals, ranks_of
from matching.market_plan.market import PlanMarket
from matching.market_plan.posing import pose
from matching.market_plan.problem import copied, curve_length, empty_state, state_of, work_for
from matching.market_plan.starting import ranks_by
from matching.market_plan.validator import recomputed
from tests.matching.market_plan.markets import CURVES, candidates, dense_markets, drawn


def counted(market: PlanMarket, ranks: Ints, curve: Floats) -> float:
    """Expected matches by looking at every set of proposals there can be."""
    p, total = proposals(market, ranks, curve), 0.0
    for receiver in range(market.receivers):
        own = np.flatnonzero(market.receiver == receiver)
        order = sorted(own.tolist(), key=lambda pair: (-market.g[pair], pair))
        for came in product((0, 1), repeat=len(order)):
            chance = np.prod([p[pair] if yes else 1 - p[pair] for pair, yes in zip(order, came, strict=True)])
            here = [pair for pair, yes in zip(order, came, strict=True) if yes]
            total += chance * sum(min(1, market.g[pair] * curve[place]) for place, pair in enumerate(here))
    return float(total)


@pytest.mark.parametrize("examination", [*CURVES, (1.0, 0.5)])
@given(market=dense_markets(4), seed=st.integers(0, 99))
@settings(max_examples=15, deadline=None)
def test_four_ways_of_computing_matches_agree(
    market: PlanMarket, seed: int, examination: str | tuple[float, ...]
) -> None:
    problem = pose(market, Constraints(), examination).problem
    ranks = ranks_by(problem, np.random.default_rng(seed).random(len(market.f)))
    by_enumeration = counted(market, ranks, problem.curve)
    assert expected_matches(market, ranks, problem.curve) == pytest.approx(by_enumeration, abs=1e-12)
    state = state_of(problem, ranks)
    assert refresh_all(problem, state, work_for(problem)) == pytest.approx(by_enumeration, abs=1e-12)
    matches = recomputed(market, lists_of(market, ranks), problem.curve)[1]
    assert matches.sum() == pytest.approx(by_enumeration, abs=1e-12)


def test_two_proposers_and_one_receiver_are_computed_by_hand() -> None:
    market = PlanMarket.from_matrices([[0.5], [0.8]], [[0.6, 0.9]])
    ranks = ranks_of(market, [[0], [0]])
    found = expected(market, ranks, examination_of("inverse", 3))
    assert found.proposal.tolist() == [0.5, 0.8]
    # The second is preferred; the first is second with probability 0.8.
    assert found.answer.tolist() == pytest.approx([0.6 * (0.2 + 0.8 / 2), 0.9])
    assert found.match.sum() == pytest.approx(0.5 * 0.36 + 0.8 * 0.9)


def test_logarithmic_curve_is_clipped_in_the_product() -> None:
    market = PlanMarket.from_matrices([[0.9]], [[0.5]])
    matches = expected_matches(market, ranks_of(market, [[0]]), examination_of("logarithmic", 2))
    assert matches == pytest.approx(1.0 * 0.5 / np.log(2))


@given(market=candidates(), seed=st.integers(0, 99), examination=st.sampled_from(CURVES))
@settings(max_examples=40, deadline=None)
def test_gradient_is_the_difference_between_coming_and_not_coming(
    market: PlanMarket, seed: int, examination: str
) -> None:
    problem = pose(market, Constraints(), examination).problem
    work, rng = work_for(problem), np.random.default_rng(seed)
    state = empty_state(problem)
    state.p[:] = rng.choice([0, 1, 0.3, 1e-20, 0.999999, 0.7], len(market.f))
    refresh_all(problem, state, work)
    for pair in range(len(market.f)):
        values = []
        for p in (1.0, 0.0):
            other = copied(state)
            other.p[pair] = p
            other.dirty[:] = True
            values.append(refresh_all(problem, other, work))
        assert state.gradient[pair] == pytest.approx(values[0] - values[1], abs=1e-12)


def test_counts_that_are_left_out_change_nothing_that_can_be_seen() -> None:
    market = PlanMarket.from_matrices(*drawn(400, 3))
    problem = pose(market, Constraints(), "logarithmic").problem
    state = state_of(problem, ranks_by(problem, market.f))
    refresh_all(problem, state, work_for(problem))
    exact = expected(market, state.rank, problem.curve).match
    sums = np.bincount(market.receiver, exact)
    assert state.value == pytest.approx(sums, rel=1e-12)
    order = problem.order[: problem.order_start[1]]
    assert value_of(problem.g[order], state.p[order], problem.curve) == pytest.approx(sums[0], rel=1e-12)


def test_curve_is_long_enough_for_the_most_candidates() -> None:
    assert curve_length(PlanMarket.from_matrices(*drawn(7, 2))) >= 8
