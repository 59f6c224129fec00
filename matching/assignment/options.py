"""Every single choice there is: somebody, or a whole team, at a task at one of its times."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from matching.assignment.problem import Pair, Problem, Task
from matching.assignment.when import takes_place


@dataclass(frozen=True, slots=True)
class Option:
    """A choice; ``fit`` is that of all ``members``, wishes included."""

    members: tuple[int, ...]
    task: int
    time: int
    fit: float
    has: frozenset[int]

    @property
    def size(self) -> int:
        return len(self.members)


def options_of(problem: Problem, tasks: Iterable[int] | None = None) -> list[Option]:
    """The choices for ``tasks``, for all of them if left out, in the order of tasks and persons."""
    chosen = range(len(problem.tasks)) if tasks is None else tasks
    return [option for task in chosen for option in options_of_task(problem, task)]


def options_of_task(problem: Problem, at: int, task: Task | None = None) -> Iterator[Option]:
    """The choices for one task; ``task`` stands in for the one at this position."""
    task = task or problem.tasks[at]
    split = "team" in task.loose
    possible = {pair.person: pair for pair in problem.pairs_of_task[at] if _possible(problem, task, pair)}
    for person, pair in possible.items():
        if split or person not in problem.whole_of:
            yield from _at_each_time(problem, task, (pair,))
    for group in problem.groups if possible else ():
        if group.whole and len(group.members) <= task.most and all(p in possible for p in group.members):
            yield from _at_each_time(problem, task, tuple(possible[p] for p in group.members))


def required_of(task: Task) -> int:
    """How many required competences a task has that must be there among its people."""
    return len(task.required) if task.together and "competence" not in task.loose else 0


def _possible(problem: Problem, task: Task, pair: Pair) -> bool:
    if not pair.barriers <= task.loose:
        return False
    if "competence" not in task.loose and not task.together and len(pair.has) < len(task.required):
        return False
    there = problem.persons[pair.person].hours
    return task.hours is None or there is None or task.hours <= there or "hours" in task.loose


def _at_each_time(problem: Problem, task: Task, pairs: tuple[Pair, ...]) -> Iterator[Option]:
    members = tuple(pair.person for pair in pairs)
    fit = sum(pair.fit + problem.wish * pair.wished for pair in pairs)
    has = frozenset().union(*(pair.has for pair in pairs))
    for time in range(len(task.times)):
        if takes_place(task.times[time]) and all(_can(task, pair, time) for pair in pairs):
            yield Option(members, pairs[0].task, time, fit, has)
            if not task.together and task.host not in problem.at_once and not problem.times_meet:
                return


def _can(task: Task, pair: Pair, time: int) -> bool:
    return pair.times is None or time in pair.times or "time" in task.loose
