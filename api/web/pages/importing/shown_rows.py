"""Refused rows as they are shown: each cell that is wrong can be corrected on the spot."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from api.web.forms import Filled
from matching.codes import code_list
from matching.errors import Problem
from matching.importing.upload import Sort, Upload
from storage.cells import written_cell
from storage.market_columns import COLUMNS, Column
from storage.upload_plan import RefusedRow

AT_A_TIME = 25


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that is wrong: the field of the form, our column, what stands in it and why it cannot stay."""

    name: str
    column: Column
    text: str
    problems: tuple[Problem, ...]

    @property
    def codes(self) -> Sequence[str]:
        """The codes to choose from, where it has to be one."""
        is_code = self.column.type == "code" and self.column.list_name
        return [*code_list(self.column.list_name or "")] if is_code else []


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A refused row; ``others`` are the problems of the row as a whole."""

    number: int
    sort: Sort
    name: str
    cells: tuple[Cell, ...]
    others: tuple[Problem, ...]


def shown_refused(upload: Upload, refused: Iterable[RefusedRow]) -> list[ShownRow]:
    """The rows, with their cells."""
    at = {table.sheet: number for number, table in enumerate(upload.tables)}
    return [_shown(row, at[row.sheet]) for row in refused]


def refused_form(rows: Iterable[ShownRow]) -> Filled:
    """The form with what stands in the cells."""
    cells = [cell for row in rows for cell in row.cells]
    values = {cell.name: cell.text for cell in cells}
    problems = [Problem(cell.name, one.value, one.sentence) for cell in cells for one in cell.problems]
    return Filled({name: (text,) for name, text in values.items()}, tuple(problems))


def text_of(column: Column, value: Any) -> str:
    """A value as it stands in a cell."""
    if value is None:
        return ""
    try:
        return written_cell(column, value)
    except (TypeError, ValueError, ArithmeticError):
        return str(value)


def _shown(row: RefusedRow, table: int) -> ShownRow:
    columns = {one.name: one for one in COLUMNS[row.sort]}
    by_field: dict[str, list[Problem]] = {}
    for problem in row.problems:
        by_field.setdefault(problem.field if problem.field in columns else "", []).append(problem)
    cells = [
        Cell(
            f"{table}-{row.number}-{name}",
            columns[name],
            text_of(columns[name], row.record[name]) if name in row.record else problems[0].value,
            tuple(problems),
        )
        for name, problems in by_field.items()
        if name
    ]
    return ShownRow(row.number, row.sort, row.name, tuple(cells), tuple(by_field.get("", ())))
