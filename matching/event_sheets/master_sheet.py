"""The organiser's sheet: everybody in a row, the rounds beside it, whom and where in the cells."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from matching.event_sheets.clock import Span, headline, round_name, span
from matching.messages import Message
from matching.rounds.event import Event, Participant, Side
from matching.rounds.schedule import Meeting, Schedule


@dataclass(frozen=True, slots=True)
class Column:
    """A round: its number from 1, its name and when it is."""

    number: int
    name: Message
    span: Span


@dataclass(frozen=True, slots=True)
class Cell:
    """What a participant does in a round: the codes of whom it meets with their tables, or not there."""

    meetings: tuple[tuple[str, str], ...]
    is_there: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A participant; ``code`` is its side and its place in the list, as in A7."""

    code: str
    name: str
    side: Side
    cells: tuple[Cell, ...]
    meetings: int


@dataclass(frozen=True, slots=True)
class MasterSheet:
    """Everybody of side A, then of side B, in the order of the event."""

    headline: Message
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    meetings: int
    unmet: tuple[Message, ...]
    """What was asked for and is not in the plan, and why not."""


def master_sheet(event: Event, schedule: Schedule, of: Mapping[str, tuple[Meeting, ...]]) -> MasterSheet:
    """The sheet of the whole event; ``of`` has the meetings of each participant by its id."""
    codes = codes_of(event)
    sides: tuple[Side, Side] = ("a", "b")
    rows = [
        Row(codes[one.id], one.name, side, _cells(event, one, of[one.id], codes), len(of[one.id]))
        for side in sides
        for one in event.side(side)
    ]
    columns = [
        Column(index + 1, round_name(event, index), span(stretch))
        for index, stretch in enumerate(event.rounds)
    ]
    unmet = tuple(one.why for one in schedule.unmet)
    return MasterSheet(headline(event), tuple(columns), tuple(rows), len(schedule.meetings), unmet)


def codes_of(event: Event) -> dict[str, str]:
    """A short code for each participant by its id: A1, A2 and so on, B1, B2 and so on."""
    sides: tuple[Side, Side] = ("a", "b")
    return {
        one.id: f"{side.upper()}{number}" for side in sides for number, one in enumerate(event.side(side), 1)
    }


def _cells(
    event: Event, participant: Participant, meetings: tuple[Meeting, ...], codes: Mapping[str, str]
) -> tuple[Cell, ...]:
    met: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for meeting in meetings:
        other = meeting.b if meeting.a == participant.id else meeting.a
        met[meeting.round].append((codes[other], event.tables[meeting.table]))
    return tuple(Cell(tuple(met[r]), r in participant.rounds) for r in range(len(event.rounds)))
