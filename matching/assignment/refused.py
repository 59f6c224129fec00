"""What no assignment can be made from: said in a sentence, before anything is tried."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from matching.errors import InvalidQuery
from matching.messages import Message, message

if TYPE_CHECKING:
    from matching.assignment.problem import Group, Problem, Task


def check_problem(problem: Problem) -> None:
    """Refuse a problem that contradicts itself.

    Raises:
        InvalidQuery: with the first contradiction.
    """
    for sentence in _wrong(problem):
        raise InvalidQuery(sentence)


def check_deadline(seconds: float) -> None:
    """Refuse a deadline by which nothing can be found.

    Raises:
        InvalidQuery: it is no number above 0.
    """
    if not (math.isfinite(seconds) and seconds > 0):
        raise InvalidQuery(
            message(
                "A deadline of {seconds} seconds leaves no time to plan; write a number above 0, such as 10.",
                seconds=seconds,
            )
        )


def _wrong(problem: Problem) -> Iterator[Message]:
    if not problem.persons:
        yield message("There are no volunteers to assign; import some, or ask for other partners.")
    if not problem.tasks:
        yield message("There is no task to assign volunteers to; name needs that are open and seek people.")
    yield from _twice(person.id for person in problem.persons)
    yield from _twice(task.id for task in problem.tasks)
    for person in problem.persons:
        if person.hours is not None and not _amount(person.hours):
            yield _no_amount(person.id, person.hours)
        if person.most_tasks < 1:
            yield message(
                "'{id}' may take at most {most} tasks; write at least 1, or leave the volunteer out.",
                id=person.id,
                most=person.most_tasks,
            )
    for task in problem.tasks:
        yield from _wrong_task(task)
    yield from _wrong_capacity(problem)
    yield from _wrong_pairs(problem)
    yield from _wrong_groups(problem)


def _wrong_task(task: Task) -> Iterator[Message]:
    if task.hours is not None and not _amount(task.hours):
        yield _no_amount(task.id, task.hours)
    if task.most < 1:
        yield message("'{id}' has no place; write at least 1, or leave the task out.", id=task.id)
    if task.fewest < 1:
        yield message("'{id}' needs at least {n} people; write at least 1.", id=task.id, n=task.fewest)
    if task.fewest > task.most:
        yield message(
            "'{id}' needs at least {fewest} people and has {most} places; let the first be the smaller one.",
            id=task.id,
            fewest=task.fewest,
            most=task.most,
        )
    if not _is_weight(task.weight):
        yield message(
            "'{id}' has the weight {weight}; write a number from 0.01 to {most} with at most two decimals.",
            id=task.id,
            weight=task.weight,
            most=HEAVIEST,
        )
    if not task.times:
        yield message("'{id}' has no time at which it could be done; name its days.", id=task.id)


HEAVIEST = 100
"""A place that counts for more would drown rounding and the fit of everybody else."""


def _wrong_capacity(problem: Problem) -> Iterator[Message]:
    for host, most in problem.at_once.items():
        if most < 1:
            yield message(
                "'{host}' can receive {most} volunteers at once, so nobody can come; write at least 1, or "
                "leave its needs out.",
                host=host,
                most=most,
            )


def _wrong_pairs(problem: Problem) -> Iterator[Message]:
    persons, tasks = len(problem.persons), len(problem.tasks)
    seen: set[tuple[int, int]] = set()
    for pair in problem.pairs:
        if not (0 <= pair.person < persons and 0 <= pair.task < tasks):
            yield message("A pair names a volunteer or a task that is not in the problem; leave it out.")
            return
        person, task = problem.persons[pair.person].id, problem.tasks[pair.task].id
        if (pair.person, pair.task) in seen:
            yield message(
                "'{person}' and '{task}' are a pair twice; keep one of them.", person=person, task=task
            )
        seen.add((pair.person, pair.task))
        if not (math.isfinite(pair.fit) and 0 <= pair.fit <= 1):
            yield message(
                "The fit of '{person}' and '{task}' is {fit}; write a number from 0 to 1, and leave the pair "
                "out where it is not known.",
                person=person,
                task=task,
                fit=pair.fit,
            )


def _wrong_groups(problem: Problem) -> Iterator[Message]:
    largest = max((task.most for task in problem.tasks), default=0)
    owner: dict[int, str] = {}
    for group in problem.groups:
        yield from _wrong_members(problem, group)
        if group.whole and len(group.members) > largest:
            yield message(
                "The team '{name}' has {size} members, and no task has more than {largest} places; let it be "
                "split, make it smaller, or give a task more places.",
                name=group.name,
                size=len(group.members),
                largest=largest,
            )
        for person in group.members if group.whole else ():
            if person in owner:
                yield message(
                    "'{person}' belongs to two teams that go whole, '{one}' and '{other}'; keep one of them, "
                    "or let one be split.",
                    person=problem.persons[person].id,
                    one=owner[person],
                    other=group.name,
                )
            owner[person] = group.name


def _wrong_members(problem: Problem, group: Group) -> Iterator[Message]:
    if len(set(group.members)) < max(len(group.members), 2):
        yield message(
            "The team '{name}' needs at least two different members; name more, or leave it out.",
            name=group.name,
        )
    if any(not 0 <= person < len(problem.persons) for person in group.members):
        yield message(
            "The team '{name}' has a member who is not among the volunteers; leave the member out.",
            name=group.name,
        )


def _twice(ids: Iterable[str]) -> Iterator[Message]:
    seen: set[str] = set()
    for id in ids:
        if id in seen:
            yield message("'{id}' is there twice; keep one of them.", id=id)
        seen.add(id)


def _is_weight(weight: float) -> bool:
    """Two decimals, so that there is a least difference between two plans."""
    if not (math.isfinite(weight) and 0.01 <= weight <= HEAVIEST):
        return False
    return abs(weight * 100 - round(weight * 100)) < 1e-6


def _amount(hours: float) -> bool:
    return math.isfinite(hours) and hours >= 0


def _no_amount(id: str, hours: float) -> Message:
    return message(
        "'{id}' has {hours} hours a month; write a number of at least 0, or nothing where it is not known.",
        id=id,
        hours=hours,
    )
