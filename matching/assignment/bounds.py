"""How good any plan could be at the most, counted without solving anything."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from matching.assignment.options import Option
from matching.assignment.problem import Problem


@dataclass(frozen=True, slots=True)
class Most:
    """No plan fills places of more weight than ``places``, nor fits better than ``fit``."""

    places: float
    fit: float


def most_of(problem: Problem, options: Sequence[Option]) -> Most:
    """The smaller of two bounds: every task as full as those who could come allow, and every person at
    the best tasks there are for them."""
    by_task: dict[int, dict[int, float]] = defaultdict(dict)
    by_person: dict[int, dict[int, float]] = defaultdict(dict)
    for option in options:
        for person in option.members:
            pair = problem.pair_at[person, option.task]
            worth = pair.fit + problem.wish * pair.wished
            by_task[option.task][person] = by_person[person][option.task] = worth
    bonus = sum(problem.company * (len(g.members) - 1) for g in problem.groups if not g.whole)
    tasks = [(problem.tasks[task], fits) for task, fits in by_task.items()]
    people = [(problem.persons[person], fits) for person, fits in by_person.items()]
    places = min(
        sum(task.weight * min(task.most, len(fits)) for task, fits in tasks),
        sum(
            sum(sorted((problem.tasks[at].weight for at in fits), reverse=True)[: person.most_tasks])
            for person, fits in people
        ),
    )
    fit = min(
        sum(sum(sorted(fits.values(), reverse=True)[: task.most]) for task, fits in tasks),
        sum(sum(sorted(fits.values(), reverse=True)[: person.most_tasks]) for person, fits in people),
    )
    return Most(float(places), float(fit + bonus * max((p.most_tasks for p in problem.persons), default=1)))
