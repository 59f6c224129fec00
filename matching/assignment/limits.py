"""What no choices may exceed together: places, hours, one place at a time, what a host can receive."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from matching.assignment.options import Option
from matching.assignment.problem import Problem
from matching.assignment.when import Time, moments, months_of


@dataclass(frozen=True, slots=True)
class Limit:
    """The ``amounts`` of those ``options`` (positions) that are chosen add up to at most ``most``."""

    options: tuple[int, ...]
    amounts: tuple[float, ...]
    most: float


def limits_of(problem: Problem, options: Sequence[Option]) -> list[Limit]:
    """The limits that can be exceeded at all, each once."""
    by_person: dict[int, list[int]] = defaultdict(list)
    by_task: dict[int, list[int]] = defaultdict(list)
    for at, option in enumerate(options):
        by_task[option.task].append(at)
        for person in option.members:
            by_person[person].append(at)
    found: list[Limit] = []
    for task, own in by_task.items():
        found.append(_of_sizes(options, own, problem.tasks[task].most))
    for person, own in by_person.items():
        found += _tasks_of(problem, options, person, own)
    found += _of_persons(problem, options, by_person)
    found += _of_hosts(problem, options)
    return [limit for limit in dict.fromkeys(found) if sum(limit.amounts) > limit.most]


def _tasks_of(problem: Problem, options: Sequence[Option], person: int, own: list[int]) -> Iterator[Limit]:
    """At most so many tasks, and each once."""
    counted = [at for at in own if "tasks_each" not in problem.tasks[options[at].task].loose]
    yield Limit(tuple(counted), (1.0,) * len(counted), problem.persons[person].most_tasks)
    by_task: dict[int, list[int]] = defaultdict(list)
    for at in own:
        by_task[options[at].task].append(at)
    if problem.persons[person].most_tasks == 1 and len(counted) == len(own):
        return
    for same in by_task.values():
        yield Limit(tuple(same), (1.0,) * len(same), 1)


def _of_persons(
    problem: Problem, options: Sequence[Option], by_person: dict[int, list[int]]
) -> Iterator[Limit]:
    """Nobody in two places at once, nor longer than there are hours, for those who take several tasks."""
    several = {
        person: own
        for person, own in by_person.items()
        if problem.persons[person].most_tasks > 1
        or any("tasks_each" in problem.tasks[options[at].task].loose for at in own)
    }
    keys, sets = _falling_together(problem, options, (at for own in several.values() for at in own))
    for person, own in several.items():
        yield from _one_place(options, own, keys, sets)
        yield from _hours(problem, options, person, own)


Keys = dict[tuple[int, int], list[int]]


def _falling_together(
    problem: Problem, options: Sequence[Option], concerned: Iterable[int]
) -> tuple[Keys, int]:
    """The moments, by number, in which each (task, time) goes on, and how many moments there are."""
    names = sorted({(options[at].task, options[at].time) for at in concerned})
    names = [(task, time) for task, time in names if _is_exclusive(problem, task, time)]
    sets = moments([problem.tasks[task].times[time] for task, time in names])
    found: Keys = defaultdict(list)
    for number, together in enumerate(sets):
        for position in together:
            found[names[position]].append(number)
    return dict(found), len(sets)


def _is_exclusive(problem: Problem, task: int, time: int) -> bool:
    return problem.tasks[task].times[time].exclusive and "clash" not in problem.tasks[task].loose


def _one_place(options: Sequence[Option], own: list[int], keys: Keys, sets: int) -> Iterator[Limit]:
    if not sets:
        return
    at_moment: dict[int, list[int]] = defaultdict(list)
    for at in own:
        for number in keys.get((options[at].task, options[at].time), ()):
            at_moment[number].append(at)
    for same in at_moment.values():
        if len({options[at].task for at in same}) > 1:
            yield Limit(tuple(same), (1.0,) * len(same), 1)


def _hours(problem: Problem, options: Sequence[Option], person: int, own: list[int]) -> Iterator[Limit]:
    there = problem.persons[person].hours
    if there is None:
        return
    tasks = problem.tasks
    taken = [
        at for at in own if tasks[options[at].task].hours and "hours" not in tasks[options[at].task].loose
    ]
    months = {at: months_of(tasks[options[at].task].times[options[at].time]) for at in taken}
    for start in {first for windows in months.values() for first, _ in windows}:
        active = [at for at in taken if any(first <= start <= last for first, last in months[at])]
        yield Limit(tuple(active), tuple(tasks[options[at].task].hours or 0.0 for at in active), there)


def _of_hosts(problem: Problem, options: Sequence[Option]) -> Iterator[Limit]:
    by_host: dict[str, list[int]] = defaultdict(list)
    for at, option in enumerate(options):
        task = problem.tasks[option.task]
        if task.host in problem.at_once and "at_once" not in task.loose:
            by_host[task.host].append(at)
    for host, own in by_host.items():
        names = sorted({(options[at].task, options[at].time) for at in own})
        times: list[Time] = [problem.tasks[task].times[time] for task, time in names]
        for together in moments(times):
            among = {names[position] for position in together}
            here = [at for at in own if (options[at].task, options[at].time) in among]
            yield _of_sizes(options, here, problem.at_once[host])


def _of_sizes(options: Sequence[Option], own: list[int], most: float) -> Limit:
    return Limit(tuple(own), tuple(float(options[at].size) for at in own), most)
