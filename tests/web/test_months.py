"""Windows of dates as ticked months and rows, and back."""

from __future__ import annotations

from datetime import date

import pytest

from api.web.pages.statements.months import calendar, joined, split

TODAY = date(2026, 11, 23)


def test_calendar_is_the_rest_of_this_year_and_the_next() -> None:
    months = [str(month) for month in calendar(TODAY)]
    assert (months[0], months[-1], len(months)) == ("2026-11", "2027-12", 14)
    assert len(calendar(date(2027, 1, 1))) == 24
    assert str(calendar(date(2026, 12, 31))[0]) == "2026-12"


def test_window_of_whole_months_is_ticked_and_every_other_is_a_row() -> None:
    windows = ["2027-01-01/2027-03-31", "2027-05-04/2027-05-20", "2027-06-01/", "2027-10-01/2028-02-29", "x"]
    assert split(windows, TODAY) == (
        ["2027-01", "2027-02", "2027-03"],
        [("2027-05-04", "2027-05-20"), ("2027-06-01", ""), ("2027-10-01", "2028-02-29"), ("x", "")],
    )


def test_months_that_follow_on_each_other_are_one_window() -> None:
    ticked = ["2027-02", "2026-12", "2027-01", "2027-06"]
    assert joined(ticked, [], TODAY) == ["2026-12-01/2027-02-28", "2027-06-01/2027-06-30"]


def test_empty_rows_and_months_that_are_none_are_left_out() -> None:
    assert joined(["2020-01", "x"], [("", ""), ("", "2027-02-02")], TODAY) == ["/2027-02-02"]


@pytest.mark.parametrize(
    "windows", [[], ["2027-01-01/2027-12-31"], ["/2027-01-31", "2027-02-01/2027-02-28", "2027-03-01/"]]
)
def test_what_was_split_is_joined_to_the_same(windows: list[str]) -> None:
    assert joined(*split(windows, TODAY), TODAY) == windows
