"""Cells ↔ values of a record."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest

from matching.errors import InvalidProfile
from storage.cells import BrokenCell, cell_text, list_items, list_text, record_value, written_cell
from storage.market_columns import COLUMNS, Column

COLUMN = {column.name: column for column in (*COLUMNS["needs"], *COLUMNS["partners"])}


@pytest.mark.parametrize(
    ("name", "cell", "value"),
    [
        ("title", " hej ", " hej "),
        ("title", "'=1+1", "=1+1"),
        ("title", 114, "114"),
        ("title", 2.5, "2.5"),
        ("title", datetime(2026, 12, 31), "2026-12-31"),
        ("title", datetime(2026, 12, 31, 18, 30), "2026-12-31 18:30:00"),
        ("title", True, "true"),
        ("id", " ngo-1 ", "ngo-1"),
        ("id", 114.0, "114"),
        ("kind", " ngo ", "ngo"),
        ("quantity", "12.000", Decimal(12000)),
        ("quantity", " 2,5 ", Decimal("2.5")),
        ("quantity", 2.5, 2.5),
        ("quantity", " ", None),
        ("employees", "22,0", Decimal("22.0")),
        ("expires", "31-12-2026", date(2026, 12, 31)),
        ("expires", datetime(2026, 12, 31), date(2026, 12, 31)),
        ("expires", "i morgen", "i morgen"),
        ("invented", "Ja", True),
        ("invented", "FALSK", False),
        ("invented", 1, True),
        ("invented", False, False),
        ("invented", "måske", "måske"),
        ("roles", "host | mentor", ["host", "mentor"]),
        ("places", 657, ["657"]),
        ("places", "'=x | Herning", ["=x", "Herning"]),
    ],
)
def test_cell_is_read_by_the_type_of_its_column(name: str, cell: Any, value: Any) -> None:
    found = record_value(COLUMN[name], cell)
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize("cell", ["ca. 5", "1,250,000"])
def test_number_that_cannot_be_read_gets_a_sentence(cell: str) -> None:
    with pytest.raises(InvalidProfile, match="is not a number, which quantity has to be"):
        record_value(COLUMN["quantity"], cell)


def test_english_number_is_read_where_it_is_told() -> None:
    assert record_value(COLUMN["quantity"], "12,000", ".") == 12000


def test_broken_cell_gets_its_sentence() -> None:
    with pytest.raises(InvalidProfile, match="no result in title"):
        record_value(COLUMN["title"], BrokenCell("=", "no result in {field}"))


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("a | b", ["a", "b"]),
        ("a|b", ["a", "b"]),
        (" a | | b| ", ["a", "b"]),
        (r"a\|b | c\\", ["a|b", "c\\"]),
        (r"x \[1\]", [r"x \[1\]"]),
        ("", []),
    ],
)
def test_list_in_one_cell(text: str, items: list[str]) -> None:
    assert list_items(text) == items


@pytest.mark.parametrize("items", [["a|b", "c\\"], [" a "], ["\\|"], ["\\ "], ["a\\", "b"], ["\\[x\\]"]])
def test_any_items_come_back(items: list[str]) -> None:
    assert list_items(list_text(items)) == items


@pytest.mark.parametrize(
    ("column", "value", "cell"),
    [
        (COLUMN["title"], "=1", "'=1"),
        (COLUMN["places"], ["-x", "y"], "'-x | y"),
        (COLUMN["quantity"], 1.125, "1,125"),
        (COLUMN["quantity"], 12000, "12000"),
        (COLUMN["radius_km"], 1e-07, "0,0000001"),
        (COLUMN["invented"], True, "true"),
    ],
)
def test_value_is_written_so_that_it_is_read_again(column: Column, value: Any, cell: str) -> None:
    assert written_cell(column, value) == cell


def test_no_cell_says_nothing() -> None:
    assert cell_text(None) == ""
