"""Plan: exact where time allows, greedy with a bound where it does not, checked in any case."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from matching.assignment.bounds import most_of
from matching.assignment.check import broken_rules
from matching.assignment.greedy import greedy
from matching.assignment.limits import limits_of
from matching.assignment.model import Model, model_of
from matching.assignment.options import Option, options_of
from matching.assignment.plan import AssignmentPlan, Blocked, Method, Placed, Value
from matching.assignment.problem import Problem
from matching.assignment.reasons import blocked_tasks
from matching.assignment.refused import check_deadline
from matching.assignment.solver import Solved, solve

Told = Callable[[int, int], None]
LEAST_TIME = 0.02
"""Seconds below which the exact way is not begun."""


def plan_volunteers(
    problem: Problem, deadline_s: float = 20.0, *, reasons: bool = True, progress: Told | None = None
) -> AssignmentPlan:
    """The plan that fills most places by weight, and of these the one of best fit.

    Args:
        problem: who may do what.
        deadline_s: seconds the search may take; the reasons may take as many again.
        reasons: whether to look for what blocked the tasks that stay empty.
        progress: called with (done, total) tasks while the reasons are looked for.

    Raises:
        InvalidQuery: the deadline is no number above 0.
    """
    check_deadline(deadline_s)
    begun = time.perf_counter()
    options = options_of(problem)
    limits = limits_of(problem, options)
    chosen = greedy(problem, options, limits)
    model = model_of(problem, options, limits)
    solved, method = _searched(problem, options, model, chosen, begun + deadline_s)
    placed = _placed(problem, options, solved.chosen)
    if broken := broken_rules(problem, placed):
        raise RuntimeError(f"The plan breaks a rule: {broken[0]}.")
    blocked: tuple[Blocked, ...] = ()
    if reasons:
        until = time.perf_counter() + deadline_s
        blocked = blocked_tasks(problem, options, solved.chosen, until, progress)
    places, fit = _values(problem, options, model, solved)
    return AssignmentPlan(problem, placed, places, fit, method, blocked, time.perf_counter() - begun)


def _searched(
    problem: Problem, options: Sequence[Option], model: Model, chosen: list[int], until: float
) -> tuple[Solved, Method]:
    if not chosen and not model.options:
        return Solved([], 0.0, 0.0), "flow"
    if time.perf_counter() + LEAST_TIME >= until:
        return Solved(chosen, None, None), "greedy"
    solved = solve(model, chosen, until, most_of(problem, options).fit)
    if solved.places is None:
        return solved, "greedy"
    return solved, "exact" if problem.couples else "flow"


def _values(problem: Problem, options: Sequence[Option], model: Model, solved: Solved) -> tuple[Value, Value]:
    most = most_of(problem, options)
    filled = sum(model.places[at] for at in solved.chosen)
    fit = sum(options[at].fit for at in solved.chosen) + _company(problem, options, solved.chosen)
    places_bound = min(most.places, solved.places if solved.places is not None else most.places)
    fit_bound = min(most.fit, solved.fit if solved.fit is not None else most.fit)
    return Value(filled, max(places_bound, filled)), Value(fit, max(fit_bound, fit))


def _company(problem: Problem, options: Sequence[Option], chosen: Sequence[int]) -> float:
    """What it is worth that members of groups that may be split are together."""
    total = 0.0
    for group in problem.groups:
        if not group.whole:
            tasks = [options[at].task for at in chosen for p in options[at].members if p in group.members]
            total += problem.company * (len(tasks) - len(set(tasks)))
    return total


def _placed(problem: Problem, options: Sequence[Option], chosen: Sequence[int]) -> tuple[Placed, ...]:
    found = [
        Placed(person, options[at].task, options[at].time, problem.whole_of.get(person))
        for at in chosen
        for person in options[at].members
    ]
    return tuple(sorted(found, key=lambda placed: (placed.task, placed.person)))
