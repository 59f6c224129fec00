"""A record of docs/format.md as a form, and back: by the types of its columns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any

from api.web.formats import LOCALES
from api.web.forms import Filled
from matching.messages import Language
from storage.market_columns import COLUMNS, Column, Sort

MOST_LETTERS = 40
"""Of what can be a number."""


@cache
def columns_of(sort: Sort) -> Mapping[str, Column]:
    """The columns of ``sort`` by name."""
    return {column.name: column for column in COLUMNS[sort]}


def filled_of(sort: Sort, record: Mapping[str, Any], names: Iterable[str], language: Language) -> Filled:
    """The form with the fields ``names`` that shows ``record``."""
    columns = columns_of(sort)
    return Filled.of({name: _shown(columns[name], record.get(name), language) for name in names})


def record_from(sort: Sort, form: Filled, names: Iterable[str], language: Language) -> dict[str, Any]:
    """The values of the fields ``names``; None where nothing was filled in.

    What is no number stays as it was written, and is refused by whoever makes a profile of the record.
    """
    columns = columns_of(sort)
    return {name: _read(columns[name], form, language) for name in names}


def _shown(column: Column, value: Any, language: Language) -> str | tuple[str, ...]:
    if column.type == "codes":
        return tuple(value or ())
    if column.type == "list":
        return "\n".join(value or ())
    if column.type == "bool":
        return "yes" if value else ""
    if value is None:
        return ""
    is_fraction = isinstance(value, (float, Decimal))
    return str(value).replace(".", ",") if is_fraction and language == "da" else str(value)


def _read(column: Column, form: Filled, language: Language) -> Any:
    if column.type == "codes":
        return list(form.all(column.name)) or None
    text = form.one(column.name).strip()
    if column.type == "list":
        return [line.strip() for line in text.splitlines() if line.strip()] or None
    if column.type == "bool":
        return True if text else None
    if column.required and not text:
        return (
            " "  # refused as empty, in the words for people; what is left out is refused in those for files
        )
    if column.type in {"number", "whole number"}:
        return _number(text, language)
    return text or None


def _number(text: str, language: Language) -> Decimal | int | str | None:
    """The number that ``text`` is in ``language``, or as programs write it; else ``text``."""
    from babel.numbers import NumberFormatError, parse_decimal

    if not text or len(text) > MOST_LETTERS:
        return text or None
    try:
        found = parse_decimal(text, locale=LOCALES[language], strict=True)
    except NumberFormatError:
        try:
            found = Decimal(text)
        except InvalidOperation:
            return text
    return int(found) if found.is_finite() and found == found.to_integral_value() else found
