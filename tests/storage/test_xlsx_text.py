"""Every text can stand in XML, and comes back."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storage.xlsx_text import MOST_SIGNS, decoded, encoded, fits


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("a\rb", "a_x000D_b"),
        ("\x0b\uffff", "_x000B__xFFFF_"),
        ("_x000D_", "__x0078_000D_"),
        ("x005F_", "_x0078_005F_"),
        (" ", "_x0020_"),
        ("a\n\tb _x12", "a\n\tb _x12"),
    ],
)
def test_signs_that_xml_cannot_hold_are_written_as_excel_does(text: str, cell: str) -> None:
    assert encoded(text) == cell
    assert decoded(cell) == text


@given(st.text(st.sampled_from("_x0058FfDd\r\n \x0b")))
@settings(deadline=None)
def test_any_text_comes_back_also_through_what_openpyxl_deletes(text: str) -> None:
    assert decoded(encoded(text).replace("x005F_", "")) == text


def test_cell_is_measured_in_units_of_utf_16() -> None:
    assert fits("a" * MOST_SIGNS)
    assert not fits("a" * (MOST_SIGNS + 1))
    assert not fits("😀" * (MOST_SIGNS // 2 + 1))
