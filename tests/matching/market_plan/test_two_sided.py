from __future__ import annotations

import numpy as np
import pytest

from benchmarks.market_plan_papers import TOMITA_CURVE, tomita_market
from matching.market_plan.two_sided import plan_by_scores, plan_two_sided
from matching.market_plan.two_sided_fair import plan_fair_two_sided
from tests.matching.market_plan.markets import drawn


def test_two_sided_plan_beats_sorting_and_pairs_up_a_clear_market() -> None:
    own, theirs = drawn(8, 6)
    best = plan_two_sided(own, theirs, "inverse", np.random.default_rng(0))
    assert best.expected_matches > plan_by_scores(own, theirs, own, theirs, "inverse").expected_matches
    clear = np.eye(3)
    plan = plan_two_sided(clear, clear, "inverse", np.random.default_rng(0))
    assert plan.expected_matches == pytest.approx(3)
    assert plan.envy == (0, 0)
    assert plan.left[:, 0].tolist() == plan.right[:, 0].tolist() == [0, 1, 2]
    assert plan.nash == pytest.approx((1, 1))


def test_nash_method_leaves_no_envy_and_costs_matches() -> None:
    own, theirs = tomita_market(20, 20, 0.8, 0)
    most = plan_two_sided(own, theirs, TOMITA_CURVE, np.random.default_rng(0))
    nash = plan_fair_two_sided(own, theirs, TOMITA_CURVE)
    assert nash.envy == (0, 0)
    assert sum(most.envy) > 100
    assert 0.8 * most.expected_matches < nash.expected_matches < most.expected_matches
    assert min(nash.nash) > max(most.nash)


def test_lottery_shows_everybody_as_much_as_its_lists_do() -> None:
    own, theirs = drawn(6, 4)
    plan = plan_fair_two_sided(own, theirs, "inverse")
    assert plan.left_seen.sum(axis=1) == pytest.approx(np.full(6, 1 + 1 / 2 + 1 / 3 + 1 / 4))
    assert plan.right_seen.sum(axis=1) == pytest.approx(np.full(4, sum(1 / k for k in range(1, 7))))
    assert (plan.left_seen <= 1).all()


def test_market_of_one_and_one_has_one_list_on_each_side() -> None:
    plan = plan_fair_two_sided(np.array([[0.5]]), np.array([[0.4]]), "inverse")
    assert plan.expected_matches == pytest.approx(0.2)
    assert plan.envy == (0, 0)
