"""Plans of who goes where: the best there is, proven, and never one that breaks a rule."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings

from matching.assignment.check import broken_rules
from matching.assignment.greedy import greedy
from matching.assignment.limits import limits_of
from matching.assignment.options import options_of
from matching.assignment.plan import AssignmentPlan, Value
from matching.assignment.planner import plan_volunteers
from matching.assignment.problem import Group, Problem
from matching.assignment.when import Time
from tests.matching.assignment.small import (
    FEBRUARY,
    JANUARY_AND_FEBRUARY,
    MONDAY_EVENING,
    SPRING,
    TUESDAY_MORNING,
    best_of_everything,
    person,
    problem,
    problems,
    task,
    worth,
)

MONDAYS = Time(FEBRUARY, MONDAY_EVENING)
MARCH_MONDAYS = Time(((20_880, 20_900),), MONDAY_EVENING)


def who(plan: AssignmentPlan) -> dict[str, str]:
    """The letters of the people at each task."""
    people, found = plan.problem.persons, {}
    for at, asked in enumerate(plan.problem.tasks):
        found[asked.id] = "".join(sorted(people[one.person].id for one in plan.people_at(at)))
    return found


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(problems())
def test_plan_is_the_best_of_all_there_are(asked: Problem) -> None:
    plan = plan_volunteers(asked, reasons=False)
    places, fit = best_of_everything(asked)
    assert broken_rules(asked, plan.placed) == []
    assert worth(asked, list(plan.placed)) == pytest.approx((places, fit), abs=1e-3)
    assert plan.proven
    assert (plan.places.reached, plan.fit.reached) == pytest.approx((places, fit), abs=1e-3)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(problems())
def test_greedy_plan_keeps_every_rule_and_its_bound_holds(asked: Problem) -> None:
    plan = plan_volunteers(asked, 1e-9, reasons=False)
    places, fit = best_of_everything(asked)
    assert broken_rules(asked, plan.placed) == []
    assert plan.places.reached <= places + 1e-6 <= plan.places.most + 2e-6
    assert plan.places.most > plan.places.reached or plan.fit.most >= fit - 1e-6


def test_greedy_ends_no_better_than_the_exact_way_where_it_takes_the_wrong_one_first() -> None:
    asked = problem("ab", [task("x"), task("y")], {("a", "x"): 0.9, ("b", "x"): 0.8, ("a", "y"): 0.1})
    options = options_of(asked)
    assert len(greedy(asked, options, limits_of(asked, options))) == 2
    assert who(plan_volunteers(asked)) == {"x": "b", "y": "a"}


def test_places_go_before_fit() -> None:
    asked = problem("ab", [task("x"), task("y")], {("a", "x"): 1.0, ("a", "y"): 0.0, ("b", "x"): 0.0})
    plan = plan_volunteers(asked)
    assert who(plan) == {"x": "b", "y": "a"}
    assert plan.method == "flow"
    assert plan.proven


def test_heavier_task_is_filled_first() -> None:
    asked = problem("a", [task("x"), task("y", weight=2.0)], {("a", "x"): 1.0, ("a", "y"): 0.0})
    assert who(plan_volunteers(asked)) == {"x": "", "y": "a"}


def test_wish_counts() -> None:
    fits = {("a", "x"): 0.6, ("a", "y"): {"fit": 0.3, "wished": True}}
    assert who(plan_volunteers(problem("a", [task("x"), task("y")], fits))) == {"x": "", "y": "a"}


def test_no_is_final() -> None:
    no = {"fit": 1.0, "barriers": frozenset({"choice"})}
    plan = plan_volunteers(problem("a", [task("x", weight=100.0)], {("a", "x"): no}))
    assert plan.placed == ()


def test_task_for_a_group_is_called_off_when_too_few_can_come() -> None:
    fits = {("a", "x"): 1.0, ("b", "x"): 1.0, ("a", "y"): 0.1}
    asked = problem("ab", [task("x", 5, fewest=3), task("y")], fits)
    assert who(plan_volunteers(asked)) == {"x": "", "y": "a"}


def test_nobody_is_in_two_places_at_once() -> None:
    both = [task("x", times=(MONDAYS,)), task("y", times=(Time(JANUARY_AND_FEBRUARY, MONDAY_EVENING),))]
    asked = problem("", both, {("a", "x"): 0.5, ("a", "y"): 0.4}, people=[person("a", most_tasks=2)])
    assert who(plan_volunteers(asked)) == {"x": "a", "y": ""}


@pytest.mark.parametrize(
    "other", [MARCH_MONDAYS, Time(FEBRUARY, TUESDAY_MORNING), Time(FEBRUARY, exclusive=False)]
)
def test_two_tasks_at_different_times_go_together(other: Time) -> None:
    both = [task("x", times=(MONDAYS,)), task("y", times=(other,))]
    asked = problem("", both, {("a", "x"): 0.5, ("a", "y"): 0.4}, people=[person("a", most_tasks=2)])
    assert who(plan_volunteers(asked)) == {"x": "a", "y": "a"}


def test_time_is_chosen_so_that_both_tasks_can_be_done() -> None:
    both = [task("x", times=(MONDAYS, Time(FEBRUARY, TUESDAY_MORNING))), task("y", times=(MONDAYS,))]
    asked = problem("", both, {("a", "x"): 0.5, ("a", "y"): 0.4}, people=[person("a", most_tasks=2)])
    assert [placed.time for placed in plan_volunteers(asked).placed] == [1, 0]


def test_hours_of_a_month_are_not_exceeded_and_those_of_another_month_do_not_count() -> None:
    def tasks(second: Time) -> list:  # type: ignore[type-arg]
        return [task("x", hours=4.0, times=(MONDAYS,)), task("y", hours=3.0, times=(second,))]

    people = [person("a", hours=5.0, most_tasks=2)]
    fits = {("a", "x"): 0.5, ("a", "y"): 0.4}
    same = problem("", tasks(Time(FEBRUARY, TUESDAY_MORNING)), fits, people=people)
    later = problem("", tasks(MARCH_MONDAYS), fits, people=people)
    assert who(plan_volunteers(same)) == {"x": "a", "y": ""}
    assert who(plan_volunteers(later)) == {"x": "a", "y": "a"}


def test_team_goes_whole_or_not_at_all() -> None:
    fits = {("a", "x"): 0.5, ("b", "x"): 0.5, ("a", "y"): 0.9, ("c", "y"): 0.1}
    groups = (Group("team", (0, 1)),)
    split = problem("abc", [task("x", 1), task("y", 2)], fits, groups=groups)
    whole = problem("abc", [task("x", 2), task("y", 2)], fits, groups=groups)
    assert who(plan_volunteers(split)) == {"x": "", "y": "c"}
    assert who(plan_volunteers(whole)) == {"x": "ab", "y": "c"}


def test_colleagues_who_would_like_to_are_together_unless_a_place_is_lost_by_it() -> None:
    fits = {("a", "x"): 0.5, ("b", "x"): 0.4, ("a", "y"): 0.5, ("b", "y"): 0.5}
    groups = (Group("friends", (0, 1), whole=False),)
    roomy = problem("ab", [task("x", 2), task("y", 2)], fits, groups=groups)
    tight = problem("ab", [task("x"), task("y")], fits, groups=groups)
    assert who(plan_volunteers(roomy)) == {"x": "", "y": "ab"}
    assert who(plan_volunteers(tight)) == {"x": "a", "y": "b"}


def test_host_receives_no_more_at_once_than_it_can() -> None:
    tasks = [task("x", 2, host="h", times=(MONDAYS,)), task("y", 2, host="h", times=(MARCH_MONDAYS,))]
    fits = {(letter, name): 0.5 for letter in "abcd" for name in "xy"}
    plan = plan_volunteers(problem("abcd", tasks, fits, at_once={"h": 1}))
    assert sorted(map(len, who(plan).values())) == [1, 1]


def test_group_comes_at_one_time_and_has_between_them_what_is_required() -> None:
    day = task(
        "x", 2, fewest=2, together=True, required=("law",), times=(MONDAYS, Time(FEBRUARY, TUESDAY_MORNING))
    )
    fits = {
        ("a", "x"): {"times": (0,), "fit": 0.9},
        ("b", "x"): {"times": (0, 1), "fit": 0.9},
        ("c", "x"): {"times": (1,), "has": frozenset({0}), "fit": 0.1},
    }
    plan = plan_volunteers(problem("abc", [day], fits))
    assert who(plan) == {"x": "bc"}
    assert {placed.time for placed in plan.placed} == {1}


def test_who_works_alone_has_all_that_is_required() -> None:
    fits = {("a", "x"): 0.9, ("b", "x"): {"fit": 0.1, "has": frozenset({0})}}
    assert who(plan_volunteers(problem("ab", [task("x", 2, required=("law",))], fits))) == {"x": "b"}


def test_all_pairs_forbidden_is_an_empty_plan_that_is_proven() -> None:
    plan = plan_volunteers(problem("ab", [task("x"), task("y")], {}))
    assert plan.placed == ()
    assert plan.proven
    assert [blocked.kind for blocked in plan.blocked] == [None, None]


def test_same_problem_gives_the_same_plan() -> None:
    fits = {(letter, name): 0.5 for letter in "abcdef" for name in "xyz"}
    asked = problem("abcdef", [task(name, 2, times=(Time(SPRING, 4),)) for name in "xyz"], fits)
    assert plan_volunteers(asked).placed == plan_volunteers(asked).placed


def test_rounding_of_a_bound_is_no_gap() -> None:
    assert Value(0.0, 1e-9).gap == 0
    assert Value(9.0, 10.0).gap == pytest.approx(0.1)
