"""All the paper of an event, in the order in which it is printed."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from matching.event_sheets.agreement_form import AgreementForm, agreement_form
from matching.event_sheets.master_sheet import MasterSheet, master_sheet
from matching.event_sheets.participant_sheet import ParticipantSheet, participant_sheet
from matching.event_sheets.table_plan import TablePlan, table_plan
from matching.event_sheets.why import Matches
from matching.rounds.event import Event, Side
from matching.rounds.schedule import Meeting, Schedule

Meetings = dict[str, tuple[Meeting, ...]]


@dataclass(frozen=True, slots=True)
class EventSheets:
    """The participants' sheets by side and name, the tables by round, the forms by round and table."""

    participants: tuple[ParticipantSheet, ...]
    tables: tuple[TablePlan, ...]
    master: MasterSheet
    agreements: tuple[AgreementForm, ...]


def sheets_of(event: Event, schedule: Schedule, matches: Matches) -> EventSheets:
    """The sheets of ``schedule``; forms to sign are there for a marketplace alone.

    ``matches`` has the match of each meeting by its pair, made for side A; where there is none the sheet
    says nothing about why, and asks the standing questions.
    """
    names = {one.id: one.name for one in (*event.a, *event.b)}
    of = _meetings_by_participant(event, schedule)
    sides: tuple[Side, Side] = ("a", "b")
    participants = [
        participant_sheet(event, side, one, of[one.id], matches, names)
        for side in sides
        for one in sorted(event.side(side), key=lambda one: (one.name.casefold(), one.id))
    ]
    ordered = sorted(schedule.meetings, key=lambda meeting: (meeting.round, meeting.table))
    is_market = event.form == "marketplace"
    return EventSheets(
        tuple(participants),
        tuple(table_plan(event, schedule, index, names) for index in range(len(event.rounds))),
        master_sheet(event, schedule, of),
        tuple(agreement_form(event, one, matches, names) for one in ordered) if is_market else (),
    )


def _meetings_by_participant(event: Event, schedule: Schedule) -> Meetings:
    """In order of round and table."""
    found: dict[str, list[Meeting]] = defaultdict(list)
    for meeting in sorted(schedule.meetings, key=lambda meeting: (meeting.round, meeting.table)):
        for id in meeting.pair:
            found[id].append(meeting)
    return {one.id: tuple(found[one.id]) for one in (*event.a, *event.b)}
