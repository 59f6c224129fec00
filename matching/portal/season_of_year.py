"""The seasons of the year, as people say when: spring is March to May, winter begins in December."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Literal, cast, get_args

from matching.availability import DateWindow
from matching.checks import Checks

Name = Literal["spring", "summer", "autumn", "winter"]
FIRST_MONTH: dict[Name, int] = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
AHEAD = 6


@dataclass(frozen=True, slots=True)
class SeasonOfYear:
    """One season; a winter is told by the year in which it begins."""

    year: int
    name: Name

    @property
    def code(self) -> str:
        return f"{self.year}-{self.name}"

    @property
    def window(self) -> DateWindow:
        """Its first and its last day."""
        first = FIRST_MONTH[self.name]
        year, month = (self.year + 1, 2) if self.name == "winter" else (self.year, first + 2)
        return DateWindow(date(self.year, first, 1), date(year, month, monthrange(year, month)[1]))


def season_named(code: str) -> SeasonOfYear:
    """The season with this code, as in ``2027-spring``.

    Raises:
        InvalidProfile: there is none.
    """
    year, _, name = code.partition("-")
    if not (
        len(year) == 4 and year.isascii() and year.isdecimal() and year >= "2000" and name in FIRST_MONTH
    ):
        checks = Checks()
        checks.refuse("when", code, "'{value}' is no season; choose one of the list, or leave it open.")
        checks.done()
    return SeasonOfYear(int(year), cast(Name, name))


def seasons_from(today: date) -> tuple[SeasonOfYear, ...]:
    """The one that ``today`` lies in, and those that follow."""
    names = cast(tuple[Name, ...], get_args(Name))
    start, year = (today.month // 3 - 1) % 4, today.year - (today.month < 3)
    return tuple(SeasonOfYear(year + (start + n) // 4, names[(start + n) % 4]) for n in range(AHEAD))
