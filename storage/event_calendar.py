"""The meetings of a participant as an iCalendar file (RFC 5545)."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from functools import cache
from uuid import NAMESPACE_URL, uuid5

from icalendar import Calendar, Event, Timezone

from matching.event_sheets.clock import table_name
from matching.event_sheets.participant_sheet import Encounter, ParticipantSheet
from matching.introductions.times import DENMARK
from matching.messages import Language, Message, message

CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f]")
PRODUCT = "-//brobygger//event//{language}"
COPENHAGEN = """BEGIN:VTIMEZONE
TZID:Europe/Copenhagen
BEGIN:DAYLIGHT
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
DTSTART:19960331T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE
"""
"""The rule of Directive 2000/84/EC, as Denmark has kept it since 1996."""


def calendar_of(
    sheet: ParticipantSheet,
    event: str,
    place: str,
    made: datetime,
    language: Language,
    before: ParticipantSheet | None = None,
) -> bytes:
    """One VEVENT for each meeting.

    A meeting of the same two at the same event has the same UID in every plan, and a later ``made`` a higher
    SEQUENCE: a calendar that has read an earlier file moves the meeting. What stood in the plan
    ``before`` and is no more is there as cancelled.
    ``event`` is the id of the event.
    """
    calendar = Calendar()
    calendar.add("prodid", PRODUCT.format(language=language.upper()))
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _plain(sheet.event_title))
    calendar.add_component(_copenhagen())
    kept = {one.other for one in sheet.encounters}
    gone = [one for one in (before.encounters if before else ()) if one.other not in kept]
    for encounter in (*sheet.encounters, *gone):
        entry = _entry(sheet, encounter, event, place, language)
        entry.add("dtstamp", made.astimezone(UTC))
        entry.add("sequence", int(made.timestamp()) // 60)
        entry.add("status", "CANCELLED" if encounter in gone else "CONFIRMED")
        calendar.add_component(entry)
    written: bytes = calendar.to_ical()
    return written


def _entry(
    sheet: ParticipantSheet, encounter: Encounter, event: str, place: str, language: Language
) -> Event:
    entry = Event()
    entry.add("uid", f"{uuid5(NAMESPACE_URL, f'brobygger:{event}/{sheet.id}/{encounter.other}')}")
    title = Message("{name} ({event})", {"name": encounter.other_name, "event": sheet.event_title})
    entry.add("summary", _plain(title.text(language)))
    entry.add("dtstart", _local(encounter.span.start))
    entry.add("dtend", _local(encounter.span.end))
    table = table_name(encounter.table).text(language)
    entry.add("location", _plain(f"{place.strip()}, {table}" if place.strip() else table))
    if text := _description(encounter, language):
        entry.add("description", text)
    return entry


def _description(encounter: Encounter, language: Language) -> str:
    parts: tuple[tuple[Message, tuple[Message, ...]], ...] = (
        (message("Why you meet"), (*encounter.why.known, *encounter.why.reasons)),
        (message("What to speak about"), encounter.why.questions),
    )
    return "\n\n".join(
        "\n".join([title.text(language), *(f"- {_plain(one.text(language))}" for one in said)])
        for title, said in parts
        if said
    )


def _local(at: datetime) -> datetime:
    """On the clock in Copenhagen; in UTC in the hour that comes twice when winter time begins."""
    local = at.astimezone(DENMARK)
    return at.astimezone(UTC) if local.fold else local


def _plain(text: str) -> str:
    """One line, without the characters that RFC 5545 does not allow."""
    return " ".join(CONTROL.sub(" ", text).split())


@cache
def _copenhagen() -> Timezone:
    found = Timezone.from_ical(COPENHAGEN.replace("\n", "\r\n"))
    assert isinstance(found, Timezone)  # noqa: S101 - the text above is one
    return found
