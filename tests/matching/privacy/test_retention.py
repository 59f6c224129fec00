"""How long, from one setting."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import get_args

import pytest

from matching.errors import InvalidSetting
from matching.privacy.retention import PERIODS, Kind, Periods, months_before, periods

TODAY = date(2026, 8, 31)


def test_every_kind_has_a_period_and_a_reason() -> None:
    assert set(PERIODS) == set(get_args(Kind))
    assert all(one.why.text("en") and one.months >= one.least for one in PERIODS.values())


def test_setting_changes_what_it_names() -> None:
    given = periods(" introductions=6, audit = 12,")
    assert (given.months("introductions"), given.months("audit"), given.months("users")) == (6, 12, 24)


def test_nothing_said_changes_nothing() -> None:
    assert periods("") == Periods()


@pytest.mark.parametrize("text", ["needs=3", "audit=5", "introductions", "users=-1", "users=1201", "users=x"])
def test_what_cannot_be_kept_to_is_refused(text: str) -> None:
    with pytest.raises(InvalidSetting, match="BROBYGGER_RETENTION cannot be used"):
        periods(text)


@pytest.mark.parametrize(
    ("months", "day"),
    [(0, date(2026, 8, 31)), (6, date(2026, 2, 28)), (8, date(2025, 12, 31)), (30, date(2024, 2, 29))],
)
def test_months_end_on_the_last_day_that_a_month_has(months: int, day: date) -> None:
    assert months_before(TODAY, months) == day


def test_nothing_of_today_and_yesterday_goes() -> None:
    assert periods("answers=0").first_kept("answers", TODAY) == date(2026, 8, 30)


def test_page_about_privacy_says_the_same_periods() -> None:
    page = (Path(__file__).parents[3] / "docs/privacy.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `([a-z_]+)` \| (\d+)", page, re.MULTILINE)
    assert {kind: int(months) for kind, months in rows} == {kind: one.months for kind, one in PERIODS.items()}
