"""An event with its plan, from the documents of both."""

from __future__ import annotations

from typing import Any, cast

from matching.errors import InvalidFile, InvalidQuery
from matching.event_outcomes.entering import Held
from matching.messages import Message, message
from matching.rounds.as_dict import read_meetings
from matching.rounds.carried import read_carried
from matching.rounds.event import Event
from matching.rounds.presence import with_presence
from matching.rounds.reading import read_event
from matching.rounds.schedule import Schedule, Unmet, UnmetKind
from matching.rounds.validate import broken_rules


def held_plan(plan: Any, event: Any, name: str, *, was_held: bool = False) -> Held:
    """The event and its plan, without how good that is.

    Args:
        plan: the document of the plan.
        event: that of the event; None where the plan holds the whole event.
        name: what the plan is called where it cannot be used.
        was_held: of what was held nobody asks whether it should have been.

    Raises:
        InvalidFile, InvalidProfile: a document cannot be used, or the plan cannot be held.
        InvalidQuery: the plan names its event alone, and ``event`` is left out.
    """
    whole = _event(name, plan, event)
    if isinstance(plan, dict) and isinstance(plan.get("event"), dict):
        plan = plan | {"event": plan["event"].get("id")}
    meetings = read_meetings(plan, whole)
    whole = with_presence(whole, read_carried(plan, whole).presence)
    broken = broken_rules(whole, meetings, since=len(whole.rounds) if was_held else 0)
    if broken:
        raise InvalidFile(
            message(
                "The plan in {path} does not fit the event: {sentence} Plan it again, or give the event it "
                "was made for.",
                path=name,
                sentence=broken[0],
            )
        )
    return Held(whole, Schedule(meetings, value=0.0, bound=0.0, unmet=_unmet(plan)))


def _event(name: str, plan: Any, event: Any) -> Event:
    if event is not None:
        return read_event(event)
    inside = plan.get("event") if isinstance(plan, dict) else None
    if isinstance(inside, dict):
        return read_event(inside)
    raise InvalidQuery(
        message(
            "The plan in {path} names its event and does not hold it; give the file of the event with "
            "--event FILE.",
            path=name,
        )
    )


def _unmet(plan: dict[str, Any]) -> tuple[Unmet, ...]:
    """Their sentences are in the language in which the plan was made."""
    given = plan.get("unmet")
    return tuple(
        Unmet(cast(UnmetKind, one.get("kind")), (), Message("{sentence}", {"sentence": str(one["sentence"])}))
        for one in (given if isinstance(given, list) else [])
        if isinstance(one, dict) and "sentence" in one
    )
