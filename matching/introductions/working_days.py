"""Working days in Denmark, which deadlines are counted in."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

from matching.errors import InvalidStep
from matching.messages import message

if TYPE_CHECKING:
    from holidays import HolidayBase

USUAL, MOST = 10, 250
CLOSED_DAYS = {(6, 5), (12, 24), (12, 31)}
"""Month and day of Constitution Day, Christmas Eve and New Year's Eve."""


def is_working_day(day: date) -> bool:
    """Monday to Friday, but no public holiday, and neither 5 June, 24 nor 31 December.

    The three are no public holidays. Yet most offices are closed, in whole or from noon, and the law
    lets no term end on them: forældelsesloven § 27(2) moves it to the next working day. 1 May, which
    few offices keep and that paragraph does not name, is a working day. Great Prayer Day (store bededag)
    was abolished from 2024 on.
    """
    return day.weekday() < 5 and (day.month, day.day) not in CLOSED_DAYS and day not in _public_holidays()


def after(today: date, working_days: int = USUAL) -> date:
    """The last of so many whole working days after ``today``, which does not count itself.

    Raises:
        InvalidStep: ``working_days`` is below 1 or above 250, about a year.
    """
    if not 1 <= working_days <= MOST:
        raise InvalidStep(
            message(
                "A deadline of {n} working days cannot be set; choose from 1 to {most}.",
                n=working_days,
                most=MOST,
            )
        )
    day = today
    for _ in range(working_days):
        day += timedelta(days=1)
        while not is_working_day(day):
            day += timedelta(days=1)
    return day


@cache
def _public_holidays() -> HolidayBase:
    """Filled in year by year as days are asked for."""
    from holidays import country_holidays

    return country_holidays("DK")
