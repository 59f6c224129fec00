"""What one side says to an introduction."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from matching.checks import Checks
from matching.introductions.times import check_time


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Yes, or no with a reason of the code list ``decline_reasons``; ``text`` is for the broker alone.

    Raises:
        InvalidProfile: a yes has a reason, a no has none, or another rule is broken.
    """

    yes: bool
    reason: str | None = None
    text: str = ""
    user: str
    at: datetime
    on_behalf: bool = False
    """Whether the broker gave it, as the partner had asked for."""

    def __post_init__(self) -> None:
        checks = Checks()
        checks.code("reason", self.reason, "decline_reasons")
        if self.yes and self.reason is not None:
            checks.refuse("reason", self.reason, "A yes has no reason; leave '{value}' out, or answer no.")
        if not self.yes and self.reason is None:
            checks.refuse("reason", None, "A no needs a reason; choose one from the list, or 'other'.")
        checks.text("text", self.text)
        checks.id("user", self.user)
        check_time(checks, "at", self.at)
        checks.done()
