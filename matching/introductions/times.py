"""Points in time: with a time zone, and the Danish day they fall on."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from matching.checks import Checks

DENMARK = ZoneInfo("Europe/Copenhagen")


def danish_day(at: datetime) -> date:
    """The day it is in Denmark at that time; a deadline lasts until midnight there."""
    return at.astimezone(DENMARK).date()


def check_time(checks: Checks, field: str, at: datetime | None) -> None:
    """Refuse a point in time of which nobody knows where the clock hung."""
    if at is not None and at.utcoffset() is None:
        checks.refuse(
            field,
            at,
            "The time {value} of {field} has no time zone; write one, as in 2027-01-31T12:00:00+00:00.",
        )
