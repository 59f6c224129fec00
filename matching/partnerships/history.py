"""What is written down about a partnership as time goes: its phases, levels, notes and every step."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from matching.checks import Checks
from matching.messages import Message, message

FOLLOWS: dict[str, tuple[str, ...]] = {
    "dialogue": ("agreement", "running", "ended"),
    "agreement": ("running", "ended"),
    "running": ("evaluated", "ended"),
    "evaluated": (),
    "ended": (),
}
"""Which phases may follow on each phase."""

HAPPENED = {
    "began": message("The dialogue began."),
    "agreement": message("The partners went on to an agreement."),
    "running": message("The partnership began to run."),
    "evaluated": message("The partnership was evaluated."),
    "ended": message("The partnership ended."),
    "level_changed": message("The level of the collaboration was changed."),
    "contribution_reported": message("A contribution was reported."),
    "contribution_confirmed": message("A contribution was confirmed."),
    "contribution_disputed": message("A contribution was disputed."),
    "note_added": message("A note was written."),
    "contacts_changed": message("The contact persons were changed."),
    "reviews_changed": message("The review dates were changed."),
}


def check_aware(checks: Checks, field: str, at: datetime) -> None:
    """Refuse a point in time without a time zone."""
    if at.tzinfo is None:
        checks.refuse(
            field, at, "The time {value} of {field} has no time zone; write one, as in 2027-01-31T12:00:00Z."
        )


@dataclass(frozen=True, slots=True)
class PhaseStart:
    """The day a phase began."""

    phase: str
    on: date

    def __post_init__(self) -> None:
        checks = Checks()
        checks.code("phase", self.phase, "partnership_phases")
        checks.done()


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelChange:
    """From one collaboration level to another, and why."""

    at: datetime
    user: str
    before: str
    after: str
    reason: str

    def __post_init__(self) -> None:
        checks = Checks()
        check_aware(checks, "at", self.at)
        checks.id("user", self.user)
        for field in ("before", "after"):
            checks.code(field, getattr(self, field), "collaboration_levels")
        checks.required("reason", self.reason)
        checks.text("reason", self.reason)
        checks.done()


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What somebody wrote down; only the broker sees it unless it is ``shared``."""

    at: datetime
    user: str
    text: str
    shared: bool = False

    def __post_init__(self) -> None:
        checks = Checks()
        check_aware(checks, "at", self.at)
        checks.id("user", self.user)
        checks.required("text", self.text)
        checks.text("text", self.text)
        checks.done()


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryLine:
    """Who did what, when; ``about`` is the id of what it was done to. It holds ids, never content."""

    at: datetime
    user: str
    what: str
    about: str = ""

    def __post_init__(self) -> None:
        checks = Checks()
        check_aware(checks, "at", self.at)
        checks.id("user", self.user)
        if self.what not in HAPPENED:
            checks.refuse(
                "what",
                self.what,
                "'{value}' is nothing that can happen to a partnership; use one of {known}.",
                known=", ".join(HAPPENED),
            )
        checks.done()

    @property
    def sentence(self) -> Message:
        """What happened, in words."""
        return HAPPENED[self.what]
