"""Numbers as people write them in cells."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storage.number_text import Point, read_number, written_number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12", "12"),
        ("2,5", "2.5"),
        ("2.5", "2.5"),
        ("12.000", "12000"),
        ("1.250.000,50", "1250000.50"),
        ("1 250 000", "1250000"),
        ("0.125", "0.125"),
        ("1234.567", "1234.567"),
        ("26855.0", "26855"),
        ("-3", "-3"),
    ],
)
def test_danish_number(text: str, number: str) -> None:
    assert read_number(text) == Decimal(number)


@pytest.mark.parametrize(
    "text", ["1,250,000", "1.25.000", "12 kr.", "ca. 5", "1e3", "", ",5", "٣", "1.250.50"]
)
def test_what_is_no_danish_number_is_none(text: str) -> None:
    assert read_number(text) is None


@pytest.mark.parametrize(("text", "number"), [("12,000", "12000"), ("1,250.5", "1250.5"), ("12.000", "12")])
def test_english_number_where_the_point_is_a_point(text: str, number: str) -> None:
    assert read_number(text, ".") == Decimal(number)


@pytest.mark.parametrize("point", [",", "."])
def test_comma_is_no_decimal_comma_in_english(point: Point) -> None:
    assert (read_number("2,5", point) is None) == (point == ".")


@given(st.floats(0, 1e14) | st.integers(0, 10**15 - 1))
@settings(deadline=None)
def test_written_number_comes_back(value: float) -> None:
    number = read_number(written_number(value))
    assert number is not None
    assert float(number) == value
