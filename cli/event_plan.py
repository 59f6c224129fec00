"""A plan of rounds as ``brobygger plan rounds --json`` wrote it, with the event it is of."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, cast

from matching.errors import InvalidFile, InvalidQuery
from matching.event_outcomes.entering import Held
from matching.messages import Message, message
from matching.rounds.as_dict import read_meetings
from matching.rounds.event import Event
from matching.rounds.reading import read_event
from matching.rounds.schedule import Schedule, Unmet, UnmetKind
from matching.rounds.validate import broken_rules
from storage.text_file import open_text


def read_plan(plan: Path, event: Path | None, *, was_held: bool = False) -> Held:
    """The event and its plan, without how good that is.

    ``event`` may be left out where the plan holds the whole event. Of what was held nobody asks whether it
    should have been.

    Raises:
        InvalidFile, InvalidProfile: a file cannot be used, or the plan cannot be held.
        InvalidQuery: the plan names its event alone, and ``event`` is left out.
    """
    document = _document(plan)
    whole = _event(plan, document, event)
    if isinstance(document, dict) and isinstance(document.get("event"), dict):
        document = document | {"event": document["event"].get("id")}
    meetings = read_meetings(document, whole)
    broken = broken_rules(whole, meetings, since=len(whole.rounds) if was_held else 0)
    if broken:
        raise InvalidFile(
            message(
                "The plan in {path} does not fit the event: {sentence} Plan it again, or give the event it "
                "was made for.",
                path=plan,
                sentence=broken[0],
            )
        )
    return Held(whole, Schedule(meetings, value=0.0, bound=0.0, unmet=_unmet(document)))


def _event(plan: Path, document: Any, event: Path | None) -> Event:
    if event is not None:
        return read_event(_document(event))
    inside = document.get("event") if isinstance(document, dict) else None
    if isinstance(inside, dict):
        return read_event(inside)
    raise InvalidQuery(
        message(
            "The plan in {path} names its event and does not hold it; give the file of the event with "
            "--event FILE.",
            path=plan,
        )
    )


def _unmet(document: dict[str, Any]) -> tuple[Unmet, ...]:
    """Their sentences are in the language in which the plan was made."""
    given = document.get("unmet")
    return tuple(
        Unmet(cast(UnmetKind, one.get("kind")), (), Message("{sentence}", {"sentence": str(one["sentence"])}))
        for one in (given if isinstance(given, list) else [])
        if isinstance(one, dict) and "sentence" in one
    )


def _document(path: Path) -> Any:
    with open_text(path) as text:
        try:
            return json.load(text)
        except (ValueError, RecursionError):
            raise InvalidFile(message("{path} is not JSON; write one JSON document.", path=path)) from None
