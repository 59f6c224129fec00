"""What the use cases of events need from the outside."""

from __future__ import annotations

from collections.abc import Collection
from typing import Protocol

from matching.events.event import Event
from matching.events.event_answer import EventAnswer
from matching.events.meeting_outcome import MeetingOutcome
from matching.introductions.work import IntroductionsWork
from matching.register import Register
from matching.stored import Records


class EventsWork(IntroductionsWork, Protocol):
    """One transaction over events, what is said at them, and what becomes of it."""

    @property
    def events(self) -> Records[Event]: ...
    @property
    def event_answers(self) -> Records[EventAnswer]: ...
    @property
    def meeting_outcomes(self) -> Records[MeetingOutcome]: ...
    def register_of(self, partners: Collection[str]) -> Register:
        """Those of ``partners`` that are stored, with all that is theirs."""
