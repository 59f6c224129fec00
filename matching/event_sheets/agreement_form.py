"""The form that two sign in the room: the two names, what each gives, when, signatures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from matching.event_sheets.clock import Span, headline, round_name, span
from matching.event_sheets.why import Matches, why_of
from matching.messages import Message, message
from matching.partnerships.wording import joined
from matching.rounds.event import Event
from matching.rounds.schedule import Meeting


@dataclass(frozen=True, slots=True)
class AgreementForm:
    """One page for one meeting; ``known`` says what the register knows that each seeks or gives."""

    title: Message
    headline: Message
    name: Message
    span: Span
    table: str
    parties: tuple[str, str]
    known: tuple[Message, ...]


def agreement_form(
    event: Event, meeting: Meeting, matches: Matches, names: Mapping[str, str]
) -> AgreementForm:
    """The form of ``meeting``."""
    parties = names[meeting.a], names[meeting.b]
    return AgreementForm(
        message("Agreement between {names}", names=joined(parties)),
        headline(event),
        round_name(event, meeting.round),
        span(event.rounds[meeting.round]),
        event.tables[meeting.table],
        parties,
        why_of(matches.get(meeting.pair), parties).known,
    )
