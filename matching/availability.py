"""When: windows of dates, and slots of the week."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from matching.checks import Checks
from matching.codes import code_list

MOST_WINDOWS = 12


@dataclass(frozen=True, slots=True)
class DateWindow:
    """From ``start`` to ``end``, both included; None is open.

    Raises:
        InvalidProfile: the window ends before it begins, or has neither date.
    """

    start: date | None
    end: date | None

    def __post_init__(self) -> None:
        checks = Checks()
        if self.start is None and self.end is None:
            checks.refuse(
                "windows", "/", "A window needs a first or a last date, as in 2027-01-01/2027-06-30."
            )
        if self.start and self.end and self.end < self.start:
            checks.refuse(
                "windows",
                f"{self.start}/{self.end}",
                "The window {value} ends before it begins; write the earlier date first.",
            )
        checks.done()


@dataclass(frozen=True, slots=True)
class Slot:
    """A part of a weekday, such as Monday evening.

    Raises:
        InvalidProfile: an unknown weekday or part of the day.
    """

    weekday: str
    part: str

    def __post_init__(self) -> None:
        checks = Checks()
        checks.code("slots", self.weekday, "weekdays")
        checks.code("slots", self.part, "day_parts")
        checks.done()

    @property
    def bit(self) -> int:
        """Number of this slot in the week, 0 (Monday morning) to 20 (Sunday evening)."""
        parts = code_list("day_parts")
        return code_list("weekdays").position(self.weekday) * len(parts) + parts.position(self.part)

    def __str__(self) -> str:
        return f"{self.weekday}-{self.part}"
