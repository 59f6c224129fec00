from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cli.render.amounts import day, decimal, exact_percent, number, percent, shown_shares

NARROW = "\xa0"


def test_numbers_and_days_follow_the_language() -> None:
    assert (percent(0.523, "en"), percent(0.523, "da")) == ("52%", f"52{NARROW}%")
    assert (decimal(1234.5, "en", 1), decimal(1234.5, "da", 1)) == ("1,234.5", "1.234,5")
    assert (number(Decimal("2.50"), "en"), number(Decimal("2.5"), "da")) == ("2.5", "2,5")
    assert (day(date(2026, 12, 31), "en"), day(date(2026, 12, 31), "da")) == (
        "31 December 2026",
        "31. december 2026",
    )
    assert (exact_percent(0.0123, "en"), exact_percent(0.0123, "da")) == ("1.2%", "1,2 %")


def test_small_chance_is_not_shown_as_none() -> None:
    assert percent(0.0001, "en") == "<1%"
    assert percent(0.0, "en") == "0%"
    assert percent(0.006, "en") == "1%"


def test_rounded_parts_add_up_to_the_rounded_sum() -> None:
    assert shown_shares([0.3334, 0.3334, 0.3332], 1.0) == ([0.334, 0.333, 0.333], 1.0)


@given(st.lists(st.floats(0, 1), min_size=1, max_size=20))
def test_parts_are_moved_by_less_than_one_unit(parts: list[float]) -> None:
    total = sum(parts)
    shown, whole = shown_shares(parts, total)
    assert sum(shown) == pytest.approx(whole, abs=1e-9)
    assert max(abs(a - b) for a, b in zip(parts, shown, strict=True)) <= 0.001 + 1e-9
