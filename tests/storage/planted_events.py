"""The person as somebody who comes to an event, and as the broker of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from matching.events.event import Event, Guest, Mark, Plan, Unmet
from matching.events.event_answer import EventAnswer
from matching.events.meeting_outcome import MeetingOutcome

EVENT_GIVEN = {
    *((Event, name) for name in ("form", "state")),
    *((Guest, name) for name in ("id", "side")),
    *((Mark, name) for name in ("guest", "user")),
    *((Plan, name) for name in ("user", "document")),
    (Unmet, "kind"),
    (EventAnswer, "digest"),
    *((MeetingOutcome, name) for name in ("a_partner", "b_partner", "introduction")),
}
"""Fields that would take any text and that nobody can write into."""


def events(name: str, user: str, written: str, then: datetime) -> Iterator[tuple[str, Any]]:
    """An event to which a person comes, what they answered, and what came of a meeting."""
    mark = Mark(guest="a1", there=False, since=1, user=user, at=then)
    plan = Plan(
        made=then, user=user, document="{}", unmet=(Unmet(kind="must", sentence="ikke mødt"),), marks=(mark,)
    )
    guests = (Guest(id="a1", name=name, side="a", partner="p1"), Guest(id="b1", name="Haven", side="b"))
    yield (
        "events",
        Event(
            id="ev1", centre="c1", name="Aften", place="Huset", made_by=user, made_at=then, starts=then,
            state="held", guests=guests, plans=(plan,), marks=(mark,), problem="for få",
        ),
    )  # fmt: skip
    yield (
        "event_answers",
        EventAnswer(
            id="ea1", event="ev1", guest="a1", digest="digest of ea1", made_at=then, answered=then,
            wishes=("b1",), arrives="18:00", access="en rampe", hope="en snak",
        ),
    )  # fmt: skip
    yield (
        "meeting_outcomes",
        MeetingOutcome(
            id="mo1", event="ev1", centre="c1", a="a1", b="b1", a_partner="p1", held=True, a_says="yes",
            note=written, entered_at=then, by=user,
        ),
    )  # fmt: skip
