"""The validator sees each rule that a plan breaks."""

from __future__ import annotations

from typing import Any

import pytest

from matching.assignment.check import broken_rules
from matching.assignment.plan import Placed
from matching.assignment.problem import Group, Problem
from matching.assignment.when import Time
from tests.matching.assignment.small import FEBRUARY, MONDAY_EVENING, TUESDAY_MORNING, person, problem, task

MONDAYS, TUESDAYS = Time(FEBRUARY, MONDAY_EVENING), Time(FEBRUARY, TUESDAY_MORNING)
A: dict[Any, Any] = {("a", "x"): 0.5}
TWO: dict[Any, Any] = {("a", "x"): 0.5, ("b", "x"): 0.5}
BOTH: dict[Any, Any] = {("a", "x"): 0.5, ("a", "y"): 0.5}
ONE, SECOND, OTHER = Placed(0, 0, 0), Placed(1, 0, 0), Placed(0, 1, 0)
BUSY = [person("a", most_tasks=2, hours=5.0)]

BROKEN: dict[str, tuple[Problem, list[Placed]]] = {
    "a may not take x": (problem("a", [task("x")], {("a", "x"): {"barriers": frozenset({"choice"})}}), [ONE]),
    "b may not take x": (problem("ab", [task("x", 2)], A), [ONE, SECOND]),
    "a cannot at that time": (
        problem("a", [task("x", times=(MONDAYS, TUESDAYS))], {("a", "x"): {"times": (1,)}}),
        [ONE],
    ),
    "a lacks what x requires": (problem("a", [task("x", required=("law",))], A), [ONE]),
    "x has 2 people": (problem("ab", [task("x")], TWO), [ONE, SECOND]),
    "x has 1 people": (problem("ab", [task("x", 2, fewest=2)], TWO), [ONE]),
    "come at different times": (
        problem("ab", [task("x", 2, together=True, times=(MONDAYS, TUESDAYS))], TWO),
        [ONE, Placed(1, 0, 1)],
    ),
    "nobody at x has law": (problem("a", [task("x", together=True, required=("law",))], A), [ONE]),
    "a has 2 tasks, and takes 1": (problem("a", [task("x"), task("y")], BOTH), [ONE, OTHER]),
    "a is at x and y at once": (
        problem("", [task("x", times=(MONDAYS,)), task("y", times=(MONDAYS,))], BOTH, people=BUSY),
        [ONE, OTHER],
    ),
    "a gives 6.0 hours": (
        problem("", [task("x", hours=3.0), task("y", hours=3.0)], BOTH, people=BUSY),
        [ONE, OTHER],
    ),
    "the team g is split": (problem("ab", [task("x", 2)], TWO, groups=(Group("g", (0, 1)),)), [ONE]),
    "host-of-x receives more than 1": (
        problem("ab", [task("x", 2, times=(MONDAYS,))], TWO, at_once={"host-of-x": 1}),
        [ONE, SECOND],
    ),
    "is at x twice": (problem("", [task("x", 2)], A, people=BUSY), [ONE, ONE]),
}


@pytest.mark.parametrize("rule", BROKEN)
def test_broken_rule_is_seen(rule: str) -> None:
    assert any(rule in found for found in broken_rules(*BROKEN[rule]))


def test_good_plan_breaks_none() -> None:
    assert broken_rules(problem("ab", [task("x", 2)], TWO), [ONE, SECOND]) == []
