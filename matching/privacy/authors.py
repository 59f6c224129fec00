"""Who wrote what: the users that stand beside a text, and the texts that are theirs."""

from __future__ import annotations

from collections.abc import Set
from typing import Any

from matching.accounts.token import Token
from matching.events.event import Event as SpeedDating
from matching.events.event import Mark, Plan
from matching.events.meeting_outcome import MeetingOutcome
from matching.interests.interest import Interest, Sender
from matching.introductions.answer import Answer
from matching.introductions.introduction import Event, Introduction
from matching.partnerships.contribution import Contribution
from matching.partnerships.history import HistoryLine, LevelChange, Note
from matching.partnerships.partnership import Partnership
from matching.partnerships.rating import Rating
from matching.put_aside.put_aside import PutAside
from matching.registrations.registration import Event as RegistrationEvent
from matching.volunteering.invitation import Invitation

AUTHORS: dict[type, dict[str, tuple[str, ...]]] = {
    Introduction: {"broker": ("note", "private_note")},
    Event: {"user": ()},
    Answer: {"user": ("text",)},
    Note: {"user": ("text",)},
    LevelChange: {"user": ("reason",)},
    HistoryLine: {"user": ()},
    Contribution: {"reported_by": ("text",), "confirmed_by": (), "disputed_by": ("dispute",)},
    Rating: {"user": ("text",)},
    Token: {"user": ("name",)},
    Sender: {"user": ("organisation", "message")},
    Interest: {"closed_by": ("reason",)},
    PutAside: {"user": ("text",)},
    RegistrationEvent: {"user": ("text",)},
    Invitation: {"made_by": ()},
    SpeedDating: {"made_by": ()},
    Mark: {"user": ()},
    Plan: {"user": ()},
    MeetingOutcome: {"by": ("note",)},
}
"""Of each part of a record the fields that name a user, and the texts which that user wrote."""


def is_about(part: Any, users: Set[str]) -> bool:
    """Whether one of ``users`` did what ``part`` tells of."""
    return any(getattr(part, field) in users for field in AUTHORS.get(type(part), ()))


def written_by(part: Any, users: Set[str]) -> tuple[str, ...]:
    """The fields of ``part`` with a text that one of ``users`` wrote."""
    own = AUTHORS.get(type(part), {})
    found = [text for field, texts in own.items() if getattr(part, field) in users for text in texts]
    if isinstance(part, Partnership) and any(
        line.what == "ended" and line.user in users for line in part.history
    ):
        found.append("end_reason")
    return tuple(name for name in found if getattr(part, name))
