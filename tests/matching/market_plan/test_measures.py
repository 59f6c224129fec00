from __future__ import annotations

import numpy as np
import pytest

from matching.errors import InvalidQuery
from matching.market_plan.constraints import Constraints
from matching.market_plan.lists import lists_of, ranks_of
from matching.market_plan.market import PlanMarket
from matching.market_plan.measures import Measures, gini, measured
from matching.market_plan.posing import pose
from matching.market_plan.validator import faults

MARKET = PlanMarket.from_matrices(np.full((4, 2), 0.5), np.full((2, 4), 0.8))


def of(lists: list[list[int]], constraints: Constraints | None = None) -> Measures:
    posed = pose(MARKET, constraints or Constraints(), "inverse")
    return measured(posed, ranks_of(posed.market, lists))


def test_gini_of_known_values() -> None:
    assert gini(np.array([2.0, 2.0, 2.0])) == 0
    assert gini(np.array([0.0, 0.0, 0.0, 1.0])) == pytest.approx(0.75)
    assert gini(np.zeros(3)) == 0


def test_even_plan_has_no_envy_among_receivers_and_crowding_has() -> None:
    even, crowded = of([[0, 1], [1, 0], [0, 1], [1, 0]]), of([[0, 1]] * 4)
    assert even.receivers.gini_exposure == 0
    assert crowded.receivers.gini_exposure == pytest.approx(1 / 6)
    assert crowded.receivers.envy == 1
    assert even.expected_matches > crowded.expected_matches
    assert even.receivers.mean * 2 == pytest.approx(even.expected_matches)
    assert even.proposers.mean * 4 == pytest.approx(even.expected_matches)


def test_who_is_on_no_list_has_none_and_is_the_worst_tenth() -> None:
    alone = of([[0], [0], [0], []])
    assert alone.receivers.none == 0.5
    assert alone.receivers.worst_decile == 0
    assert alone.proposers.none == 0.25
    assert alone.inbound == (1.5, 0)
    # The empty list makes its proposer envy the three others, and each later one those before it.
    assert alone.proposers.envy == 3


def test_load_is_inbound_by_capacity() -> None:
    measures = of([[0], [0], [0], []], Constraints(capacity=(3, 1)))
    assert measures.load == pytest.approx(0.5)
    assert measures.mean_load == pytest.approx(0.25)
    assert of([[0], [0], [0], []]).load is None


@pytest.mark.parametrize(
    ("lists", "sentence"),
    [
        ([[0], [0]], "There are 2 lists for 4 proposers"),
        ([[0, 0], [], [], []], "names somebody twice"),
        ([[7], [], [], []], "no candidate"),
        ([[1], [], [], []], "forbidden"),
        ([[], [1], [], []], "is not first"),
        ([[], [0, 1], [], []], "too long"),
        ([[0], [0], [0], [0]], "more than its cap"),
        ([[], [0], [0], [0]], "more than its capacity"),
        ([[], [0], [], []], "less than its floor"),
    ],
)
def test_validator_finds_each_fault(lists: list[list[int]], sentence: str) -> None:
    constraints = Constraints(
        capacity=0.9,
        cap=1.8,
        floor=(1, 0.2),
        forbidden=frozenset({(0, 1)}),
        fixed={1: (0,)},
        closed=frozenset({1}),
    )
    curve = 1 / np.arange(1, 9)
    assert any(sentence in str(fault) for fault in faults(MARKET, constraints, lists, curve))


def test_lists_and_ranks_are_two_ways_of_saying_the_same() -> None:
    lists = ((1, 0), (), (0,), (0, 1))
    assert lists_of(MARKET, ranks_of(MARKET, lists)) == lists


@pytest.mark.parametrize("lists", [[[0]], [[0, 0], [], [], []], [[5], [], [], []]])
def test_lists_that_do_not_fit_are_refused(lists: list[list[int]]) -> None:
    with pytest.raises(InvalidQuery, match="lists for 4 proposers|no candidate"):
        ranks_of(MARKET, lists)
