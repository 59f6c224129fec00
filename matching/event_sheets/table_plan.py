"""Who sits at which table in a round."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from matching.event_sheets.clock import Span, headline, round_name, span
from matching.messages import Message
from matching.rounds.event import Event, Participant
from matching.rounds.schedule import Schedule


@dataclass(frozen=True, slots=True)
class Seating:
    """The two names at a table."""

    table: str
    a: str
    b: str


@dataclass(frozen=True, slots=True)
class TablePlan:
    """One round. ``free`` are names of those who are there and meet nobody; ``away`` of those not there."""

    name: Message
    span: Span
    headline: Message
    seatings: tuple[Seating, ...]
    free: tuple[str, ...]
    away: tuple[str, ...]


def table_plan(event: Event, schedule: Schedule, index: int, names: Mapping[str, str]) -> TablePlan:
    """The plan of the round with this index, its tables in the order of the event."""
    meetings = schedule.in_round(index)
    seated = {id for meeting in meetings for id in meeting.pair}
    unseated = [one for one in (*event.a, *event.b) if one.id not in seated]
    return TablePlan(
        round_name(event, index),
        span(event.rounds[index]),
        headline(event),
        tuple(Seating(event.tables[one.table], names[one.a], names[one.b]) for one in meetings),
        _names(one for one in unseated if index in one.rounds),
        _names(one for one in unseated if index not in one.rounds),
    )


def _names(participants: Iterable[Participant]) -> tuple[str, ...]:
    return tuple(one.name for one in participants)
