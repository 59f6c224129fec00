"""Where the rows of a market lie, and which of them may meet."""

from __future__ import annotations

import numpy as np
import pytest

from matching.columns import NEED, OFFER, PROFILE
from matching.market_index import MarketIndex
from tests.market import company, market, need, ngo, offer


@pytest.fixture
def made() -> MarketIndex:
    """Rows 0 to 2 are profiles, 3 and 4 needs, 5 and 6 offers."""
    return market(
        ngo("a"), ngo("ngo"), company("com"), need("n1"), need("n2"), offer("o1"), offer("o2", text="law")
    )


def test_need_is_answered_by_profiles_and_offers(made: MarketIndex) -> None:
    assert made.blocks(NEED) == [(0, 3), (5, 7)]


def test_offer_is_answered_by_needs(made: MarketIndex) -> None:
    assert made.blocks(OFFER) == [(3, 5)]


@pytest.mark.parametrize("sort", [PROFILE, NEED, OFFER])
def test_blocks_are_the_rows_that_may_meet(made: MarketIndex, sort: int) -> None:
    rows = [row for start, stop in made.blocks(sort) for row in range(start, stop)]
    assert rows == made.may_meet(sort).tolist()


def test_nobody_to_meet_is_no_block() -> None:
    assert market().blocks(OFFER) == []


def test_rows_between_are_not_copied(made: MarketIndex) -> None:
    some = made.columns.between(3, 5)
    assert np.shares_memory(some.points, made.columns.points)
    assert (some.sort == NEED).all()


def test_rows_at_positions_come_in_that_order(made: MarketIndex) -> None:
    rows = np.array([6, 0, 3])
    lazily, at_once = made.columns.at(rows), made.columns.take(rows)
    assert at_once.sort.tolist() == [OFFER, PROFILE, NEED]
    assert lazily.window_start.tolist() == made.columns.window_start[rows].tolist()
    assert at_once.points.shape == lazily.points.shape == (3, *made.columns.points.shape[1:])
