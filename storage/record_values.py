"""One value of a record ↔ the value of the domain, by the type of its column."""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from matching.checks import LARGEST_NUMBER, MOST_DIGITS
from matching.codes import code_list
from matching.errors import InvalidProfile, Problem
from storage.amounts import exact_number, plain_number
from storage.dates import iso_date
from storage.market_columns import Column
from storage.refusals import refused_value
from storage.value_forms import FORMS

Value = str | int | float | bool | list[str]
"""A value of a record: what JSON can hold, but for null and objects."""


def reader_of(column: Column) -> Callable[[Any], Any]:
    """Makes the domain's value of a record's; raises InvalidProfile when it cannot."""
    if column.type == "codes":
        return _codes_reader(column)
    if column.type == "list":
        return _list_reader(column)
    if column.type == "code":
        find = code_list(str(column.list_name)).find
        text = _text_reader(column)
        return lambda value: find(text(value)) or value
    kinds: dict[str, Callable[[Column], Callable[[Any], Any]]] = {
        "text": _text_reader,
        "whole number": _whole_reader,
        "number": _number_reader,
        "date": _date_reader,
        "bool": _bool_reader,
    }
    return kinds[column.type](column)


def writer_of(column: Column) -> Callable[[Any], Value]:
    """Makes the record's value of the domain's."""
    if column.type == "codes":
        return list
    if column.type == "list":
        write = FORMS[column.form].write if column.form else str
        return lambda items: [write(item) for item in items]
    if column.type == "number":
        return plain_number
    return str if column.type == "date" else _unchanged


def _unchanged(value: Any) -> Any:
    return value


def _text_reader(column: Column) -> Callable[[Any], str]:
    def read(value: Any) -> str:
        if isinstance(value, str):
            return value
        raise refused_value(
            column.name,
            value,
            "'{value}' is not text, which {field} has to be; in JSON, write it in quotation marks.",
        )

    return read


def _items(column: Column, value: Any) -> list[str]:
    if isinstance(value, (list, tuple)) and all(isinstance(item, str) for item in value):
        return list(value)
    raise refused_value(
        column.name,
        value,
        "'{value}' is not a list of texts, which {field} has to be; "
        'in JSON, write it as in ["one", "two"], and in a table as in one | two.',
    )


def _codes_reader(column: Column) -> Callable[[Any], tuple[str, ...]]:
    codes = code_list(str(column.list_name))

    def read(value: Any) -> tuple[str, ...]:
        items = _items(column, value)
        return tuple(item if item in codes else codes.find(item) or item for item in items)

    return read


def _list_reader(column: Column) -> Callable[[Any], tuple[Any, ...]]:
    read_item = FORMS[column.form].read if column.form else str

    def read(value: Any) -> tuple[Any, ...]:
        items = _items(column, value)
        try:
            return tuple([read_item(item) for item in items])
        except InvalidProfile:
            raise InvalidProfile(_problems(items, read_item)) from None

    return read


def _problems(items: list[str], read_item: Callable[[str], Any]) -> tuple[Problem, ...]:
    found: list[Problem] = []
    for item in items:
        try:
            read_item(item)
        except InvalidProfile as error:
            found += error.problems
    return tuple(found)


def _number(column: Column, value: Any) -> Decimal | int | float:
    if not isinstance(value, (int, float, Decimal)) or isinstance(value, bool) or _is_nan(value):
        raise refused_value(
            column.name,
            value,
            "'{value}' is not a number, which {field} has to be; write digits, as in 12 or 2.5.",
        )
    if abs(value) >= LARGEST_NUMBER:
        raise refused_value(
            column.name,
            value,
            "{value} cannot be kept as a value of {field}; write a number with at most {most} digits.",
            most=MOST_DIGITS,
        )
    return value


def _is_nan(value: Decimal | float) -> bool:
    return not isinstance(value, int) and math.isnan(value)


def _whole_reader(column: Column) -> Callable[[Any], int]:
    def read(value: Any) -> int:
        number = _number(column, value)
        if number == int(number):
            return int(number)
        raise refused_value(
            column.name, value, "{value} is not a whole number, which {field} has to be; round it."
        )

    return read


def _number_reader(column: Column) -> Callable[[Any], Decimal | float]:
    if column.name == "radius_km":
        return lambda value: float(_number(column, value))
    return lambda value: exact_number(_number(column, value))


def _date_reader(column: Column) -> Callable[[Any], date]:
    def read(value: Any) -> date:
        if isinstance(value, date) and not isinstance(value, datetime):
            return value
        found = iso_date(value) if isinstance(value, str) else None
        if found is None:
            raise refused_value(
                column.name,
                value,
                "'{value}' is not a date, which {field} has to be; write year-month-day, as in 2026-12-31.",
            )
        return found

    return read


def _bool_reader(column: Column) -> Callable[[Any], bool]:
    def read(value: Any) -> bool:
        if isinstance(value, bool):
            return value
        raise refused_value(
            column.name, value, "'{value}' is neither true nor false, one of which {field} has to be."
        )

    return read
