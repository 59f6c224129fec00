"""Deadlines in Danish working days."""

from __future__ import annotations

from datetime import date

import pytest

from matching.errors import InvalidStep
from matching.introductions.working_days import after, is_working_day


@pytest.mark.parametrize(
    ("day", "is_one"),
    [
        (date(2027, 2, 1), True),  # Monday
        (date(2027, 2, 6), False),  # Saturday
        (date(2027, 2, 7), False),  # Sunday
        (date(2027, 3, 25), False),  # Maundy Thursday
        (date(2027, 5, 6), False),  # Ascension Day
        (date(2027, 5, 7), True),  # the day after it
        (date(2026, 5, 1), True),  # 1 May, a Friday
        (date(2026, 6, 5), False),  # Constitution Day, a Friday
        (date(2026, 12, 24), False),  # Christmas Eve, a Thursday
        (date(2026, 12, 31), False),  # New Year's Eve, a Thursday
        (date(2023, 5, 5), False),  # the last Great Prayer Day
        (date(2024, 4, 26), True),  # where the next one would have been
    ],
)
def test_working_day_is_one_on_which_danish_offices_are_open(day: date, is_one: bool) -> None:
    assert is_working_day(day) is is_one


@pytest.mark.parametrize(
    ("today", "n", "last"),
    [
        (date(2027, 2, 1), 1, date(2027, 2, 2)),
        (date(2027, 2, 5), 1, date(2027, 2, 8)),  # over a weekend
        (date(2027, 2, 6), 1, date(2027, 2, 8)),  # from a Saturday
        (date(2027, 3, 24), 1, date(2027, 3, 30)),  # over Easter
        (date(2026, 12, 23), 3, date(2026, 12, 30)),  # over Christmas
        (date(2026, 12, 30), 1, date(2027, 1, 4)),  # over New Year, a Thursday to a Monday
        (date(2024, 4, 25), 1, date(2024, 4, 26)),  # no Great Prayer Day
    ],
)
def test_deadline_is_so_many_working_days_after_today(today: date, n: int, last: date) -> None:
    assert after(today, n) == last


def test_usual_deadline_is_two_weeks() -> None:
    assert after(date(2027, 2, 1)) == date(2027, 2, 15)


@pytest.mark.parametrize("n", [-1, 0, 251])
def test_deadline_that_cannot_be_met_or_waited_for_is_refused(n: int) -> None:
    with pytest.raises(InvalidStep, match=f"{n} working days cannot be set; choose from 1 to 250") as refused:
        after(date(2027, 2, 1), n)
    assert "arbejdsdage" in refused.value.text("da")
