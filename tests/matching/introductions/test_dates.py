"""Windows of dates against each other."""

from __future__ import annotations

from datetime import date

import pytest

from matching.availability import DateWindow
from matching.introductions.dates import in_words, months, shared, within


def days(first: int | None, last: int | None) -> DateWindow:
    """In March 2027."""
    start, end = (None if day is None else date(2027, 3, day) for day in (first, last))
    return DateWindow(start, end)


@pytest.mark.parametrize(
    ("windows", "is_within"),
    [
        ([days(10, 20)], True),
        ([days(11, 20)], False),
        ([days(10, 19)], False),
        ([days(None, 20)], True),
        ([days(10, None)], True),
        ([days(15, 25), days(5, 14)], True),
        ([days(16, 25), days(5, 14)], False),
        ([days(1, 3), days(10, 20)], True),
        ([], False),
    ],
)
def test_asked_days_are_within_windows_that_hold_each_of_them(
    windows: list[DateWindow], is_within: bool
) -> None:
    assert within(days(10, 20), windows) is is_within


def test_days_that_lie_in_both_are_shared() -> None:
    assert shared([days(1, 10)], [days(10, 12)]) == [days(10, 10)]
    assert shared([days(1, 2), days(9, 12)], [days(8, None)]) == [days(9, 12)]
    assert shared([days(5, None)], [days(3, None)]) == [days(5, None)]
    assert shared([days(1, 10)], [days(11, 12)]) == []
    assert shared([], [days(11, 12)]) == []


def test_month_is_counted_once() -> None:
    new_year = DateWindow(date(2026, 12, 31), date(2027, 1, 1))
    assert months([new_year, DateWindow(date(2027, 1, 5), date(2027, 1, 6))]) == 2
    assert months([]) == 0


def test_window_is_written_as_in_files() -> None:
    assert in_words(days(1, None)) == "2027-03-01/"
