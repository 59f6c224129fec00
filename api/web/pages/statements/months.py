"""Windows of dates as a calendar: whole months to tick, and rows of a first and a last day for the rest."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

YEARS = 2
"""This one, as far as it is left, and the next."""


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A month; as a text ``2027-01``."""

    year: int
    number: int

    def __str__(self) -> str:
        return f"{self.year:04}-{self.number:02}"

    @property
    def first(self) -> date:
        return date(self.year, self.number, 1)

    @property
    def last(self) -> date:
        return date(self.year, self.number, monthrange(self.year, self.number)[1])

    @property
    def next(self) -> Month:
        return Month(self.year + self.number // 12, self.number % 12 + 1)


def calendar(today: date) -> list[Month]:
    """The months of the calendar."""
    years = range(today.year, today.year + YEARS)
    return [m for year in years for n in range(1, 13) if (m := Month(year, n)).last >= today]


def split(windows: Iterable[str], today: date) -> tuple[list[str], list[tuple[str, str]]]:
    """Of windows as texts ``from/to`` the months that they fill, and the first and last day of the others."""
    months = calendar(today)
    ticked: set[Month] = set()
    rows: list[tuple[str, str]] = []
    for window in windows:
        first, _, last = window.partition("/")
        filled = [one for one in months if first <= str(one.first) and str(one.last) <= last]
        if filled and (first, last) == (str(filled[0].first), str(filled[-1].last)):
            ticked |= {*filled}
        else:
            rows.append((first.strip(), last.strip()))
    return [str(one) for one in sorted(ticked)], rows


def joined(ticked: Iterable[str], rows: Iterable[tuple[str, str]], today: date) -> list[str]:
    """The windows of ticked months, neighbours as one, and of rows that are not empty."""
    wanted = set(ticked)
    runs: list[tuple[Month, Month]] = []
    for month in calendar(today):
        if str(month) not in wanted:
            continue
        if runs and runs[-1][1].next == month:
            runs[-1] = (runs[-1][0], month)
        else:
            runs.append((month, month))
    windows = [f"{first.first}/{last.last}" for first, last in runs]
    windows += [f"{first}/{last}" for first, last in rows if first or last]
    return sorted(dict.fromkeys(windows))
