"""Numbers as people write them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from matching.reading.numbers import number


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("12", "12"),
        ("15.000", "15000"),
        ("9,400", "9400"),
        ("1.250.000,50", "1250000.50"),
        ("1,5", "1.5"),
        ("7.25", "7.25"),
        ("1½", "1.5"),
        ("½", "0.5"),
        ("2-3", "2"),
        ("20–40", "20"),
        ("10-150.000", "10000"),
        ("fire", "4"),
        ("halvanden", "1.5"),
        ("tyve", "20"),
    ],
)
def test_number_is_read(written: str, value: str) -> None:
    assert number(written, danish=True) == Decimal(value)


@pytest.mark.parametrize(
    "written", ["1.2.3", "1234567890123", "10:30", "frivillige", "twelve", "9-personers", "14."]
)
def test_what_is_no_danish_number_is_none(written: str) -> None:
    assert number(written, danish=True) is None


def test_number_words_count_in_their_own_language_only() -> None:
    assert number("to", danish=True) == 2
    assert number("to", danish=False) is None
    assert number("fire", danish=False) is None
    assert number("twelve", danish=False) == 12
