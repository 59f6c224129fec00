"""Why places stay empty: one kind of condition after the other is lifted for the task, alone."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from copy import copy
from dataclasses import dataclass, replace

from matching.assignment.limits import limits_of
from matching.assignment.model import INFINITE, model_of
from matching.assignment.options import Option, options_of, options_of_task, required_of
from matching.assignment.plan import Blocked
from matching.assignment.problem import Problem, Task
from matching.assignment.programme import CLOSE, Programme
from matching.assignment.solver import maximise

ELSEWHERE = "elsewhere"
"""Not a condition: the task alone could be filled, by people whom other tasks have."""
KINDS = (
    "at_once",
    "tasks_each",
    "clash",
    "group",
    "team",
    "hours",
    ELSEWHERE,
    "time",
    "language",
    "competence",
    "distance",
    "safeguarding",
    "capacity",
    "roles",
    "terms",
    "excluded",
    "resource",
    "choice",
)
"""In the order in which one is named where several would do: what a broker can mend comes first, what
nobody may change (a volunteer's no) last."""
STRUCTURAL = frozenset({"at_once", "tasks_each", "clash", "group"})
"""Kinds that open no new pair, and may still let more people in."""


def blocked_tasks(
    problem: Problem,
    options: Sequence[Option],
    chosen: Sequence[int],
    until: float,
    progress: Callable[[int, int], None] | None = None,
) -> tuple[Blocked, ...]:
    """The tasks with empty places, with the one kind that blocked each.

    A kind blocked a task when a plan that does without it for this task alone fills the task, and no other
    task loses a place by it. First everybody else stays; then others may change places.
    """
    people: dict[int, int] = {}
    for at in chosen:
        people[options[at].task] = people.get(options[at].task, 0) + options[at].size
    short = [at for at, task in enumerate(problem.tasks) if people.get(at, 0) < task.most]
    found = []
    for number, task in enumerate(short):
        if progress:
            progress(number, len(short))
        plan = [options[at] for at in chosen]
        found.append(_Asked(problem, plan, task, people.get(task, 0), until).blocked())
    return tuple(found)


@dataclass(slots=True)
class _Asked:
    """What blocks one task, with the plan as it is."""

    problem: Problem
    plan: list[Option]
    task: int
    there: int
    until: float

    def blocked(self) -> Blocked:
        missing = self.problem.tasks[self.task].most - self.there
        usual = set(options_of_task(self.problem, self.task))
        alone = self._alone(self._loose(None))
        also: list[str] = []
        unsure: list[str] = []
        nearest: tuple[int, str] | None = None
        for kind in KINDS:
            if time.perf_counter() >= self.until:
                return Blocked(self.task, missing, also[0] if also else None, tuple(also[1:]), examined=False)
            if kind == ELSEWHERE:
                also += [ELSEWHERE] if alone >= missing + self.there else []
                continue
            loose = self._loose(kind)
            gain = self._gain(kind, loose, usual)
            if gain >= missing:
                also.append(kind)
            elif gain >= 0 and not also and self._alone(loose) >= missing + self.there:
                unsure.append(kind)
            if gain > (nearest[0] if nearest else 0):
                nearest = (gain, kind)
        for kind in unsure if not also else ():
            if self._by_changing_places(kind):
                also.append(kind)
                break
        if also:
            return Blocked(self.task, missing, also[0], tuple(also[1:]))
        gain, kind_nearest = nearest or (0, None)
        examined = time.perf_counter() < self.until
        return Blocked(self.task, missing, None, (), kind_nearest, gain, examined)

    def _loose(self, kind: str | None) -> Problem:
        """The problem without this kind of condition for the task."""
        tasks = list(self.problem.tasks)
        task = tasks[self.task]
        tasks[self.task] = _without(task, kind)
        return _replaced(self.problem, tuple(tasks))

    def _gain(self, kind: str, loose: Problem, usual: set[Option]) -> int:
        """Places won while everybody else stays; -1 where lifting this kind lets nobody in."""
        own = list(options_of_task(loose, self.task))
        if not own or (kind not in STRUCTURAL and set(own) <= usual and not self._requires(kind)):
            return -1
        fixed = [option for option in self.plan if option.task != self.task]
        return self._most(loose, own, fixed) - self.there

    def _requires(self, kind: str) -> bool:
        return kind == "competence" and required_of(self.problem.tasks[self.task]) > 0

    def _alone(self, problem: Problem) -> int:
        return self._most(problem, list(options_of_task(problem, self.task)), [])

    def _most(self, problem: Problem, own: list[Option], fixed: list[Option]) -> int:
        """Most people the task can have beside the choices that are ``fixed``."""
        if not own:
            return 0
        people = {person for option in own for person in option.members}
        asked, host = problem.tasks[self.task], problem.tasks[self.task].host
        if not (fixed or asked.together or host in problem.at_once or problem.groups):
            return min(len(people), asked.most) if len(people) >= asked.fewest else 0
        near = [
            option
            for option in fixed
            if problem.tasks[option.task].host == host or not people.isdisjoint(option.members)
        ]
        every = [*near, *own]
        model = model_of(problem, every, limits_of(problem, every))
        _count_only(model.places, range(len(near), len(every)), every)
        programme = Programme(model, model.places, fixed=range(len(near)))
        chosen = maximise(programme, (), self.until).chosen
        return sum(every[at].size for at in chosen or () if at >= len(near))

    def _by_changing_places(self, kind: str) -> bool:
        """Whether the task can be full when others change places, and none of their tasks loses any."""
        loose = self._loose(kind)
        every = options_of(loose)
        model = model_of(loose, every, limits_of(loose, every))
        kept: dict[int, int] = {}
        for option in self.plan:
            kept[option.task] = kept.get(option.task, 0) + option.size
        kept[self.task] = loose.tasks[self.task].most
        for task, people in kept.items():
            terms = {at: float(option.size) for at, option in enumerate(every) if option.task == task}
            model.rows.add(terms, people - CLOSE, INFINITE)
        return maximise(Programme(model, model.places), (), self.until).chosen is not None


def _without(task: Task, kind: str | None) -> Task:
    if kind is None:
        return task
    if kind == "group":
        return replace(task, fewest=1)
    if kind == "hours":
        return replace(task, hours=None)
    return replace(task, loose=frozenset({kind}))


def _replaced(problem: Problem, tasks: tuple[Task, ...]) -> Problem:
    """The same problem with other tasks; it is not checked again, and what is known of its pairs is kept."""
    made = copy(problem)
    object.__setattr__(made, "tasks", tasks)
    made.__dict__.pop("times_meet", None)
    return made


def _count_only(places: list[float], counted: range, options: Sequence[Option]) -> None:
    for at in range(len(places)):
        places[at] = float(options[at].size) if at in counted else 0.0
