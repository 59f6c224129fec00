"""The evening as a plan has it: when the rounds are, who sits where with whom, and what a new one changes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from matching.event_sheets.clock import Span
from matching.events.event import Event, Guest, Plan
from matching.messages import Language


@dataclass(frozen=True, slots=True)
class Round:
    """``number`` from 1; ``starts`` and ``ends`` as the evening goes, its delay included."""

    number: int
    starts: datetime
    ends: datetime

    def text(self, language: Language = "en") -> str:
        """From when to when, on the clock in Denmark."""
        return Span(self.starts, self.ends).text(language)


@dataclass(frozen=True, slots=True)
class Meeting:
    """Two who meet in a round, at a table."""

    round: Round
    table: str
    a: Guest
    b: Guest


@dataclass(frozen=True, slots=True)
class Seat:
    """A meeting as one of the two sees it."""

    round: Round
    table: str
    other: Guest


@dataclass(frozen=True, slots=True)
class Changed:
    """Somebody's meetings in a round, before and in the plan after it: names and tables."""

    guest: Guest
    round: int
    before: tuple[tuple[str, str], ...]
    now: tuple[tuple[str, str], ...]


def rounds_of(event: Event, *, with_delay: bool = True) -> list[Round]:
    """When each round begins and ends."""
    length, change = timedelta(minutes=event.minutes), timedelta(minutes=event.change_minutes)
    at = event.starts + (timedelta(seconds=event.delay_s) if with_delay else timedelta())
    found: list[Round] = []
    for number in range(1, event.rounds + 1):
        found.append(Round(number, at, at + length))
        pause = timedelta(minutes=event.break_minutes) if number == event.break_after else change
        at += length + pause
    return found


def document_of(plan: Plan) -> dict[str, Any]:
    """The plan as it was made, format ``brobygger-schedule/1``."""
    unmet = [{"kind": one.kind, "participants": [], "sentence": one.sentence} for one in plan.unmet]
    document: dict[str, Any] = json.loads(plan.document)
    return document | {"unmet": unmet}


def meetings_of(event: Event, plan: Plan | None = None) -> list[Meeting]:
    """The meetings of a plan, of the one to follow where none is named, by round and table."""
    plan = plan or event.plan
    if plan is None:
        return []
    rounds = rounds_of(event)
    guests = {one.id: one for one in event.guests}
    rows = [one for one in json.loads(plan.document)["meetings"] if {one["a"], one["b"]} <= guests.keys()]
    found = [
        Meeting(rounds[one["round"] - 1], one["table"], guests[one["a"]], guests[one["b"]]) for one in rows
    ]
    return sorted(found, key=lambda one: (one.round.number, len(one.table), one.table))


def seats_of(event: Event, guest: str) -> Iterator[Seat]:
    """The meetings of a participant."""
    for one in meetings_of(event):
        if guest in {one.a.id, one.b.id}:
            yield Seat(one.round, one.table, one.b if one.a.id == guest else one.a)


def round_at(event: Event, now: datetime) -> Round:
    """The round that is on, or comes next; after the last one, the last."""
    rounds = rounds_of(event)
    return next((one for one in rounds if now < one.ends), rounds[-1])


def away_in(event: Event, number: int) -> frozenset[str]:
    """Ids of who is marked away in a round: by the marks of the plans, then by those that none knows of."""
    marks = [*(mark for plan in event.plans for mark in plan.marks), *event.marks]
    away: dict[str, bool] = {}
    for mark in marks:
        if mark.since <= number:
            away[mark.guest] = not mark.there
    return frozenset(id for id, is_away in away.items() if is_away)


def changes_of(event: Event) -> list[Changed]:
    """What the plan to follow has changed of the one before it; nothing where that was the first."""
    if len(event.plans) < 2 or event.plans[-1].since is None:
        return []
    old, new = (_by_seat(event, plan) for plan in event.plans[-2:])
    return [
        Changed(guest, number, old.get((guest.id, number), ()), new.get((guest.id, number), ()))
        for guest in sorted(event.guests, key=lambda one: one.name.casefold())
        for number in range(event.plans[-1].since, event.rounds + 1)
        if old.get((guest.id, number)) != new.get((guest.id, number))
    ]


def _by_seat(event: Event, plan: Plan) -> dict[tuple[str, int], tuple[tuple[str, str], ...]]:
    found: dict[tuple[str, int], tuple[tuple[str, str], ...]] = {}
    for one in meetings_of(event, plan):
        for own, other in ((one.a, one.b), (one.b, one.a)):
            key = (own.id, one.round.number)
            found[key] = (*found.get(key, ()), (other.name, one.table))
    return found
