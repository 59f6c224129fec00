"""How a partner found the partnership."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from matching.checks import Checks
from matching.partnerships.history import check_aware

LOWEST, HIGHEST = 1, 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Rating:
    """What ``user`` says for ``partner``: 1 (poor) to 5 (very good), in words, and whether they would do
    it ``again``; None means that they do not know."""

    partner: str
    user: str
    at: datetime
    grade: int
    text: str = ""
    again: bool | None = None

    def __post_init__(self) -> None:
        checks = Checks()
        checks.id("partner", self.partner)
        checks.id("user", self.user)
        check_aware(checks, "at", self.at)
        checks.text("text", self.text)
        if not LOWEST <= self.grade <= HIGHEST:
            checks.refuse(
                "grade",
                self.grade,
                "{value} is no rating; give a whole number from {lowest} (poor) to {highest} (very good).",
                lowest=LOWEST,
                highest=HIGHEST,
            )
        checks.done()
