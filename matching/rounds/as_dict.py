"""A schedule as a JSON document, format ``brobygger-schedule/1`` (docs/events.md), and back."""

from __future__ import annotations

from typing import Any

from matching.errors import InvalidFile
from matching.messages import Language, message
from matching.rounds.event import Event
from matching.rounds.fields import Fields
from matching.rounds.schedule import Meeting, Schedule, idle_rounds

FORMAT = "brobygger-schedule/1"
OWN = (
    "format", "event", "method", "value", "bound", "gap", "seconds", "meetings", "participants", "unmet",
    "given_for_gaps", "changed_seats", "presence", "scores",
)  # fmt: skip


def schedule_as_dict(event: Event, schedule: Schedule, language: Language = "en") -> dict[str, Any]:
    """Rounds are numbered from 1 and tables go by their names."""
    return {
        "format": FORMAT,
        "event": event.id,
        "method": schedule.method,
        "value": round(schedule.value, 6),
        "bound": round(schedule.bound, 6),
        "gap": round(schedule.gap, 6),
        "given_for_gaps": round(schedule.given_for_gaps, 6),
        "seconds": round(schedule.seconds, 3),
        "meetings": [
            {"round": m.round + 1, "table": event.tables[m.table], "a": m.a, "b": m.b}
            for m in schedule.meetings
        ],
        "participants": [
            {
                "id": one.id,
                "meetings": len(schedule.of(one.id)),
                "idle_rounds": [r + 1 for r in idle_rounds(event, schedule, one.id)],
            }
            for one in (*event.a, *event.b)
        ],
        "unmet": [
            {"kind": one.kind, "participants": list(one.participants), "sentence": one.why.text(language)}
            for one in schedule.unmet
        ],
    }


def read_meetings(document: Any, event: Event) -> tuple[Meeting, ...]:
    """The meetings of an earlier schedule of the same event.

    Raises:
        InvalidFile: it is no schedule, of another event, or at a table or in a round that there is not.
    """
    fields = Fields(document, "schedule", OWN)
    if fields.value("format", str) != FORMAT or fields.value("event", str) != event.id:
        raise InvalidFile(
            message(
                "This is no schedule of the event '{event}'; give the file that 'brobygger plan rounds "
                "--json' wrote for it.",
                event=event.id,
            )
        )
    given = fields.value("meetings", list)
    return tuple(_meeting(one, f"meetings[{i + 1}]", event) for i, one in enumerate(given))


def _meeting(given: Any, where: str, event: Event) -> Meeting:
    fields = Fields(given, where, ("round", "table", "a", "b"))
    number, table = fields.value("round", int), fields.value("table", str)
    if not 1 <= number <= len(event.rounds) or table not in event.tables:
        raise InvalidFile(
            message(
                "{where} is in round {round} at table '{table}', which the event does not have.",
                where=where,
                round=number,
                table=table[:60],
            )
        )
    return Meeting(fields.value("a", str), fields.value("b", str), number - 1, event.tables.index(table))
