"""An outcomes file with a row for each meeting, to be filled in after the event."""

from __future__ import annotations

import csv
import io

from matching.event_sheets.clock import round_name, span
from matching.event_sheets.why import Matches
from matching.match import Match
from matching.messages import Language
from matching.rounds.event import Event
from matching.rounds.schedule import Schedule
from matching.statement import Need, Offer
from storage.guard import guarded
from storage.outcome_columns import COLUMNS


def blank_outcomes(event: Event, schedule: Schedule, matches: Matches, language: Language) -> bytes:
    """UTF-8 with a byte order mark and semicolons, which a Danish Excel opens without asking.

    The need and the offer are those of the match; whoever fills it in may write others, or none.
    """
    names = {one.id: one.name for one in (*event.a, *event.b)}
    target = io.StringIO(newline="")
    writer = csv.DictWriter(target, COLUMNS, restval="", delimiter=";", lineterminator="\r\n")
    writer.writeheader()
    for meeting in sorted(schedule.meetings, key=lambda meeting: (meeting.round, meeting.table)):
        cells = {
            "round": round_name(event, meeting.round).text(language),
            "time": span(event.rounds[meeting.round]).text(language),
            "table": event.tables[meeting.table],
            "a": meeting.a,
            "a_name": names[meeting.a],
            "b": meeting.b,
            "b_name": names[meeting.b],
            **_statements(matches.get(meeting.pair)),
        }
        writer.writerow({name: guarded(" ".join(text.split())) for name, text in cells.items()})
    return target.getvalue().encode("utf-8-sig")


def _statements(match: Match | None) -> dict[str, str]:
    found = (match.ours, match.theirs) if match else ()
    needs = [one.id for one in found if isinstance(one, Need)]
    offers = [one.id for one in found if isinstance(one, Offer)]
    return {"need": "".join(needs), "offer": "".join(offers)}
