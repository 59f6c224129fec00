"""An event with its answers as the document that is planned from, format ``brobygger-event/1``."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, time
from typing import Any

from matching.events.event import SIDES, Event, Guest
from matching.events.event_answer import EventAnswer
from matching.events.schedule import rounds_of
from matching.introductions.times import DENMARK

Answers = Mapping[str, EventAnswer]


def event_document(event: Event, answers: Answers) -> dict[str, Any]:
    """What ``brobygger plan rounds`` would read; without the delay, which moves all rounds alike."""
    rounds = rounds_of(event, with_delay=False)
    return {
        "format": "brobygger-event/1",
        "id": event.id,
        "title": event.name,
        "form": event.form,
        "place": event.place,
        "rounds": [{"start": _text(one.starts), "end": _text(one.ends)} for one in rounds],
        "breaks": [
            {"start": _text(one.ends), "end": _text(rounds[one.number].starts)}
            for one in rounds
            if one.number == event.break_after
        ],
        "tables": event.tables,
        **{side: [_participant(event, one, answers) for one in event.of(side)] for side in SIDES},
    }


def _participant(event: Event, guest: Guest, answers: Answers) -> dict[str, Any]:
    found: dict[str, Any] = {"id": guest.id, "name": guest.name, "delegates": guest.at_once}
    if guest.partner is not None:
        found["partner"] = guest.partner
    if answer := answers.get(guest.id):
        known = {one.id for one in event.guests if one.side != guest.side}
        found["wishes"] = [id for id in answer.wishes if id in known]
        found["no_thanks"] = [id for id in answer.no_thanks if id in known]
        for name in ("arrives", "leaves"):
            if clock := getattr(answer, name):
                at = datetime.combine(event.day, time.fromisoformat(clock), DENMARK)
                found[name] = at.isoformat()
    return found


def _text(at: datetime) -> str:
    return at.astimezone(DENMARK).isoformat()
