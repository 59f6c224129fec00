"""What was asked for and is not in the plan, for whom and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from matching.errors import InvalidQuery
from matching.messages import Message, message
from matching.rounds.event import Event
from matching.rounds.idle import ACCEPTED, gaps
from matching.rounds.problem import Problem
from matching.rounds.schedule import Meeting, Unmet
from matching.rounds.search import Found

NOT_TOGETHER = message("it cannot be had together with what else must be")
NOT_FOUND = message("no way was found in the time there was; plan again with a longer deadline")
NOT_THERE = message("they are never there in the same round any more")
NO_THANKS = message("one of them says no thanks")


def could_not(problem: Problem, found: Found) -> bool:
    """Whether it is proven that not one must or minimum more can be had (a priority is above all scores)."""
    score = float(problem.score[found.meetings.a, found.meetings.b].sum())
    return found.bound < found.worth - score + problem.priority * (1 - 1e-9)


def refuse_unmet(event: Event, problem: Problem, found: Found) -> None:
    """Refuse musts and minimums that no plan honours together; says whose.

    Raises:
        InvalidQuery: something is not honoured, and it is proven that it cannot be.
    """
    missing = [*_missing_musts(event, problem, found), *_short_names(event, problem, found)]
    if missing and could_not(problem, found):
        raise InvalidQuery(
            message(
                "What is asked for cannot all be had together: {missing}; take one of the musts away, lower "
                "a minimum, or add tables or rounds.",
                missing=missing,
            )
        )


def unmet_of(
    event: Event, problem: Problem, meetings: Sequence[Meeting], *, proven: bool
) -> tuple[Unmet, ...]:
    """What the plan does not honour, and why."""
    why = NOT_TOGETHER if proven else NOT_FOUND
    return (
        *_musts(event, problem, meetings, why),
        *_minimums(event, meetings, why),
        *_gaps(event, meetings),
        *_numbers(event),
    )


def _missing_musts(event: Event, problem: Problem, found: Found) -> list[Message]:
    met = np.zeros_like(problem.must)
    met[found.meetings.a, found.meetings.b] = True
    return [
        message("'{a}' must meet '{b}'", a=event.a[i].name, b=event.b[j].name)
        for i, j in np.argwhere(problem.must & ~met)
    ]


def _short_names(event: Event, problem: Problem, found: Found) -> list[Message]:
    sides = zip((event.a, event.b), problem.short(found.meetings), strict=True)
    return [
        message("'{name}' has at least {minimum} meetings", name=side[i].name, minimum=side[i].minimum)
        for side, short in sides
        for i in np.flatnonzero(short)
    ]


def _musts(event: Event, problem: Problem, meetings: Sequence[Meeting], why: Message) -> Iterator[Unmet]:
    met = {m.pair for m in meetings}
    wanted = {(one.id, id) for one in event.a for id in one.musts}
    wanted |= {(id, one.id) for one in event.b for id in one.musts}
    place_a, place_b = ({one.id: i for i, one in enumerate(side)} for side in (event.a, event.b))
    for a, b in sorted(wanted - met):
        i, j = place_a[a], place_b[b]
        reason = why if problem.may[i, j] else NOT_THERE
        sentence = message(
            "'{a}' and '{b}' must meet and do not: {why}.", a=event.a[i].name, b=event.b[j].name, why=reason
        )
        yield Unmet("must", (a, b), sentence)


def _minimums(event: Event, meetings: Sequence[Meeting], why: Message) -> Iterator[Unmet]:
    for one in (*event.a, *event.b):
        has = sum(one.id in m.pair for m in meetings)
        if has < one.minimum:
            sentence = message(
                "'{name}' has {has} of the {minimum} meetings it is to have: {why}.",
                name=one.name,
                has=has,
                minimum=one.minimum,
                why=why,
            )
            yield Unmet("minimum", (one.id,), sentence)


def _gaps(event: Event, meetings: Sequence[Meeting]) -> Iterator[Unmet]:
    for one in (*event.a, *event.b):
        held = {m.round for m in meetings if one.id in m.pair}
        if (found := gaps(sorted(one.rounds | held), held)) > ACCEPTED:
            sentence = message(
                "'{name}' waits {gaps} times between two meetings; no order without that was found that "
                "costs neither scores nor changed seats.",
                name=one.name,
                gaps=found,
            )
            yield Unmet("idle_gap", (one.id,), sentence)


def _numbers(event: Event) -> Iterator[Unmet]:
    """A marketplace wants as many on one side as on the other."""
    if event.form == "marketplace" and len(event.a) != len(event.b):
        sentence = message(
            "There are {a} participants on side A and {b} on side B; a marketplace goes best with as many on "
            "either side.",
            a=len(event.a),
            b=len(event.b),
        )
        yield Unmet("numbers", (), sentence)
