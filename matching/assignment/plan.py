"""A plan of who goes where, with how good it is, how good any could be, and what stays empty."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from matching.assignment.problem import Problem

Method = Literal["flow", "exact", "greedy"]


ROUNDING = 1e-4
"""A share of the bound, and of 1 where it is smaller, below which something missing is rounding."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A person (position) at a task (position), at one of its times; ``group`` is the whole team."""

    person: int
    task: int
    time: int
    group: int | None = None


@dataclass(frozen=True, slots=True)
class Value:
    """What was reached, and what no plan can exceed."""

    reached: float
    most: float

    @property
    def gap(self) -> float:
        """Share of ``most`` that may be missing; 0 where the plan is proven the best."""
        missing = self.most - self.reached
        return missing / self.most if missing > ROUNDING * max(1.0, self.most) else 0.0


@dataclass(frozen=True, slots=True)
class Blocked:
    """Why places of a task stay empty.

    Args:
        task: its position.
        missing: empty places.
        kind: the one kind of condition without which it would be full, by name; None where no single
            one, or nothing, would do.
        also: further kinds that alone would have done.
        nearest: where none alone would do, the kind that brings most.
        nearest_gain: places that one would have filled.
        examined: False where the deadline came before an answer was found.
    """

    task: int
    missing: int
    kind: str | None = None
    also: tuple[str, ...] = ()
    nearest: str | None = None
    nearest_gain: int = 0
    examined: bool = True


@dataclass(frozen=True, slots=True)
class AssignmentPlan:
    """Who goes where; checked by :func:`matching.assignment.check.broken_rules`.

    Args:
        problem: what was planned.
        placed: by task, then by person.
        places: filled places, by weight.
        fit: sum of the fits, of wishes and of company; its bound is among plans that fill as many places.
        method: how it was found.
        blocked: the tasks with empty places.
        seconds: it took, reasons included.
    """

    problem: Problem
    placed: tuple[Placed, ...]
    places: Value
    fit: Value
    method: Method
    blocked: tuple[Blocked, ...]
    seconds: float

    @property
    def proven(self) -> bool:
        """Whether no plan fills more, and none that fills as many fits better."""
        return self.places.gap == 0 and self.fit.gap == 0

    def people_at(self, task: int) -> tuple[Placed, ...]:
        """Who goes to a task."""
        return tuple(placed for placed in self.placed if placed.task == task)
