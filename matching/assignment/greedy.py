"""A plan made at once: one task after the other takes who fits best, and gives them back if too few come."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from matching.assignment.limits import Limit
from matching.assignment.options import Option, required_of
from matching.assignment.problem import Problem


def greedy(problem: Problem, options: Sequence[Option], limits: Sequence[Limit]) -> list[int]:
    """Positions of the options chosen: a plan that keeps every rule, and may be far from the best.

    Tasks come by weight, then by how few could be had for each of their places.
    """
    by_task: dict[int, list[int]] = defaultdict(list)
    for at, option in enumerate(options):
        by_task[option.task].append(at)

    def scarce(task: int) -> tuple[float, float, int]:
        return -problem.tasks[task].weight, len(by_task[task]) / problem.tasks[task].most, task

    room = _Room(limits, len(options))
    return sorted(
        at
        for task in sorted(by_task, key=scarce)
        for at in _fill(problem, options, by_task[task], task, room)
    )


class _Room:
    """What is left of each limit."""

    def __init__(self, limits: Sequence[Limit], options: int) -> None:
        self._left = [limit.most for limit in limits]
        self._uses: list[list[tuple[int, float]]] = [[] for _ in range(options)]
        for number, limit in enumerate(limits):
            for at, amount in zip(limit.options, limit.amounts, strict=True):
                self._uses[at].append((number, amount))

    def has(self, at: int) -> bool:
        return all(amount <= self._left[number] + 1e-9 for number, amount in self._uses[at])

    def take(self, at: int, sign: float = 1.0) -> None:
        for number, amount in self._uses[at]:
            self._left[number] -= sign * amount

    def give_back(self, chosen: Iterable[int]) -> None:
        for at in chosen:
            self.take(at, -1.0)


def _fill(
    problem: Problem, options: Sequence[Option], own: Sequence[int], task: int, room: _Room
) -> list[int]:
    """The best way found to fill a task; at one time if people have to come together."""
    if not problem.tasks[task].together:
        return _taken(problem, options, own, task, room)
    best: list[int] = []
    for time in sorted({options[at].time for at in own}):
        chosen = _taken(problem, options, [at for at in own if options[at].time == time], task, room)
        room.give_back(chosen)
        best = max(best, chosen, key=lambda some: _worth(options, some))
    for at in best:
        room.take(at)
    return best


def _worth(options: Sequence[Option], chosen: Sequence[int]) -> tuple[int, float]:
    return sum(options[at].size for at in chosen), sum(options[at].fit for at in chosen)


def _taken(
    problem: Problem, options: Sequence[Option], own: Sequence[int], task: int, room: _Room
) -> list[int]:
    """Who is taken, with room taken up; nobody where too few come or a required competence is missing."""
    asked = problem.tasks[task]
    ordered = sorted(own, key=lambda at: (-options[at].fit / options[at].size, at))
    chosen: list[int] = []
    people, missing = 0, set(range(required_of(asked)))
    # Who brings what is required comes first: others would take the places.
    for useful in (True, False):
        for at in ordered:
            brings = missing & options[at].has
            if useful and not brings:
                continue
            if people + options[at].size <= asked.most and at not in chosen and room.has(at):
                room.take(at)
                chosen.append(at)
                people += options[at].size
                missing -= options[at].has
    if people < asked.fewest or missing:
        room.give_back(chosen)
        return []
    return chosen
