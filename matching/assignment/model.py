"""The assignment as an integer programme, in the form that HiGHS reads."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from matching.assignment.limits import Limit
from matching.assignment.options import Option, required_of
from matching.assignment.problem import Problem


@dataclass(slots=True)
class Rows:
    """Constraints: lowest ≤ Σ amounts · columns ≤ highest."""

    lowest: list[float] = field(default_factory=list)
    highest: list[float] = field(default_factory=list)
    start: list[int] = field(default_factory=lambda: [0])
    index: list[int] = field(default_factory=list)
    amount: list[float] = field(default_factory=list)

    def add(self, terms: Mapping[int, float], lowest: float, highest: float) -> None:
        self.lowest.append(lowest)
        self.highest.append(highest)
        self.index.extend(terms)
        self.amount.extend(terms.values())
        self.start.append(len(self.index))


@dataclass(slots=True)
class Model:
    """A column for each option, then the helping columns; all are 0 or 1, and more is better.

    Args:
        options: how many of the columns are options.
        places: what each column adds to the places filled, by weight.
        fit: what each column adds to the fit.
        rows: the constraints.
    """

    options: int
    places: list[float]
    fit: list[float]
    rows: Rows

    def places_of(self, chosen: Iterable[int]) -> float:
        """The places, by weight, that these options fill."""
        return float(sum(self.places[at] for at in chosen))

    def column(self, fit: float = 0.0) -> int:
        self.places.append(0.0)
        self.fit.append(fit)
        return len(self.places) - 1


def model_of(problem: Problem, options: Sequence[Option], limits: Sequence[Limit]) -> Model:
    """The programme whose solutions are the plans."""
    places = [option.size * problem.tasks[option.task].weight for option in options]
    model = Model(len(options), places, [option.fit for option in options], Rows())
    by_task: dict[int, list[int]] = defaultdict(list)
    for at, option in enumerate(options):
        by_task[option.task].append(at)
    for limit in limits:
        model.rows.add(dict(zip(limit.options, limit.amounts, strict=True)), -INFINITE, limit.most)
    for task, own in by_task.items():
        _takes_place(model, problem, options, task, own)
    _company(model, problem, options)
    return model


INFINITE = float("inf")


def _takes_place(
    model: Model, problem: Problem, options: Sequence[Option], task: int, own: Sequence[int]
) -> None:
    """Enough people, at one time if they come together, with what is required among them, or nobody."""
    asked = problem.tasks[task]
    required = required_of(asked)
    times = sorted({options[at].time for at in own}) if asked.together else []
    if asked.fewest == 1 and not required and len(times) < 2:
        return
    held = {time: model.column() for time in times or [-1]}
    limited = asked.together and asked.host in problem.at_once and "at_once" not in asked.loose
    most = min(asked.most, problem.at_once[asked.host]) if limited else asked.most
    for time, column in held.items():
        here = [at for at in own if time in {-1, options[at].time}]
        sizes = {at: float(options[at].size) for at in here}
        model.rows.add({**sizes, column: -float(most)}, -INFINITE, 0)
        model.rows.add({**sizes, column: -float(asked.fewest)}, 0, INFINITE)
        for at in here:
            # Each by itself: the relaxation is much closer to a plan than with their sum alone.
            model.rows.add({at: 1.0, column: -1.0}, -INFINITE, 0)
        for competence in range(required):
            able = {at: 1.0 for at in here if competence in options[at].has}
            model.rows.add({**able, column: -1.0}, 0, INFINITE)
    if len(held) > 1:
        model.rows.add(dict.fromkeys(held.values(), 1.0), -INFINITE, 1)


def _company(model: Model, problem: Problem, options: Sequence[Option]) -> None:
    """Of a group that need not be whole each is worth something, and each task they are at costs it."""
    groups_of: dict[int, list[int]] = defaultdict(list)
    for number, each in enumerate(problem.groups):
        for person in () if each.whole else each.members:
            groups_of[person].append(number)
    columns: dict[tuple[int, int], int] = {}
    at_task: dict[tuple[int, int, int], dict[int, float]] = defaultdict(dict)
    for at, option in enumerate(options):
        for group in [found for person in option.members for found in groups_of[person]]:
            model.fit[at] += problem.company
            at_task[group, option.task, option.members[0]][at] = 1.0
    for (group, task, _), terms in at_task.items():
        if (group, task) not in columns:
            columns[group, task] = model.column(-problem.company)
        model.rows.add({**terms, columns[group, task]: -1.0}, -INFINITE, 0)
