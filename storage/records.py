"""The flat record of docs/format.md ↔ the objects of the domain."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping
from functools import cache
from operator import attrgetter
from typing import Any, NamedTuple

from matching.errors import InvalidProfile, Problem
from matching.partner import Contact, Partner
from matching.statement import Need, Offer
from matching.volunteer import Volunteer
from storage.market_columns import COLUMNS, SORTS, Column, Sort
from storage.record_values import Value, reader_of, writer_of
from storage.refusals import refused_value

__all__ = ["COLUMNS", "SORTS", "Column", "Profile", "Sort", "Value", "profile_of", "record_of", "sort_of"]

Profile = Partner | Need | Offer | Volunteer
TYPES: dict[Sort, type[Profile]] = {
    "partners": Partner,
    "needs": Need,
    "offers": Offer,
    "volunteers": Volunteer,
}
_SORT_OF = {made: sort for sort, made in TYPES.items()}
_CONTACT = {"contact_name": "name", "contact_email": "email", "contact_phone": "phone"}
_STAND_INS = {"id": "-", "partner": "-", "kind": "ngo", "name": "-", "resource_kind": "goods", "alias": "-"}
"""Valid values in the place of broken ones, so that the other broken rules are found in the same pass."""


def sort_of(profile: Profile) -> Sort:
    """The sort of records ``profile`` belongs to."""
    return _SORT_OF[type(profile)]


def record_of(profile: Profile) -> dict[str, Value]:
    """The record of ``profile``: canonical text forms, in the order of the columns, unknown left out."""
    record: dict[str, Value] = {}
    for name, get, write in _writers(sort_of(profile)):
        value = get(profile)
        if value is not None and value is not False and value not in ((), ""):
            record[name] = write(value)
    return record


def profile_of(sort: Sort, record: Mapping[str, object]) -> Profile:
    """The profile that ``record`` describes; None, an empty text and an empty list count as unknown.

    Numbers may be int, float or Decimal, dates text or ``date``; codes may be labels in either language.

    Raises:
        InvalidProfile: with every problem of the record, unknown and missing names included.
    """
    readers = _readers(sort)
    values: dict[str, Any] = {}
    problems: list[Problem] = []
    for name, value in record.items():
        if value is None or value in ("", []):
            continue
        read = readers.get(name)
        try:
            if read is None:
                raise unknown_name(sort, name)
            values[name] = read(value)
        except InvalidProfile as error:
            problems += _placed(name, error.problems)
    problems += _missing(sort, values, problems)
    if problems:
        raise InvalidProfile((*problems, *_further_problems(sort, values, problems)))
    return _built(sort, values)


def unknown_name(sort: Sort, name: object) -> InvalidProfile:
    """The error that says that ``sort`` has no value ``name``, with the nearest name there is."""
    known = [column.name for column in COLUMNS[sort]]
    near = difflib.get_close_matches(str(name).strip().casefold(), known, n=1, cutoff=0.6)
    if near:
        return refused_value(
            str(name),
            name,
            "'{value}' is not a name of a value of {sort}; did you mean '{near}'?",
            sort=sort,
            near=near[0],
        )
    return refused_value(
        str(name),
        name,
        "'{value}' is not a name of a value of {sort}; use one of {known}.",
        sort=sort,
        known=", ".join(known),
    )


class _Writer(NamedTuple):
    name: str
    get: Callable[[Profile], Any]
    write: Callable[[Any], Value]


@cache
def _writers(sort: Sort) -> tuple[_Writer, ...]:
    paths = {name: f"contact.{part}" for name, part in _CONTACT.items()}
    return tuple(
        _Writer(column.name, attrgetter(paths.get(column.name, column.name)), writer_of(column))
        for column in COLUMNS[sort]
    )


@cache
def _readers(sort: Sort) -> dict[str, Any]:
    return {column.name: reader_of(column) for column in COLUMNS[sort]}


def _built(sort: Sort, values: dict[str, Any]) -> Profile:
    if sort == "partners":
        contact = {field: values.pop(name) for name, field in _CONTACT.items() if name in values}
        if contact:
            values["contact"] = Contact(**contact)
    return TYPES[sort](**values)


def _placed(name: str, problems: tuple[Problem, ...]) -> list[Problem]:
    """The problems under the name of their column: those of an item have the names of its parts."""
    return [Problem(name, problem.value, problem.sentence) for problem in problems]


def _missing(sort: Sort, values: dict[str, Any], problems: list[Problem]) -> list[Problem]:
    broken = {problem.field for problem in problems}
    absent = [
        column.name
        for column in COLUMNS[sort]
        if column.required and column.name not in values and column.name not in broken
    ]
    template = "{field} is missing, and a record of {sort} cannot do without it; add it."
    return [refused_value(name, "", template, sort=sort).problems[0] for name in absent]


def _further_problems(sort: Sort, values: dict[str, Any], problems: list[Problem]) -> list[Problem]:
    stand_ins = {
        column.name: _STAND_INS[column.name]
        for column in COLUMNS[sort]
        if column.required and column.name not in values
    }
    broken = {problem.field for problem in problems}
    try:
        _built(sort, {**values, **stand_ins})
    except InvalidProfile as error:
        return [problem for problem in error.problems if problem.field not in broken]
    return []
