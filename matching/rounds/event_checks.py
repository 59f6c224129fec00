"""Rules of an event: what cannot be planned is refused in a sentence that says whom it is about."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from matching.checks import Checks

if TYPE_CHECKING:
    from matching.rounds.event import Event, Participant, Scores, Timed

MOST_ROUNDS, MOST_PARTICIPANTS, MOST_TABLES, MOST_DELEGATES = 48, 500, 500, 20


def check_participant(participant: Participant) -> None:
    """Refuse what nobody can bring to an event."""
    checks = Checks()
    checks.id("id", participant.id)
    checks.required("name", participant.name)
    checks.text("name", participant.name)
    if not 1 <= participant.delegates <= MOST_DELEGATES:
        checks.refuse(
            "delegates",
            participant.delegates,
            "'{name}' comes with {value} delegates; write a whole number from 1 to {most}.",
            name=participant.name,
            most=MOST_DELEGATES,
        )
    if participant.minimum < 0:
        checks.refuse(
            "minimum",
            participant.minimum,
            "'{name}' is to have at least {value} meetings; write 0 or more.",
            name=participant.name,
        )
    if twice := sorted(set(participant.musts) & set(participant.no_thanks)):
        checks.refuse(
            "musts",
            twice[0],
            "'{name}' both must meet '{value}' and says no thanks to it; take it out of one of the two.",
            name=participant.name,
        )
    checks.done()


def check_event(event: Event) -> None:
    """Refuse an event that cannot be: its frame first, then its people, then what they ask for."""
    checks = Checks()
    _check_frame(checks, event)
    _check_times(checks, event)
    checks.done()
    _check_people(checks, event)
    checks.done()
    _check_named(checks, event)
    _check_musts(checks, event)
    checks.done()


def check_scores(event: Event, scores: Scores) -> None:
    """Refuse scores of another shape, or that are no numbers in [0, 1]; says whose."""
    checks = Checks()
    wanted = (len(event.a), len(event.b))
    if scores.shape != wanted:
        checks.refuse(
            "scores",
            str(scores.shape),
            "The scores have the shape {value}; give a row for each of the {a} participants of side A and a "
            "column for each of the {b} of side B.",
            a=wanted[0],
            b=wanted[1],
        )
        checks.done()
    bad = np.argwhere(~((scores >= 0) & (scores <= 1)))
    for row, column in bad[:3]:
        checks.refuse(
            "scores",
            float(scores[row, column]),
            "The score of '{a}' and '{b}' is {value}; write a number from 0 to 1.",
            a=event.a[row].id,
            b=event.b[column].id,
        )
    checks.done()


def check_stated(event: Event, stated: Scores) -> None:
    """Refuse what was stated like scores; NaN is not stated."""
    check_scores(event, np.where(np.isnan(stated), 0.0, stated))


def _check_frame(checks: Checks, event: Event) -> None:
    checks.id("id", event.id)
    checks.required("title", event.title)
    if event.form not in {"speed_dating", "marketplace"}:
        checks.refuse(
            "form", event.form, "'{value}' is no form of an event; write speed_dating or marketplace."
        )
    if event.hosts not in {"a", "b"}:
        checks.refuse("hosts", event.hosts, "'{value}' is no side; write a or b as the side that hosts.")
    if not 0 <= event.wish_weight <= 1:
        checks.refuse(
            "wish_weight", event.wish_weight, "A wish cannot weigh {value}; write a number from 0 to 1."
        )
    for field, given, most in (("rounds", event.rounds, MOST_ROUNDS), ("tables", event.tables, MOST_TABLES)):
        _check_amount(checks, field, len(given), most)
    for table, times in Counter(event.tables).items():
        if times > 1:
            checks.refuse("tables", table, "Two tables are called '{value}'; give each a name of its own.")


def _check_amount(checks: Checks, field: str, given: int, most: int) -> None:
    if given == 0 and field == "rounds":
        checks.refuse(
            field, given, "The event has no rounds; write at least one, with its start and its end."
        )
    elif given == 0:
        checks.refuse(field, given, "The event has no tables, so nobody can meet; write at least one.")
    elif given > most:
        checks.refuse(
            field, given, "The event has {value} {field}; at most {most} can be planned.", most=most
        )


def _check_times(checks: Checks, event: Event) -> None:
    for field, stretches in (("rounds", event.rounds), ("breaks", event.breaks)):
        for stretch in stretches:
            _check_stretch(checks, field, stretch)
    if checks.problems:
        return
    ordered = sorted((*event.rounds, *event.breaks), key=lambda stretch: stretch.start)
    for before, after in pairwise(ordered):
        if after.start < before.end:
            checks.refuse(
                "rounds",
                f"{after.start:%H:%M}",
                "What begins at {value} begins before what is before it ends, at {end}; move one of the two.",
                end=f"{before.end:%H:%M}",
            )
    if list(event.rounds) != sorted(event.rounds, key=lambda stretch: stretch.start):
        checks.refuse("rounds", "", "The rounds do not follow on one another; write them in order of time.")


def _check_stretch(checks: Checks, field: str, stretch: Timed) -> None:
    if stretch.start.utcoffset() is None or stretch.end.utcoffset() is None:
        checks.refuse(
            field,
            str(stretch.start),
            "The time {value} of {field} has no time zone; write one, as in 2027-01-31T12:00:00+00:00.",
        )
    elif stretch.end <= stretch.start:
        checks.refuse(
            field,
            f"{stretch.start:%H:%M}",
            "What begins at {value} ends at {end}; it has to end later than it begins.",
            end=f"{stretch.end:%H:%M}",
        )


def _check_people(checks: Checks, event: Event) -> None:
    for name, side in (("A", event.a), ("B", event.b)):
        if not side:
            checks.refuse(
                "participants", name, "Nobody is on side {value}; a meeting needs somebody on each side."
            )
        elif len(side) > MOST_PARTICIPANTS:
            checks.refuse(
                "participants",
                len(side),
                "There are {value} participants on side {side}; at most {most} can be planned.",
                side=name,
                most=MOST_PARTICIPANTS,
            )
    for id, times in Counter(one.id for one in (*event.a, *event.b)).items():
        if times > 1:
            checks.refuse("id", id, "Two participants have the id '{value}'; give each one of its own.")
    for one in (*event.a, *event.b):
        if outside := sorted(r for r in one.rounds if not 0 <= r < len(event.rounds)):
            checks.refuse(
                "rounds",
                outside[0] + 1,
                "'{name}' is there in round {value}, which there is not; the rounds are 1 to {last}.",
                name=one.name,
                last=len(event.rounds),
            )
        if one.table is not None and one.table not in event.tables:
            checks.refuse(
                "table",
                one.table,
                "'{name}' is to sit at table '{value}', which there is not; use one of {known}.",
                name=one.name,
                known=", ".join(event.tables[:20]),
            )


def _check_named(checks: Checks, event: Event) -> None:
    for own, others in ((event.a, event.b), (event.b, event.a)):
        known = {one.id for one in others}
        for one in own:
            for field in ("wishes", "musts", "no_thanks"):
                for id in getattr(one, field):
                    if id not in known:
                        checks.refuse(
                            field,
                            id,
                            "'{name}' has '{value}' in {field}, and nobody on the other side has that id; "
                            "correct it.",
                            name=one.name,
                        )


def _check_musts(checks: Checks, event: Event) -> None:
    for own, others in ((event.a, event.b), (event.b, event.a)):
        refused = {one.id: (one, set(one.no_thanks)) for one in others}
        for one in own:
            for id in one.musts:
                if id in refused and one.id in refused[id][1]:
                    checks.refuse(
                        "musts",
                        id,
                        "'{name}' must meet '{other}', which says no thanks to it; a no thanks stands, so "
                        "take the must away.",
                        name=one.name,
                        other=refused[id][0].name,
                    )
