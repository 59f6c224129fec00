"""A small evening: three on each side, three rounds, two tables and a break."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from matching.match import DirectedScore, Match, Reason, Verdict
from matching.messages import message
from matching.partner import Partner
from matching.questions import QUESTIONS
from matching.rounds.event import Event, Participant, Timed
from matching.rounds.schedule import Meeting, Schedule, Unmet
from matching.statement import Statement

START = datetime(2027, 6, 1, 15, tzinfo=UTC)
"""17 o'clock in Denmark."""
ALL = frozenset({0, 1, 2})
NOTHING = DirectedScore("peer", 0.5, 0.5, (), {})


def stretch(minute: int, minutes: int = 15, label: str = "") -> Timed:
    start = START + timedelta(minutes=minute)
    return Timed(start, start + timedelta(minutes=minutes), label)


def participant(id: str, name: str, **fields: Any) -> Participant:
    return Participant(**{"id": id, "name": name, "rounds": ALL, **fields})


LEKTIE = participant("a-1", "Lektiecaféen på Ærøvej", partner="ngo")
SYSTUE = participant("a-2", "Systuen", rounds=frozenset({1, 2}))
ALONE = participant("a-3", "Ensom", rounds=ALL)
REGNSKAB = participant("b-1", "Sønderå Regnskab ApS", partner="com", delegates=2)
KRAN = participant("b-2", "Åkran A/S")
NOBODY = participant("b-3", "Ingen", rounds=frozenset({0}))

EVENT = Event(
    id="ev-1",
    title="Partnerbørs",
    form="speed_dating",
    rounds=(stretch(0), stretch(20), stretch(60, label="Sidste runde")),
    tables=("1", "Vinduet"),
    a=(LEKTIE, SYSTUE, ALONE),
    b=(REGNSKAB, KRAN, NOBODY),
    breaks=(stretch(40, 20, "Kaffe"),),
    place="Strandgade 4",
)
MARKET = replace(EVENT, form="marketplace")
SCHEDULE = Schedule(
    (
        Meeting("a-1", "b-1", 2, 0),
        Meeting("a-1", "b-2", 0, 1),
        Meeting("a-2", "b-1", 1, 1),
        Meeting("a-2", "b-2", 2, 1),
    ),
    value=2.0,
    bound=2.0,
    unmet=(Unmet("must", ("a-3",), message("There is nothing to do for {centre}.", centre="Ensom")),),
)


def reason(component: str, verdict: Verdict, sentence: str) -> Reason:
    return Reason(component, verdict, 0.5, message(sentence))


def match(ours: Statement | None = None, theirs: Statement | None = None, **fields: Any) -> Match:
    """A match with a reason of each verdict and one question."""
    reasons = (
        reason("text", "no", "What the two have written is about different things."),
        reason("size", "no", "They differ in size."),
        reason("mission", "partly", "Their missions are related."),
        reason("place", "yes", "They are in the same place."),
    )
    known: dict[str, Any] = {
        "partner": Partner(id="com", kind="company", name="Sønderå Regnskab ApS"),
        "ours": ours,
        "theirs": theirs,
        "also": (),
        "score": 0.3,
        "there": NOTHING,
        "back": NOTHING,
        "distance_km": None,
        "reasons": reasons,
        "questions": (message(QUESTIONS["quantity"]),),
    }
    return Match(**{**known, **fields})


MATCHES = {("a-1", "b-1"): match(), ("a-2", "b-2"): None}
