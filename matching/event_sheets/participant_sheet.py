"""The sheet of one participant: the day in order of time, and each meeting with its reasons."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from matching.event_sheets.clock import Span, headline, round_name, span
from matching.event_sheets.why import Matches, Why, why_of
from matching.messages import Message, message
from matching.rounds.event import Event, Participant, Side
from matching.rounds.schedule import Meeting


@dataclass(frozen=True, slots=True)
class Encounter:
    """A meeting as one of the two sees it; ``round`` is its index, from 0."""

    round: int
    name: Message
    span: Span
    table: str
    other: str
    """Id of whom it meets."""
    other_name: str
    why: Why


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """A line of the day: a meeting, or in its place what goes on in that time."""

    span: Span
    name: Message
    encounter: Encounter | None = None
    note: Message | None = None


@dataclass(frozen=True, slots=True)
class ParticipantSheet:
    """What a participant holds in the hand; ``agenda`` is in order of time."""

    side: Side
    id: str
    name: str
    headline: Message
    event_title: str
    agenda: tuple[AgendaLine, ...]

    @property
    def encounters(self) -> tuple[Encounter, ...]:
        """The meetings, in order of time."""
        return tuple(line.encounter for line in self.agenda if line.encounter)


def participant_sheet(
    event: Event,
    side: Side,
    participant: Participant,
    meetings: Sequence[Meeting],
    matches: Matches,
    names: Mapping[str, str],
) -> ParticipantSheet:
    """The sheet of ``participant``, which has these ``meetings``; ``names`` are everybody's by id."""
    lines = [*_meetings(event, participant, meetings, matches, names), *_others(event, participant, meetings)]
    lines.sort(key=lambda line: line.span.start)
    return ParticipantSheet(
        side, participant.id, participant.name, headline(event), event.title, tuple(lines)
    )


def _meetings(
    event: Event,
    participant: Participant,
    meetings: Sequence[Meeting],
    matches: Matches,
    names: Mapping[str, str],
) -> Iterator[AgendaLine]:
    for meeting in meetings:
        other = meeting.b if meeting.a == participant.id else meeting.a
        when, name = span(event.rounds[meeting.round]), round_name(event, meeting.round)
        why = why_of(matches.get(meeting.pair), (names[meeting.a], names[meeting.b]))
        encounter = Encounter(
            meeting.round, name, when, event.tables[meeting.table], other, names[other], why
        )
        yield AgendaLine(when, name, encounter)


def _others(event: Event, participant: Participant, meetings: Sequence[Meeting]) -> Iterator[AgendaLine]:
    """Breaks, and the rounds between its meetings in which the participant is there and meets nobody."""
    for stretch in event.breaks:
        label = stretch.label.strip()
        yield AgendaLine(span(stretch), Message("{label}", {"label": label}) if label else message("Break"))
    held = {meeting.round for meeting in meetings}
    between = range(min(held), max(held)) if held else ()
    for index in sorted((participant.rounds - held) & {*between}):
        name = round_name(event, index)
        yield AgendaLine(span(event.rounds[index]), name, note=message("no meeting"))
