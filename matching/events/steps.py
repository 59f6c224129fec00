"""What cannot be done to an event at the moment."""

from __future__ import annotations

from datetime import datetime

from matching.errors import InvalidStep
from matching.events.event import Event
from matching.messages import message


def refuse_while_planning(event: Event, now: datetime) -> None:
    """Let nothing change under a plan that is being made.

    Raises:
        InvalidStep: one is.
    """
    if event.is_planning(now):
        raise InvalidStep(message("A plan of this event is being made already; wait until it is there."))
