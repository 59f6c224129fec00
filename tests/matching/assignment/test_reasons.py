"""What blocked a task: the one kind of condition without which it would be full."""

from __future__ import annotations

from typing import Any

import pytest

from matching.assignment.plan import Blocked
from matching.assignment.planner import plan_volunteers
from matching.assignment.problem import Group, Problem
from matching.assignment.when import Time
from tests.matching.assignment.small import FEBRUARY, MONDAY_EVENING, person, problem, task

MONDAYS = Time(FEBRUARY, MONDAY_EVENING)


def blocked(asked: Problem) -> dict[str, Blocked]:
    return {asked.tasks[found.task].id: found for found in plan_volunteers(asked).blocked}


@pytest.mark.parametrize("kind", ["time", "distance", "language", "safeguarding", "choice"])
def test_condition_that_kept_the_only_one_away_is_named(kind: str) -> None:
    barred = {"barriers": frozenset({kind})}
    assert blocked(problem("a", [task("x")], {("a", "x"): barred}))["x"] == Blocked(0, 1, kind)


def test_full_task_is_not_blocked() -> None:
    assert blocked(problem("a", [task("x")], {("a", "x"): 0.5})) == {}


@pytest.mark.parametrize(
    ("kind", "asked"),
    [
        ("hours", problem("", [task("x", hours=5.0)], {("a", "x"): 0.5}, people=[person("a", hours=2.0)])),
        ("competence", problem("a", [task("x", required=("law",))], {("a", "x"): 0.5})),
        (
            "at_once",
            problem("ab", [task("x", 2)], {("a", "x"): 0.5, ("b", "x"): 0.5}, at_once={"host-of-x": 1}),
        ),
        (
            "team",
            problem(
                "ab",
                [task("x"), task("z", 2)],
                {("a", "x"): 0.5, ("b", "x"): 0.5},
                groups=(Group("two", (0, 1)),),
            ),
        ),
        ("tasks_each", problem("a", [task("x"), task("y", weight=2.0)], {("a", "x"): 0.5, ("a", "y"): 0.5})),
        (
            "clash",
            problem(
                "",
                [task("x", times=(MONDAYS,)), task("y", times=(MONDAYS,), weight=2.0)],
                {("a", "x"): 0.5, ("a", "y"): 0.5},
                people=[person("a", most_tasks=2)],
            ),
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_kind_of_condition_is_found(kind: str, asked: Problem) -> None:
    assert blocked(asked)["x"].kind == kind


def test_who_is_needed_elsewhere_is_the_reason_where_nothing_else_is() -> None:
    tasks = [task("x", hours=4.0, times=(MONDAYS,)), task("y", hours=4.0, times=(MONDAYS,), weight=2.0)]
    asked = problem(
        "", tasks, {("a", "x"): 0.5, ("a", "y"): 0.5}, people=[person("a", hours=4.0, most_tasks=2)]
    )
    assert blocked(asked)["x"].kind == "elsewhere"


def test_two_conditions_together_are_not_one_reason() -> None:
    fits: dict[Any, Any] = {("a", "x"): {"barriers": frozenset({"time", "distance"})}}
    assert blocked(problem("a", [task("x")], fits))["x"] == Blocked(0, 1)


def test_nearest_to_a_reason_is_told_where_none_alone_would_do() -> None:
    fits: dict[Any, Any] = {
        ("a", "x"): {"barriers": frozenset({"time"})},
        ("b", "x"): {"barriers": frozenset({"time"})},
        ("c", "x"): {"barriers": frozenset({"distance"})},
    }
    found = blocked(problem("abc", [task("x", 3)], fits))["x"]
    assert (found.kind, found.nearest, found.nearest_gain) == (None, "time", 2)


def test_others_change_places_before_a_condition_is_let_off() -> None:
    # Without its distance, b could do y, so that a is free for x; b stays where nobody moves.
    fits: dict[Any, Any] = {
        ("a", "y"): 0.9,
        ("b", "y"): 0.1,
        ("a", "x"): {"barriers": frozenset({"distance"})},
        ("b", "z"): {"barriers": frozenset({"time"})},
    }
    assert (
        blocked(problem("ab", [task("x"), task("y")], {k: v for k, v in fits.items() if k[1] != "z"}))[
            "x"
        ].kind
        == "distance"
    )


def test_reason_is_left_open_where_time_is_up() -> None:
    barred = {"barriers": frozenset({"time"})}
    plan = plan_volunteers(problem("a", [task("x")], {("a", "x"): barred}), 1e-9)
    assert [found.examined for found in plan.blocked] == [False]
