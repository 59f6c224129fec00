"""Dates as people write them."""

from __future__ import annotations

from datetime import date

import pytest

from storage.dates import any_date, iso_date


@pytest.mark.parametrize("text", ["2026-12-31", "31-12-2026", "31.12.2026", "31/12/2026", "31. 12. 2026"])
def test_last_day_of_the_year_in_every_form(text: str) -> None:
    assert any_date(text) == date(2026, 12, 31)


@pytest.mark.parametrize(
    "text", ["31-02-2026", "12/31/2026", "31-12/2026", "31-12-26", "2026", "", "i morgen"]
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert any_date(text) is None


def test_day_comes_before_month() -> None:
    assert any_date("1-2-2027") == date(2027, 2, 1)


@pytest.mark.parametrize("text", ["31-12-2026", "20261231", "2026-W01-1", "2026-12-31T00:00"])
def test_only_one_form_is_iso_here(text: str) -> None:
    assert iso_date(text) is None
