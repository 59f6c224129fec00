"""Cells of a table ↔ the values of a record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from storage.amounts import plain_number
from storage.dates import any_date
from storage.escapes import escaped, split_unescaped, trimmed
from storage.guard import guarded, unguarded
from storage.market_columns import Column
from storage.number_text import Point, read_number, written_number
from storage.record_values import Value
from storage.refusals import refused_value

_BOOLS = dict.fromkeys(("true", "ja", "yes", "1", "sand", "sandt", "x"), True)
_BOOLS |= dict.fromkeys(("false", "nej", "no", "0", "falsk"), False)


@dataclass(frozen=True, slots=True)
class BrokenCell:
    """A cell that holds no value that can be read, such as an error of a formula."""

    shown: str
    template: str

    def __str__(self) -> str:
        return self.shown


def record_value(column: Column, cell: Any, point: Point = ",") -> Any:
    """The value of a record that stands in ``cell``: text as written, or what XLSX knows of it.

    A cell that is not of the column's type comes back as it is, to be refused with the other rules.

    Raises:
        InvalidProfile: the cell is broken, or a number in it cannot be read.
    """
    if isinstance(cell, BrokenCell):
        raise refused_value(column.name, cell.shown, cell.template)
    if column.type == "text":
        text = cell_text(cell)
        return text.strip() if column.is_id else text
    if column.is_list:
        return list_items(cell_text(cell))
    if column.type in {"whole number", "number"}:
        return _number(column, cell, point)
    if column.type == "date":
        return _date(cell)
    return _bool(cell) if column.type == "bool" else cell_text(cell).strip()


def cell_text(cell: Any) -> str:
    """What ``cell`` says, as text: ``114``, ``2.5``, ``2026-12-31``; nothing for None."""
    if isinstance(cell, str):
        return unguarded(cell)
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, (int, float, Decimal)):
        return format(Decimal(repr(plain_number(cell))), "f")
    if isinstance(cell, datetime):
        return str(cell.date() if cell.time() == time() else cell)
    return str(cell)


def list_items(text: str) -> list[str]:
    """The items of a list in one cell, ``one | two``; empty items are left out."""
    items = (trimmed(part) for part in split_unescaped(text, "|"))
    return [_without_escapes(item) for item in items if item]


def list_text(items: list[str]) -> str:
    """``items`` in one cell."""
    return " | ".join(escaped(item, "|") for item in items)


def written_cell(column: Column, value: Value) -> str:
    """The cell, as text, in which ``value`` stands."""
    if column.is_list and isinstance(value, list):
        return guarded(list_text(value))
    if isinstance(value, bool):
        return "true" if value else "false"
    return written_number(value) if isinstance(value, (int, float)) else guarded(str(value))


def _without_escapes(item: str) -> str:
    """Take back only what :func:`list_text` escapes: other backslashes belong to the form of the item."""
    if "\\" not in item:
        return item
    signs, place = [], 0
    while place < len(item):
        after = item[place + 1 : place + 2]
        if item[place] == "\\" and (after in {"\\", "|"} or after.isspace()):
            place += 1
        signs.append(item[place])
        place += 1
    return "".join(signs)


def _number(column: Column, cell: Any, point: Point) -> Any:
    if not isinstance(cell, str):
        return cell
    text = cell_text(cell).strip()
    number = read_number(text, point) if text else None
    if text and number is None:
        raise refused_value(
            column.name,
            cell,
            "'{value}' is not a number, which {field} has to be; write digits, as in {examples}.",
            examples="12,5 - 12.000" if point == "," else "12.5 - 12,000",
        )
    return number


def _date(cell: Any) -> Any:
    if isinstance(cell, date):
        return cell.date() if isinstance(cell, datetime) else cell
    text = cell_text(cell).strip()
    return any_date(text) or text


def _bool(cell: Any) -> Any:
    text = cell_text(cell).strip()
    return cell if isinstance(cell, bool) else _BOOLS.get(text.casefold(), text)
