from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from matching.alliances.choice import Choice, Fill, value
from matching.alliances.problem import Group, Problem, Stock
from matching.alliances.validator import WrongPlanError, validate
from tests.matching.alliances.instances import tiny

GOOD = Choice.of([Fill(0, 0, 1.0), Fill(1, 1, 1.0)])
APART = np.array([[False, True, False], [True, False, False], [False, False, False]])


def check(problem: Problem, choice: Choice, *, more: float = 0.0, bound: float = 2.0) -> None:
    validate(problem, choice, stated=value(problem, choice) + more, bound=bound)


def test_good_plan_passes() -> None:
    check(tiny(), GOOD)


@pytest.mark.parametrize(
    ("problem", "choice", "said"),
    [
        (tiny(), Choice((), ()), "nobody is a member"),
        (tiny(seats=1), GOOD, "2 members, at most 1"),
        (tiny(conflicts=APART), GOOD, "keeps 0 and 1 apart"),
        (tiny(groups=(Group("public", np.array([False, False, True])),)), GOOD, "nobody of public"),
        (tiny(required=np.array([False, False, True])), GOOD, "2 was named and is missing"),
        (tiny(unlike=(np.array([True, True, False]),)), GOOD, "too much like an earlier"),
        (tiny(), Choice((0, 0, 1), GOOD.fills), "a member stands twice"),
        (tiny(), Choice((0, 1, 2), GOOD.fills), "2 fills nothing"),
        (tiny(), Choice((0,), GOOD.fills), "1 fills a part and is no member"),
        (tiny(), Choice.of([Fill(0, 1, 1.0)]), "0 cannot fill part 1"),
        (tiny(most=np.zeros((3, 2))), GOOD, "0 cannot fill part 0"),
        (tiny(), Choice.of([Fill(0, 0, 0.5)]), "part 0 cannot be divided"),
        (tiny(), Choice.of([Fill(0, 0, 1.0), Fill(2, 0, 1.0)]), "part 0 is filled by several"),
        (tiny(loads=np.array([1, 1, 1])), Choice.of([Fill(2, 0, 1.0), Fill(2, 1, 1.0)]), "2 fills 2 parts"),
        (tiny(), Choice((0,), (Fill(0, 0, 1.0), Fill(0, 0, 1.0))), "fills a part twice"),
        (tiny(loads=np.array([0, 1, 1])), GOOD, "0 fills 1 parts, at most 0"),
    ],
)
def test_broken_condition_is_named(problem: Problem, choice: Choice, said: str) -> None:
    with pytest.raises(WrongPlanError, match=said):
        check(problem, choice)


def test_more_than_is_there_is_refused() -> None:
    both = np.array([True, True])
    problem = tiny(divisible=both, most=np.full((3, 2), 0.4))
    with pytest.raises(WrongPlanError, match=r"0 gives 0\.6 of part 0"):
        check(problem, Choice.of([Fill(0, 0, 0.6)]))
    with pytest.raises(WrongPlanError, match="part 0 is filled 1.2 times"):
        check(replace(problem, most=np.ones((3, 2))), Choice.of([Fill(0, 0, 0.6), Fill(2, 0, 0.6)]))
    stocked = tiny(divisible=both, stocks=(Stock(2, 10.0, {0: 10.0, 1: 10.0}),))
    with pytest.raises(WrongPlanError, match=r"2 gives 20\.0 of one offer, and has 10\.0"):
        check(stocked, Choice.of([Fill(2, 0, 1.0), Fill(2, 1, 1.0)]))


def test_value_or_bound_that_is_not_so_is_refused() -> None:
    with pytest.raises(WrongPlanError, match="its value is"):
        check(tiny(), GOOD, more=0.01)
    with pytest.raises(WrongPlanError, match="above the bound"):
        check(tiny(), GOOD, bound=0.5)
    with pytest.raises(WrongPlanError, match="its value is"):
        validate(tiny(), GOOD, stated=float("nan"), bound=2.0)
