"""A period of days, and which introductions belong to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from matching.centre_records import CentreRecords
from matching.introductions.introduction import Introduction
from matching.introductions.times import danish_day


@dataclass(frozen=True, slots=True)
class Period:
    """The days from ``first`` to ``last``, both included."""

    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def overlaps(self, first: date, last: date | None) -> bool:
        """Whether any of the days from ``first`` to ``last`` lies in it; None is open."""
        return first <= self.last and (last is None or last >= self.first)


def introductions_in(records: CentreRecords, period: Period) -> Iterator[Introduction]:
    """Those put to both sides in the period; one that was never put counts on the day it was made."""
    for one in records.introductions:
        if danish_day(one.put or one.created) in period:
            yield one
