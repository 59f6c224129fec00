from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from matching.errors import InvalidQuery
from matching.market_plan.clock import Clock
from matching.market_plan.constraints import Constraints
from matching.market_plan.examination import examination_of
from matching.market_plan.market import PlanMarket
from matching.market_plan.plan import Wanted, plan_market
from matching.market_plan.planners import planner_named
from tests.matching.market_plan.markets import drawn


def refusal(constraints: Constraints, length: int | None = None) -> str:
    market = PlanMarket.from_matrices(*drawn(4, 3))
    with pytest.raises(InvalidQuery) as refused:
        plan_market(market, Wanted(constraints=constraints, length=length), np.random.default_rng(0))
    return str(refused.value)


@pytest.mark.parametrize(
    ("own", "theirs", "sentence"),
    [
        (np.zeros((0, 3)), np.zeros((3, 0)), "0 × 3"),
        ([[0.1, np.nan]], [[0.1], [0.1]], "nan of the proposers in row 1, column 2"),
        ([[0.1, 0.2]], [[0.1], [1.5]], "1.5 of the receivers in row 2, column 1"),
        ([[-0.1]], [[0.5]], "-0.1"),
        ([[0.1, 0.2]], [[0.1, 0.2]], "as many rows as the first has columns"),
        ([0.1, 0.2], [[0.1, 0.2]], "at least one row"),
    ],
)
def test_preferences_that_cannot_be_used_are_refused(own: Any, theirs: Any, sentence: str) -> None:
    with pytest.raises(InvalidQuery, match=sentence):
        PlanMarket.from_matrices(own, theirs)


@pytest.mark.parametrize(
    ("proposer", "receiver", "size", "sentence"),
    [
        ([0, 0], [1, 1], (1, 2), "given twice"),
        ([0], [2], (1, 2), "names the index 2"),
        ([], [], (0, 2), "at least one proposer"),
    ],
)
def test_pairs_that_cannot_be_used_are_refused(
    proposer: list[int], receiver: list[int], size: tuple[int, int], sentence: str
) -> None:
    likes = [0.5] * len(proposer)
    with pytest.raises(InvalidQuery, match=sentence):
        PlanMarket.from_pairs(proposer, receiver, likes, likes, size=size)


@pytest.mark.parametrize(
    ("constraints", "sentence"),
    [
        (
            Constraints(forbidden=frozenset((c, j) for c in range(4) for j in range(3))),
            "All pairs are forbidden",
        ),
        (Constraints(capacity=0), "No receiver has any capacity"),
        (Constraints(cap=0), "No receiver has any capacity"),
        (Constraints(cap=-1), "not a number from 0 up"),
        (Constraints(floor=float("nan")), "not a number from 0 up"),
        (Constraints(cap=(1, 2)), "has 2 values for 3 receivers"),
        (Constraints(forbidden=frozenset({(9, 0)})), "9, 0 is not in the market"),
        (Constraints(floor=1, small=frozenset({3})), "Receiver 3 is named as small"),
        (Constraints(small=frozenset({1})), "give a floor"),
        (Constraints(closed=frozenset({4})), "4, 0 is not in the market"),
        (Constraints(forbidden=frozenset({(1, 2)}), fixed={1: (2,)}), "fixed in the list of proposer 1"),
        (Constraints(fixed={1: (2, 2)}), "fixed twice"),
        (Constraints(fixed=dict.fromkeys(range(4), (0,)), cap=0.01), "fixed places alone give receiver 0"),
        (Constraints(fixed=dict.fromkeys(range(4), (0,)), capacity=0.01), "more than its capacity"),
        (Constraints(floor=4.5), "first on every list"),
        (Constraints(floor=3.0), "floors add up to 9"),
        (Constraints(floor=2.0, cap=0.1), "cannot have both"),
        (Constraints(floor=1.0, capacity=(0, 1, 1)), "a capacity of 0 and a floor"),
        (
            Constraints(floor=2.0, capacity=0.05),
            "The floor of receiver 0, 2, cannot be kept together with: capacity",
        ),
        (
            Constraints(floor=1.5, capacity=0.3, cap=30, forbidden=frozenset({(0, 0)})),
            "The floor of receiver 1, 1.5, cannot be kept together with: capacity;",
        ),
    ],
)
def test_constraints_that_no_plan_can_keep_are_named(constraints: Constraints, sentence: str) -> None:
    assert sentence in refusal(constraints)


def test_list_longer_than_the_receivers_is_refused() -> None:
    assert "Lists of 4 are not possible with 3 receivers" in refusal(Constraints(), length=4)


def test_more_fixed_places_than_the_list_has_are_refused() -> None:
    assert "3 places are fixed" in refusal(Constraints(fixed={0: (0, 1, 2)}), length=2)


def test_deadline_of_zero_is_refused() -> None:
    with pytest.raises(InvalidQuery, match="leaves no time"):
        Clock(0)


def test_unknown_planner_and_curve_are_refused_with_those_there_are() -> None:
    with pytest.raises(InvalidQuery, match="use one of naive, reciprocal, transferable, nash, fair, ascent"):
        planner_named("best")
    with pytest.raises(InvalidQuery, match="inverse, exponential, logarithmic"):
        examination_of("linear", 3)


@pytest.mark.parametrize("values", [[], [1, float("nan")], [1, -0.5], [float("inf")]])
def test_examination_values_that_are_none_are_refused(values: list[float]) -> None:
    with pytest.raises(InvalidQuery, match="at least one value"):
        examination_of(values, 3)


def test_examination_that_rises_is_refused() -> None:
    with pytest.raises(InvalidQuery, match="rises at place 3"):
        examination_of([1, 0.2, 0.5], 3)


def test_given_examination_is_zero_after_its_last_value() -> None:
    assert examination_of([1, 0.5], 4).tolist() == [1, 0.5, 0, 0]
    assert examination_of([1, 0.5, 0.2], 2).tolist() == [1, 0.5]


def test_market_of_one_and_one_has_a_plan() -> None:
    plan = plan_market(PlanMarket.from_matrices([[0.5]], [[0.4]]), Wanted(), np.random.default_rng(0))
    assert plan.lists == ((0,),)
    assert plan.expected_matches == pytest.approx(0.2)
    assert plan.measures.proposers.envy == 0


def test_proposer_without_candidates_gets_an_empty_list() -> None:
    market = PlanMarket.from_pairs([0], [1], [0.5], [0.5], size=(2, 3))
    plan = plan_market(market, Wanted(), np.random.default_rng(0))
    assert plan.lists == ((1,), ())
    assert plan.measures.receivers.none == pytest.approx(2 / 3)
