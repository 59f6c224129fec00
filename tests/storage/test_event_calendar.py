from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from icalendar import Calendar

from matching.event_sheets.participant_sheet import ParticipantSheet
from matching.event_sheets.sheets import sheets_of
from matching.introductions.times import DENMARK
from matching.rounds.event import Event, Timed
from matching.rounds.schedule import Meeting, Schedule
from storage.event_calendar import calendar_of
from tests.matching.event_sheets.small import EVENT, MATCHES, SCHEDULE

MADE = datetime(2027, 5, 1, 9, tzinfo=UTC)
MOVED = Schedule((Meeting("a-1", "b-1", 1, 1),), 1.0, 1.0)
"""Another round and table for one meeting; the other is no more."""
ONE = Schedule((Meeting("a-1", "b-1", 0, 0),), 1.0, 1.0)


def sheet(id: str = "a-1", event: Event = EVENT, schedule: Schedule = SCHEDULE) -> ParticipantSheet:
    [found] = [one for one in sheets_of(event, schedule, MATCHES).participants if one.id == id]
    return found


def written(id: str = "a-1", event: Event = EVENT, schedule: Schedule = SCHEDULE, **rest: Any) -> bytes:
    made, before = rest.get("made", MADE), rest.get("before")
    return calendar_of(
        sheet(id, event, schedule), event.id, event.place, made, rest.get("language", "da"), before
    )


def at(start: datetime) -> Event:
    """An event of one round, for two."""
    a, b = ((replace(one, rounds=frozenset({0})),) for one in (EVENT.a[0], EVENT.b[0]))
    rounds = (Timed(start, start + timedelta(minutes=10)),)
    return replace(EVENT, rounds=rounds, a=a, b=b, breaks=())


def entries(file: bytes) -> list[Any]:
    return sorted(Calendar.from_ical(file).walk("VEVENT"), key=lambda one: one["dtstart"].dt)


def test_each_meeting_is_an_entry_with_whom_when_and_where() -> None:
    first, last = entries(written())
    assert first["summary"] == "Åkran A/S (Partnerbørs)"
    assert first["location"] == "Strandgade 4, Vinduet"
    assert last["location"] == "Strandgade 4, bord 1"
    assert first["dtstart"].dt == datetime(2027, 6, 1, 17, tzinfo=DENMARK)
    assert first["dtend"].dt - first["dtstart"].dt == timedelta(minutes=15)
    assert first["dtstart"].params["TZID"] == "Europe/Copenhagen"
    assert first["dtstamp"].dt == MADE
    assert first["status"] == "CONFIRMED"


def test_reasons_and_questions_stand_in_the_description() -> None:
    first, last = entries(written())
    assert last["description"].startswith("Derfor mødes I\n- De er det samme sted.\n")
    assert "\n\nTal om\n- Hvor meget er der brug for" in last["description"]
    assert first["description"].startswith("Tal om\n- Hvad vil hver af jer")


def test_without_a_place_the_table_is_where() -> None:
    event = replace(EVENT, place="")
    assert [one["location"] for one in entries(written(event=event))] == ["Vinduet", "bord 1"]


@pytest.mark.parametrize(
    ("start", "shown", "offset"),
    [
        (datetime(2027, 1, 15, 16, tzinfo=UTC), datetime(2027, 1, 15, 17), "+0100"),
        (datetime(2027, 6, 1, 15, tzinfo=UTC), datetime(2027, 6, 1, 17), "+0200"),
        (datetime(2027, 3, 28, 1, 30, tzinfo=UTC), datetime(2027, 3, 28, 3, 30), "+0200"),
        (datetime(2027, 10, 31, 0, 30, tzinfo=UTC), datetime(2027, 10, 31, 2, 30), "+0200"),
    ],
)
def test_times_are_on_the_clock_in_denmark_summer_and_winter(
    start: datetime, shown: datetime, offset: str
) -> None:
    [one] = entries(written(event=at(start), schedule=ONE))
    assert one["dtstart"].dt.replace(tzinfo=None) == shown
    assert f"{one['dtstart'].dt:%z}" == offset
    assert one["dtstart"].dt.timestamp() == start.timestamp()


def test_hour_that_comes_twice_is_written_in_utc() -> None:
    start = datetime(2027, 10, 31, 1, 30, tzinfo=UTC)
    assert b"DTSTART:20271031T013000Z" in written(event=at(start), schedule=ONE)


def test_time_zone_is_told_by_its_rule_from_the_hour_on_which_the_clock_is_moved() -> None:
    zones: list[Any] = Calendar.from_ical(written()).walk("VTIMEZONE")
    [zone] = zones
    assert zone["tzid"] == "Europe/Copenhagen"
    rules = {part.name: (part["dtstart"].dt, part["rrule"].to_ical().decode()) for part in zone.subcomponents}
    assert rules == {
        "DAYLIGHT": (datetime(1996, 3, 31, 2), "FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3"),
        "STANDARD": (datetime(1996, 10, 27, 3), "FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10"),
    }


def test_changed_plan_moves_the_entry_and_cancels_what_is_no_more() -> None:
    old = entries(written())
    later = MADE + timedelta(hours=2)
    new = entries(written(schedule=MOVED, made=later, before=sheet()))
    uid = {one["uid"]: one for one in old}
    assert {one["uid"] for one in new} == set(uid)
    status = {str(one["summary"]).split(" (")[0]: one["status"] for one in new}
    assert status == {"Sønderå Regnskab ApS": "CONFIRMED", "Åkran A/S": "CANCELLED"}
    assert all(one["sequence"] > uid[one["uid"]]["sequence"] for one in new)
    [moved] = [one for one in new if one["status"] == "CONFIRMED"]
    assert moved["dtstart"].dt != uid[moved["uid"]]["dtstart"].dt
    assert moved["location"] == "Strandgade 4, Vinduet"


def test_entries_of_other_participants_and_events_are_others() -> None:
    other = replace(EVENT, id="ev-2")
    uids = [
        one["uid"] for file in (written("a-1"), written("b-1"), written(event=other)) for one in entries(file)
    ]
    assert len(set(uids)) == len(uids) == 6


def test_same_plan_at_the_same_time_is_the_same_file() -> None:
    assert written() == written()


def test_calendar_without_meetings_can_be_read() -> None:
    file = written("a-3")
    assert entries(file) == []
    assert Calendar.from_ical(file)["version"] == "2.0"


def test_odd_signs_come_back_and_control_characters_do_not() -> None:
    odd = "Kran, A;S \\n \x07\r\nBEGIN:VEVENT\r\n" + "æøå李" * 40
    event = replace(EVENT, b=(replace(EVENT.b[0], name=odd), *EVENT.b[1:]))
    file = written(event=event)
    _, last = entries(file)
    assert last["summary"] == f"Kran, A;S \\n BEGIN:VEVENT {'æøå李' * 40} (Partnerbørs)"
    assert len(entries(file)) == 2
    assert all(len(line) <= 75 for line in file.split(b"\r\n"))
    assert b"\x07" not in file
