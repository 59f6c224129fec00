"""What can be seen to be impossible before anything is planned, and whom it is about."""

from __future__ import annotations

import numpy as np

from matching.checks import Checks
from matching.rounds.event import Event, Participant
from matching.rounds.problem import Ints, Problem


def check_feasible(event: Event, problem: Problem) -> None:
    """Refuse what no plan can honour.

    Raises:
        InvalidProfile: nobody may meet, there are more rounds than meetings, or a must or a minimum of
            somebody cannot be had whatever the others do.
    """
    checks = Checks()
    _check_any(checks, event, problem)
    checks.done()
    _check_must_together(checks, event, problem)
    for own, others, may, must, seats in (
        (event.a, event.b, problem.may, problem.must, problem.seats_a),
        (event.b, event.a, problem.may.T, problem.must.T, problem.seats_b),
    ):
        for i, one in enumerate(own):
            _check_one(checks, one, others, int(may[i].sum()), np.flatnonzero(must[i]), int(seats[i].sum()))
    checks.done()


def _check_any(checks: Checks, event: Event, problem: Problem) -> None:
    possible = int(problem.may.sum())
    if possible == 0:
        checks.refuse(
            "no_thanks",
            0,
            "Nobody may meet anybody: every pair is a no thanks, is kept apart by a hard condition, or is "
            "never there at the same time; take a no thanks away, or change when they come.",
        )
    elif possible < len(event.rounds):
        checks.refuse(
            "rounds",
            len(event.rounds),
            "There are {value} rounds and only {possible} possible meetings, so a round would be empty; plan "
            "at most {possible} rounds.",
            possible=possible,
        )


def _check_must_together(checks: Checks, event: Event, problem: Problem) -> None:
    barred = event.barred
    for i, j in np.argwhere(problem.must & ~problem.may):
        if (event.a[i].id, event.b[j].id) in barred:
            checks.refuse(
                "musts",
                event.b[j].id,
                "'{a}' and '{b}' must meet, and what one of them rules out in its profile keeps them apart; "
                "take the must away, or let both ask for it.",
                a=event.a[i].name,
                b=event.b[j].name,
            )
            continue
        checks.refuse(
            "musts",
            event.b[j].id,
            "'{a}' and '{b}' must meet and are never there in the same round; take the must away, or change "
            "when they come.",
            a=event.a[i].name,
            b=event.b[j].name,
        )


def _check_one(
    checks: Checks,
    one: Participant,
    others: tuple[Participant, ...],
    partners: int,
    musts: Ints,
    seats: int,
) -> None:
    if len(musts) > seats:
        checks.refuse(
            "musts",
            len(musts),
            "'{name}' must meet {value} ({who}) and has time for {seats} meetings; take a must away, or let "
            "more delegates come.",
            name=one.name,
            who=", ".join(others[i].name for i in musts),
            seats=seats,
        )
    if one.minimum > min(partners, seats):
        checks.refuse(
            "minimum",
            one.minimum,
            "'{name}' is to have at least {value} meetings, and there are only {partners} it may meet and "
            "time for {seats}; write at most {most}.",
            name=one.name,
            partners=partners,
            seats=seats,
            most=min(partners, seats),
        )
