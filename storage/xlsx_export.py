"""A register as a spreadsheet with four sheets."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from matching.register import Register
from storage.cells import written_cell
from storage.market_columns import COLUMNS, SORTS, Column, Sort
from storage.number_text import written_number
from storage.records import Profile, Value, record_of
from storage.refusals import refused_file
from storage.sorts import profiles_of
from storage.xlsx_text import MOST_SIGNS, encoded, fits

_FIRST_DAY = date(1900, 3, 1)
"""Before that, spreadsheets count days in different ways."""


def write_xlsx(register: Register, path: Path) -> None:
    """Write the four sheets to ``path``.

    Raises:
        InvalidFile: a text is longer than a cell can be.
    """
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    for sort in SORTS:
        sheet = book.create_sheet(sort)
        try:
            _fill(sheet, sort, profiles_of(register, sort))
        finally:
            sheet.close()
    book.save(path)


def _fill(sheet: Any, sort: Sort, profiles: Iterable[Profile]) -> None:
    sheet.freeze_panes = "A2"
    sheet.append([column.name for column in COLUMNS[sort]])
    for profile in profiles:
        sheet.append(_row(sheet, sort, profile))


def _row(sheet: Any, sort: Sort, profile: Profile) -> list[Any]:
    from openpyxl.cell import WriteOnlyCell

    record = record_of(profile)
    cells = [
        _cell(sheet, column, record[column.name], profile.id) if column.name in record else None
        for column in COLUMNS[sort]
    ]
    if not any(isinstance(cell, date) for cell in cells):
        return cells
    # openpyxl would show the numbers after a date as dates, unless each value has a cell of its own
    return [cell if hasattr(cell, "value") or cell is None else WriteOnlyCell(sheet, cell) for cell in cells]


def _cell(sheet: Any, column: Column, value: Value, id: str) -> Any:
    if isinstance(value, bool):
        return value
    if isinstance(value, (int, float)):
        return value if float(f"{value:.16g}") == value else written_number(value)
    if column.type == "date":
        day = date.fromisoformat(str(value))
        return day if day >= _FIRST_DAY else str(value)
    return _text_cell(sheet, column, encoded(written_cell(column, value)), id)


def _text_cell(sheet: Any, column: Column, text: str, id: str) -> Any:
    if not fits(text):
        raise refused_file(
            "The value of {field} of '{id}' is longer than a cell of a spreadsheet can be ({most} signs); "
            "export to .json or .csv instead.",
            field=column.name,
            id=id,
            most=MOST_SIGNS,
        )
    if text[:1] != "#":
        return text
    from openpyxl.cell import WriteOnlyCell

    cell = WriteOnlyCell(sheet, text)
    cell.data_type = "s"  # "#N/A" would become an error
    return cell
