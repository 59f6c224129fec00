"""What stays uncovered, with the one reason that stands in the way."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import numpy as np

from matching.alliances.choice import Choice
from matching.alliances.field_of import Field
from matching.alliances.plan import Uncovered
from matching.gate_phrases import gate_phrase
from matching.labels import Labels
from matching.messages import Message, message

NOTHING = 0.005
"""What is less than half a percent of a part is covered."""


def uncovered_of(field: Field, choice: Choice, earlier: Sequence[Choice]) -> tuple[Uncovered, ...]:
    """The parts that are not wholly covered, in their order."""
    found = []
    for part in range(len(field.parts)):
        fills = [fill for fill in choice.fills if fill.part == part]
        covered = sum(fill.share * float(field.problem.degree[fill.candidate, part]) for fill in fills)
        if 1 - covered > NOTHING:
            open_ = 1 - sum(fill.share for fill in fills)
            reason = (
                _reason(field, choice, part, earlier)
                if open_ > NOTHING
                else _not_quite(field, [fill.candidate for fill in fills], part)
            )
            found.append(Uncovered(field.parts[part], 1 - covered, reason))
    return tuple(found)


def _not_quite(field: Field, fillers: list[int], part: int) -> Message:
    """Somebody fills it whole, with something that is close to it."""
    worst = min(fillers, key=lambda candidate: field.problem.degree[candidate, part])
    return message("What {name} brings is close to it, but not the same.", name=field.candidates[worst].name)


def _reason(field: Field, choice: Choice, part: int, earlier: Sequence[Choice]) -> Message:
    problem, members = field.problem, list(choice.members)
    filling = {fill.candidate for fill in choice.fills if fill.part == part}
    able = [n for n in np.flatnonzero(problem.reach[:, part]).tolist() if n not in filling]
    if not able:
        return _nobody_else(field, part, bool(filling))
    best = max(able, key=lambda n: (problem.covers[n, part] * problem.reach[n, part], -n))
    busy = [n for n in able if n in members]
    if busy:
        return _busy(field, choice, busy[0])
    free = [n for n in able if not problem.conflicts[n, members].any()]
    if not free:
        other = next(member for member in members if problem.conflicts[best, member])
        return message(
            "{name} could, but exclusions or terms keep it apart from {other}.",
            name=field.candidates[best].name,
            other=field.candidates[other].name,
        )
    name = field.candidates[
        max(free, key=lambda n: (problem.covers[n, part] * problem.reach[n, part], -n))
    ].name
    if all(any(n in found.members for found in earlier) for n in free):
        return message("{name} could, and is in an earlier alternative.", name=name)
    if len(members) == problem.seats:
        return message(
            "{name} could, but no more than {count} may be members, and these cover more.",
            name=name,
            count=problem.seats,
        )
    return message("{name} could, but would add too little for one partner more.", name=name)


def _busy(field: Field, choice: Choice, candidate: int) -> Message:
    count = sum(fill.candidate == candidate for fill in choice.fills)
    name = field.candidates[candidate].name
    if count >= field.problem.loads[candidate]:
        return message("{name} could, but fills its {count} parts already.", name=name, count=count)
    return message("{name} could, but what it has goes to another part.", name=name)


def _nobody_else(field: Field, part: int, some: bool) -> Message:
    sought, removed = field.parts[part], field.answers[part].removed
    if some:
        has = sum((way.left or Decimal(0) for (_, p), way in field.ways.items() if p == part), Decimal(0))
        if has > 0 and sought.quantity is not None and sought.unit is not None:
            return message(
                "All who offer it have {have} of {sought} {unit} left.",
                have=f"{has.normalize():f}",
                sought=f"{sought.quantity.normalize():f}",
                unit=Labels("units", [sought.unit]),
            )
        return message("Nobody else offers it.")
    unrelated = field.answers[part].unrelated
    if not removed and unrelated:
        return message(
            "Nobody offers it for what this need is about; {count} offer it for something else.",
            count=unrelated,
        )
    if not removed:
        return message("Nobody in the market offers it.")
    worst = max(removed, key=lambda gate: removed[gate])
    return message(
        "Hard conditions removed those who offer it ({count}), most often: {phrase}.",
        count=sum(removed.values()),
        phrase=gate_phrase(worst),
    )
