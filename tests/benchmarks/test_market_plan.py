from __future__ import annotations

import numpy as np
import pytest

from benchmarks.market_plan import planned, su_lines
from benchmarks.market_plan_papers import SU, Published, su_market, tomita_market
from benchmarks.market_plan_scale import candidate_market
from benchmarks.market_plan_truncated import by_product
from benchmarks.market_plan_two_sided import METHODS, PUBLISHED, SMALL_SETTINGS, THEIRS
from benchmarks.market_plan_two_sided import planned as two_sided
from matching.market_plan.market import PlanMarket
from matching.market_plan.plan import Wanted, plan_market
from matching.market_plan.planners import planner_named
from matching.market_plan.thinning import thinned

TWENTY = next(row for row in SU if row.n == 20)


def test_generator_draws_the_stream_of_the_paper() -> None:
    own, theirs = su_market(20, 0)
    assert own.shape == (30, 20)
    assert theirs.shape == (20, 30)
    legacy = np.random.RandomState(621)
    assert own[0, 0] == legacy.uniform()
    assert su_market(20, 1)[0][3].tolist() == np.linspace(1, 1 / 20, 20).tolist()
    assert tomita_market(4, 3, 1, 0)[0][0].tolist() == [1, 0.5, 0]


@pytest.mark.parametrize(
    "row", [row for row in SU if row.n == 100 and row.examination != "logarithmic"], ids=lambda row: row.name
)
def test_first_two_columns_are_those_of_the_paper(row: Published) -> None:
    assert planned(row, "naive").expected_matches == pytest.approx(row.naive, abs=0.05)
    assert planned(row, "reciprocal").expected_matches == pytest.approx(row.reciprocal, abs=0.05)


def test_ascent_beats_the_paper_and_what_was_known() -> None:
    best = su_lines(TWENTY)[-1]
    assert best.value > TWENTY.theirs
    assert best.met is True


def test_candidates_are_different_receivers_of_each_proposer() -> None:
    market = candidate_market(60, 80, np.random.default_rng(0))
    assert (np.diff(market.start) == 50).all()
    assert market.receivers == 80


def test_two_sided_methods_are_ordered_by_what_they_know() -> None:
    found = [
        two_sided(method, SMALL_SETTINGS[0], 0).expected_matches for method in ("naive", "product", "ours")
    ]
    assert found == sorted(found)


@pytest.mark.parametrize("method", PUBLISHED)
def test_two_sided_methods_give_the_published_matches_and_envy(method: str) -> None:
    plans = [two_sided(method, THEIRS, seed) for seed in range(5)]
    matches, left, right = PUBLISHED[method]
    assert np.mean([plan.expected_matches for plan in plans]) == pytest.approx(matches, abs=0.001)
    assert np.mean([plan.envy for plan in plans], axis=0) == pytest.approx((left, right))


def test_ours_has_more_matches_than_every_published_method() -> None:
    ours = np.mean([two_sided("ours", THEIRS, seed).expected_matches for seed in range(5)])
    assert set(PUBLISHED) < set(METHODS)
    assert ours > max(matches for matches, _, _ in PUBLISHED.values())


def test_candidates_by_the_matching_lose_less_than_those_by_the_product() -> None:
    market = PlanMarket.from_matrices(*su_market(60, 0.5))
    wanted = Wanted(length=8, planner=planner_named("transferable"))
    found = [
        plan_market(few, wanted, np.random.default_rng(0)).expected_matches
        for few in (by_product(market, 8), thinned(market, 8), market)
    ]
    assert found[0] < 0.97 * found[1]
    assert found[1] > 0.95 * found[2]
    assert np.diff(thinned(market, 8).start).tolist() == [8] * 90
