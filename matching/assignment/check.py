"""An independent look at a plan: rule by rule, day by day, without what the planner used to make it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import combinations

from matching.assignment.plan import Placed
from matching.assignment.problem import Problem, Task
from matching.assignment.when import Time

SLACK = 1e-6
BEGIN = date(1970, 1, 1)
ENDLESS = 1_000_000
"""A day that is no end, since nobody plans that far."""


def broken_rules(problem: Problem, placed: Sequence[Placed]) -> list[str]:
    """Every rule that the plan breaks, in English for a report of the fault; empty for a good plan."""
    return [
        *_pairs(problem, placed),
        *_tasks(problem, placed),
        *_persons(problem, placed),
        *_groups(problem, placed),
        *_hosts(problem, placed),
    ]


def _pairs(problem: Problem, placed: Sequence[Placed]) -> Iterator[str]:
    for one in placed:
        who, task = problem.persons[one.person], problem.tasks[one.task]
        pair = next((p for p in problem.pairs_of_task[one.task] if p.person == one.person), None)
        if pair is None or pair.barriers:
            yield f"{who.id} may not take {task.id}"
            continue
        if not 0 <= one.time < len(task.times) or (pair.times is not None and one.time not in pair.times):
            yield f"{who.id} cannot at that time of {task.id}"
        elif not any(_on(task.times[one.time], day, part) for day, part in _halves(task.times[one.time])):
            yield f"{task.id} has a time that never comes"
        if not task.together and len(pair.has) < len(task.required):
            yield f"{who.id} lacks what {task.id} requires"
    for (person, at), times in Counter((one.person, one.task) for one in placed).items():
        if times > 1:
            yield f"{problem.persons[person].id} is at {problem.tasks[at].id} twice"


def _halves(time: Time) -> Iterator[tuple[int, int]]:
    for first, last in time.dates:
        yield from ((day, part) for day in range(first, min(last, first + 6) + 1) for part in range(3))


def _on(time: Time, day: int, part: int) -> bool:
    """Whether it goes on then, by the calendar."""
    if not any(first <= day <= last for first, last in time.dates):
        return False
    return time.slot is None or divmod(time.slot, 3) == ((BEGIN + timedelta(days=day % 7)).weekday(), part)


def _tasks(problem: Problem, placed: Sequence[Placed]) -> Iterator[str]:
    at_task: dict[int, list[Placed]] = defaultdict(list)
    for one in placed:
        at_task[one.task].append(one)
    for at, people in at_task.items():
        task = problem.tasks[at]
        if not task.fewest <= len(people) <= task.most:
            yield f"{task.id} has {len(people)} people, not {task.fewest} to {task.most}"
        if task.together and len({one.time for one in people}) > 1:
            yield f"the people of {task.id} come at different times"
        if task.together:
            yield from _uncovered(problem, task, people)


def _uncovered(problem: Problem, task: Task, people: Sequence[Placed]) -> Iterator[str]:
    there = (
        {competence for one in people for competence in problem.pair_at[one.person, one.task].has}
        if all((one.person, one.task) in problem.pair_at for one in people)
        else set()
    )
    for competence, label in enumerate(task.required):
        if competence not in there:
            yield f"nobody at {task.id} has {label}"


def _persons(problem: Problem, placed: Sequence[Placed]) -> Iterator[str]:
    of_person: dict[int, list[Placed]] = defaultdict(list)
    for one in placed:
        of_person[one.person].append(one)
    for at, own in of_person.items():
        person = problem.persons[at]
        if len(own) > person.most_tasks:
            yield f"{person.id} has {len(own)} tasks, and takes {person.most_tasks}"
        for one, other in combinations(own, 2):
            here, there = problem.tasks[one.task], problem.tasks[other.task]
            if _meet(here.times[one.time], there.times[other.time]):
                yield f"{person.id} is at {here.id} and {there.id} at once"
        if person.hours is not None:
            yield from _too_long(problem, person.id, person.hours, own)


def _meet(one: Time, other: Time) -> bool:
    """Whether both keep a person at the same moment: some day of an overlap of their windows."""
    if not (one.exclusive and other.exclusive):
        return False
    for first, last in one.dates:
        for begin, end in other.dates:
            start, stop = max(first, begin), min(last, end)
            days = range(start, min(stop, start + 6) + 1)
            if any(_on(one, day, part) and _on(other, day, part) for day in days for part in range(3)):
                return True
    return False


def _too_long(problem: Problem, id: str, there: float, own: Sequence[Placed]) -> Iterator[str]:
    spent: Counter[tuple[int, int]] = Counter()
    bounds = [end for one in own for w in problem.tasks[one.task].times[one.time].dates for end in w]
    last = max((end for end in bounds if end < ENDLESS), default=0) + 62
    for one in own:
        task = problem.tasks[one.task]
        months: set[tuple[int, int]] = set()
        for first, end in task.times[one.time].dates:
            day = BEGIN + timedelta(days=max(first, 0))
            stop = BEGIN + timedelta(days=min(end, last))
            while day <= stop:
                months.add((day.year, day.month))
                day = (day.replace(day=1) + timedelta(days=32)).replace(day=1)
        for month in months:
            spent[month] += task.hours or 0.0  # type: ignore[assignment]
    if any(hours > there + SLACK for hours in spent.values()):
        yield f"{id} gives {max(spent.values())} hours in a month, and has {there}"


def _groups(problem: Problem, placed: Sequence[Placed]) -> Iterator[str]:
    for group in problem.groups:
        if group.whole:
            where = [{(p.task, p.time) for p in placed if p.person == member} for member in group.members]
            if any(own != where[0] for own in where):
                yield f"the team {group.name} is split"


def _hosts(problem: Problem, placed: Sequence[Placed]) -> Iterator[str]:
    for host, most in problem.at_once.items():
        here = [
            problem.tasks[one.task].times[one.time] for one in placed if problem.tasks[one.task].host == host
        ]
        if len(here) <= most:
            continue
        # What falls together at all does so within a week after one of the windows begins.
        begins = {first + day for time in here for first, _ in time.dates for day in range(7)}
        if any(sum(_on(time, day, part) for time in here) > most for day in begins for part in range(3)):
            yield f"{host} receives more than {most} at once"
