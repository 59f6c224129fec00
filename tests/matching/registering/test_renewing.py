"""Renewing what has expired."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from matching.availability import DateWindow
from matching.registering.renewing import is_over, renewed
from matching.statement import Offer

TODAY = date(2026, 11, 23)
OFFER = Offer(id="offer", partner="com", resource_kind="premises", status="paused")


def test_it_is_over_the_day_after_its_last_day() -> None:
    assert not is_over(replace(OFFER, expires=TODAY), TODAY)
    assert is_over(replace(OFFER, expires=date(2026, 11, 22)), TODAY)
    assert not is_over(OFFER, TODAY)


def test_last_day_moves_on_by_a_year_and_it_is_open_again() -> None:
    again = renewed(replace(OFFER, expires=date(2026, 11, 22)), TODAY)
    assert (again.expires, again.status) == (date(2027, 11, 22), "open")


def test_it_moves_on_as_many_years_as_it_takes_with_all_its_dates() -> None:
    season = (DateWindow(date(2023, 5, 1), date(2023, 6, 30)), DateWindow(None, date(2023, 9, 1)))
    again = renewed(replace(OFFER, windows=season), TODAY)
    assert again.windows == (
        DateWindow(date(2027, 5, 1), date(2027, 6, 30)),
        DateWindow(None, date(2027, 9, 1)),
    )
    assert again.expires is None


def test_leap_day_becomes_the_last_of_february() -> None:
    assert renewed(replace(OFFER, expires=date(2024, 2, 29)), TODAY).expires == date(2027, 2, 28)


def test_what_is_not_over_keeps_its_dates() -> None:
    still = replace(OFFER, expires=date(2027, 1, 1), status="open")
    assert renewed(still, TODAY) == still
