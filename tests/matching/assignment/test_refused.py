"""What no plan can be made from: a sentence that says what to do."""

from __future__ import annotations

from collections.abc import Callable
from math import inf, nan

import pytest

from matching.assignment.planner import plan_volunteers
from matching.assignment.problem import Group, Pair, Person, Problem
from matching.errors import InvalidQuery
from tests.matching.assignment.small import person, problem, task

A = {("a", "x"): 0.5}
CASES: dict[str, Callable[[], Problem]] = {
    "There are no volunteers": lambda: problem("", [task("x")], {}),
    "There is no task": lambda: problem("a", [], {}),
    "'x' has no place": lambda: problem("a", [task("x", 0)], A),
    "'x' needs at least 3 people and has 2": lambda: problem("a", [task("x", 2, fewest=3)], A),
    "'x' needs at least 0 people": lambda: problem("a", [task("x", 2, fewest=0)], A),
    "'h' can receive 0 volunteers at once": lambda: problem("a", [task("x")], A, at_once={"h": 0}),
    "The fit of 'a' and 'x' is nan": lambda: problem("a", [task("x")], {("a", "x"): nan}),
    "is 1.5; write a number from 0 to 1": lambda: problem("a", [task("x")], {("a", "x"): 1.5}),
    "'x' has the weight nan": lambda: problem("a", [task("x", weight=nan)], A),
    "'x' has the weight 0.005": lambda: problem("a", [task("x", weight=0.005)], A),
    "'x' has the weight -1": lambda: problem("a", [task("x", weight=-1.0)], A),
    "'x' has no time": lambda: problem("a", [task("x", times=())], A),
    "'x' has inf hours": lambda: problem("a", [task("x", hours=inf)], A),
    "'a' has -1.0 hours": lambda: problem("", [task("x")], A, people=[person("a", hours=-1.0)]),
    "'a' may take at most 0 tasks": lambda: problem("", [task("x")], A, people=[person("a", most_tasks=0)]),
    "'a' is there twice": lambda: problem("aa", [task("x")], A),
    "A pair names a volunteer": lambda: Problem((Person("a"),), (task("x"),), (Pair(1, 0, 0.5),)),
    "are a pair twice": lambda: Problem((Person("a"),), (task("x"),), (Pair(0, 0, 0.5), Pair(0, 0, 0.6))),
    "The team 'all' has 3 members, and no task has more than 2": lambda: problem(
        "abc", [task("x", 2), task("y")], A, groups=(Group("all", (0, 1, 2)),)
    ),
    "'b' belongs to two teams": lambda: problem(
        "abc", [task("x", 2)], A, groups=(Group("one", (0, 1)), Group("two", (1, 2)))
    ),
    "needs at least two different members": lambda: problem(
        "ab", [task("x", 2)], A, groups=(Group("one", (0, 0)),)
    ),
    "has a member who is not": lambda: problem("ab", [task("x", 2)], A, groups=(Group("one", (0, 9)),)),
}


@pytest.mark.parametrize("sentence", CASES)
def test_problem_that_contradicts_itself_is_refused(sentence: str) -> None:
    with pytest.raises(InvalidQuery, match=sentence):
        CASES[sentence]()


@pytest.mark.parametrize("seconds", [0.0, -1.0, nan, inf])
def test_deadline_that_is_none_is_refused(seconds: float) -> None:
    with pytest.raises(InvalidQuery, match="leaves no time to plan"):
        plan_volunteers(problem("a", [task("x")], A), seconds)
