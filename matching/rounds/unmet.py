"""What was asked for and is not in the plan, for whom and why."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

import numpy as np

from matching.errors import InvalidQuery
from matching.messages import Message, message
from matching.rounds.contradiction import contradicting
from matching.rounds.event import Event
from matching.rounds.idle import ACCEPTED, gaps
from matching.rounds.problem import Bools, Problem
from matching.rounds.schedule import Meeting, Unmet
from matching.rounds.search import Found

MOST_NAMED = 12
NOT_TOGETHER = message("it cannot be had together with what else must be")
NOT_FOUND = message("no way was found in the time there was; plan again with a longer deadline")
SEATS_STAY = message("no order without that was found that costs neither scores nor changed seats")
NOT_THERE = message("they are never there in the same round any more")
NO_TIME_LEFT = message("there are no more rounds, or others, left for it")
RULED_OUT = message("what one of them rules out in its profile keeps them apart")


MORE_ELSEWHERE = message(
    "all that was there for it is worth more to others; set its minimum to 1 to give it one"
)
NOBODY_LEFT = message("there is nobody left whom it may meet")


def could_not(problem: Problem, found: Found) -> bool:
    """Whether it is proven that not one must or minimum more can be had (a priority is above all scores)."""
    score = float(problem.score[found.meetings.a, found.meetings.b].sum())
    return found.bound < found.worth - score + problem.priority * (1 - 1e-9)


def refuse_unmet(event: Event, problem: Problem, found: Found) -> None:
    """Refuse musts and minimums that no plan honours together; says whose.

    Raises:
        InvalidQuery: something is not honoured, and it is proven that it cannot be.
    """
    missing = missing_of(event, problem, found)
    if missing and could_not(problem, found):
        raise InvalidQuery(
            message(
                "What is asked for cannot all be had together: {missing}; take one of the musts away, lower "
                "a minimum, or add tables or rounds.",
                missing=_contradiction(event, problem) or missing,
            )
        )


def would_cost(share: float, *, everybody: bool) -> Message:
    """Why some wait more than once: to mend that, for all or for some, costs ``share`` of the scores."""
    tolerance = math.ceil(share * 1000) / 1000
    if everybody:
        return message(
            "an order in which nobody has to would cost {percent} % of the scores; to get it, plan again "
            "with an idle tolerance of {tolerance}",
            percent=f"{100 * share:.2f}",
            tolerance=tolerance,
        )
    return message(
        "an order in which fewer have to would cost {percent} % of the scores; to get it, plan again with an "
        "idle tolerance of {tolerance}",
        percent=f"{100 * share:.2f}",
        tolerance=tolerance,
    )


def too_dear(share: float) -> Message:
    """Why some wait more than once: all that was found to mend it costs more than ``share`` of the scores."""
    return message(
        "no order without that was found that costs at most {percent} % of the scores",
        percent=f"{100 * share:g}",
    )


def unmet_of(
    event: Event,
    problem: Problem,
    meetings: Sequence[Meeting],
    *,
    proven: bool,
    gaps_why: Message = SEATS_STAY,
) -> tuple[Unmet, ...]:
    """What the plan does not honour, and why."""
    why = NOT_TOGETHER if proven else NOT_FOUND
    return (
        *_musts(event, problem, meetings, why),
        *_minimums(event, problem, meetings, why),
        *_without(event, problem, meetings, why),
        *_gaps(event, meetings, gaps_why),
        *_numbers(event),
    )


def missing_of(event: Event, problem: Problem, found: Found) -> list[Message]:
    """The musts and minimums that were asked for and are not honoured."""
    met = np.zeros_like(problem.must)
    met[found.meetings.a, found.meetings.b] = True
    short_a, short_b = problem.short(found.meetings)
    return _sentences(event, problem.must & ~met, short_a > 0, short_b > 0)


def _contradiction(event: Event, problem: Problem) -> list[Message]:
    """The musts and minimums that contradict each other; empty where they are many, or not told in time."""
    least_a, least_b = (np.array([one.minimum > 0 for one in side]) for side in (event.a, event.b))
    asked = contradicting(problem, least_a, least_b)
    if asked is None or len(asked) > MOST_NAMED:
        return []
    return _sentences(event, asked.musts, asked.a, asked.b)


def _sentences(event: Event, musts: Bools, short_a: Bools, short_b: Bools) -> list[Message]:
    """In words; who has no minimum of its own has asked for none."""
    return [
        *(
            message("'{a}' must meet '{b}'", a=event.a[i].name, b=event.b[j].name)
            for i, j in np.argwhere(musts)
        ),
        *(
            message("'{name}' has at least {minimum} meetings", name=side[i].name, minimum=side[i].minimum)
            for side, short in ((event.a, short_a), (event.b, short_b))
            for i in np.flatnonzero(short)
            if side[i].minimum > 0
        ),
    ]


def _musts(event: Event, problem: Problem, meetings: Sequence[Meeting], why: Message) -> Iterator[Unmet]:
    met = {m.pair for m in meetings}
    wanted = {(one.id, id) for one in event.a for id in one.musts}
    wanted |= {(id, one.id) for one in event.b for id in one.musts}
    place_a, place_b = ({one.id: i for i, one in enumerate(side)} for side in (event.a, event.b))
    for a, b in sorted(wanted - met):
        i, j = place_a[a], place_b[b]
        reason = why if problem.may[i, j] else RULED_OUT if (a, b) in event.barred else NOT_THERE
        sentence = message(
            "'{a}' and '{b}' must meet and do not: {why}.", a=event.a[i].name, b=event.b[j].name, why=reason
        )
        yield Unmet("must", (a, b), sentence)


def _minimums(event: Event, problem: Problem, meetings: Sequence[Meeting], why: Message) -> Iterator[Unmet]:
    ahead = np.flatnonzero(problem.tables)
    for side, may, seats in (
        (event.a, problem.may, problem.seats_a),
        (event.b, problem.may.T, problem.seats_b),
    ):
        for i, one in enumerate(side):
            mine = [m for m in meetings if one.id in m.pair]
            if len(mine) >= one.minimum:
                continue
            most = min(int(may[i].sum()), int(seats[i].sum()))
            sentence = message(
                "'{name}' has {has} of the {minimum} meetings it is to have: {why}.",
                name=one.name,
                has=len(mine),
                minimum=one.minimum,
                why=NO_TIME_LEFT if sum(m.round in ahead for m in mine) == most else why,
            )
            yield Unmet("minimum", (one.id,), sentence)


def _gaps(event: Event, meetings: Sequence[Meeting], why: Message) -> Iterator[Unmet]:
    for one in (*event.a, *event.b):
        held = {m.round for m in meetings if one.id in m.pair}
        if (found := gaps(sorted(one.rounds | held), held)) > ACCEPTED:
            sentence = message(
                "'{name}' waits {gaps} times between two meetings: {why}.",
                name=one.name,
                gaps=found,
                why=why,
            )
            yield Unmet("idle_gap", (one.id,), sentence)


def _without(event: Event, problem: Problem, meetings: Sequence[Meeting], why: Message) -> Iterator[Unmet]:
    """Whoever is there and meets nobody; the minimum of whoever has one says so already."""
    met = {id for m in meetings for id in m.pair}
    if event.form == "speed_dating":
        why = MORE_ELSEWHERE
    for side, may, seats in (
        (event.a, problem.may, problem.seats_a),
        (event.b, problem.may.T, problem.seats_b),
    ):
        for i, one in enumerate(side):
            if one.id not in met and one.minimum == 0 and seats[i].any():
                reason = why if may[i].any() else NOBODY_LEFT
                sentence = message("'{name}' has no meeting: {why}.", name=one.name, why=reason)
                yield Unmet("no_meeting", (one.id,), sentence)


def _numbers(event: Event) -> Iterator[Unmet]:
    """A marketplace wants as many on one side as on the other."""
    fewer, more = sorted((("A", len(event.a)), ("B", len(event.b))), key=lambda side: side[1])
    if event.form == "marketplace" and fewer[1] != more[1]:
        sentence = message(
            "There are {more} participants on side {larger} and {fewer} on side {smaller}, and at a "
            "marketplace everybody looks for one to sign with: invite {missing} more for side {smaller}, or "
            "let some of that side come with more delegates.",
            more=more[1],
            larger=more[0],
            fewer=fewer[1],
            smaller=fewer[0],
            missing=more[1] - fewer[1],
        )
        yield Unmet("numbers", (), sentence)
