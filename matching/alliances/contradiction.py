"""Which conditions contradict each other."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from matching.alliances.field_of import Field
from matching.alliances.possible import seed_of
from matching.alliances.problem import Problem
from matching.alliances.sector import Sector
from matching.errors import InvalidQuery
from matching.messages import Message, message

APART = "apart"
SEATS = "seats"


def check_possible(field: Field) -> None:
    """Somebody can form an alliance under these conditions, as far as can be told soon.

    Raises:
        InvalidQuery: naming the conditions of which one has to go; dropping any one of them is enough for the
            rest not to contradict each other in this way.
    """
    seed, certain = seed_of(field.problem)
    if seed is not None or not certain:
        return
    for group in field.problem.groups:
        if not (group.members & (field.problem.reach > 0).any(axis=1)).any():
            raise InvalidQuery(
                message(
                    "Nobody who can fill a part of this need is of: {sector}; drop that condition, or name "
                    "other parts.",
                    sector=Sector(group.name),
                )
            )
    conditions = _minimal(field.problem)
    raise InvalidQuery(
        message(
            "These conditions contradict each other: {conditions}; drop or change one of them.",
            conditions=[_words(field, condition) for condition in conditions],
        )
    )


def _minimal(problem: Problem) -> list[str | int]:
    """Conditions that contradict each other, none too many: groups by name, members by number."""
    all_: list[str | int] = [SEATS, APART, *(group.name for group in problem.groups)]
    all_ += np.flatnonzero(problem.named).tolist()
    needed = list(all_)
    for condition in all_:
        fewer = [each for each in needed if each != condition]
        seed, certain = seed_of(_only(problem, fewer))
        if seed is None and certain:
            needed = fewer
    return needed


def _only(problem: Problem, conditions: list[str | int]) -> Problem:
    named = np.zeros(problem.shape[0], dtype=np.bool_)
    named[[each for each in conditions if isinstance(each, int)]] = True
    return replace(
        problem,
        seats=problem.seats if SEATS in conditions else 20,
        conflicts=problem.conflicts if APART in conditions else np.zeros_like(problem.conflicts),
        groups=tuple(group for group in problem.groups if group.name in conditions),
        required=named,
    )


def _words(field: Field, condition: str | int) -> Message:
    if condition == SEATS:
        return message("no more than {count} in number", count=field.problem.seats)
    if condition == APART:
        return message("the exclusions and terms of the partners")
    if isinstance(condition, int):
        return message("{name} is a member", name=field.candidates[condition].name)
    return message("{sector} is there", sector=Sector(condition))
