"""The market whose truth is known: real lists, answers as the truth has them."""

from __future__ import annotations

import numpy as np
import pytest

from training.known_truth.answers import SHOWN, answers_of, asked_anew
from training.known_truth.lists import KnownMarket
from training.ranker.columns import check_columns


@pytest.fixture(scope="module")
def market() -> KnownMarket:
    return KnownMarket(200, 4, 1)


def test_same_seed_gives_the_same_answers(market: KnownMarket) -> None:
    again = KnownMarket(200, 4, 1)
    assert answers_of(market, 60, 5).equals(answers_of(again, 60, 5))


def test_examples_have_all_columns_and_lie_in_time(market: KnownMarket) -> None:
    found = answers_of(market, 300, 5)
    check_columns(found)
    assert len(found) == 300
    assert found["at"].is_monotonic_increasing
    assert set(found["side"]) == {"seeks", "gives"}
    assert found["position"].between(1, SHOWN).all()


def test_first_places_are_introduced_more_often(market: KnownMarket) -> None:
    counts = answers_of(market, 1_500, 6)["position"].value_counts()
    assert counts[1] > 1.3 * counts[5] > 0


def test_answers_are_as_likely_as_the_truth_says(market: KnownMarket) -> None:
    rng = np.random.default_rng(7)
    found = [market.candidates(int(asked)) for asked in rng.integers(market.statements, size=60)]
    said, meant = [], []
    for one in found:
        there, _ = market.truth(one, 0.5)
        said.append(one.score[:SHOWN])
        meant.append(there[:SHOWN])
    assert np.corrcoef(np.concatenate(said), np.concatenate(meant))[0, 1] > 0.2
    assert 0.1 < np.concatenate(meant).mean() < 0.9


def test_over_the_years_a_shared_purpose_counts_more_and_distance_less(market: KnownMarket) -> None:
    found = market.candidates(0)
    before, after = market.truth(found, 0.0)[0], market.truth(found, 1.0)[0]
    assert (after >= before - 1e-12).all()
    assert (after > before).any()


def test_lists_to_be_judged_are_of_different_statements(market: KnownMarket) -> None:
    asked = [one.asked for one in asked_anew(market, 30, 3)]
    assert len(set(asked)) == 30
