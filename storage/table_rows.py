"""Rows of cells, in CSV and XLSX alike, by the names in the first row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from storage.market_columns import Sort
from storage.rows import Row


def rows_of(
    file: str, sort: Sort | None, names: tuple[str, ...], rows: Iterator[tuple[int, Sequence[Any]]]
) -> Iterator[Row]:
    """The rows that hold anything; cells in columns without a name are their surplus."""
    whole = all(names)
    for number, cells in rows:
        values = {name: cell for name, cell in zip(names, cells, strict=False) if not is_blank(cell)}
        surplus: dict[int, Any] = {}
        if not whole or len(cells) > len(names):
            values.pop("", None)
            surplus = _surplus(names, cells)
        if surplus or any(not _is_space(cell) for cell in values.values()):
            yield Row(file, sort, number, values, 0.0, surplus)


def is_blank(cell: Any) -> bool:
    """True for a cell in which nothing stands."""
    return cell is None or (isinstance(cell, str) and not cell)


def _surplus(names: tuple[str, ...], cells: Sequence[Any]) -> dict[int, Any]:
    return {
        place: cell
        for place, cell in enumerate(cells, 1)
        if not is_blank(cell) and not _is_space(cell) and (place > len(names) or not names[place - 1])
    }


def _is_space(cell: Any) -> bool:
    return isinstance(cell, str) and cell.isspace()
