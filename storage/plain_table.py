"""Tables whose first row holds the names of docs/format.md."""

from __future__ import annotations

from typing import Any

from matching.errors import InvalidFile, InvalidProfile, Problem
from storage.cells import record_value
from storage.market_columns import COLUMNS, Column, Sort
from storage.records import unknown_name
from storage.refusals import refused_file, refused_value
from storage.rows import Row, Table, shown_sorts

Record = dict[str, Any]


class PlainTable:
    """Makes records of the rows of ``table``.

    Raises:
        InvalidFile: it does not say what it holds, or its first row has a name twice, an unknown name, or
            not all that are required.
    """

    def __init__(self, table: Table) -> None:
        if table.sort is None:
            raise refused_file(
                "{file} does not say what it holds; name the file or its sheet after one of {sorts}, "
                "or say it with --sheet.",
                file=table.file,
                sorts=shown_sorts(),
            )
        self.sort: Sort = table.sort
        self._width = len(table.names or ())
        self._columns = _columns(table, self.sort)

    def record(self, row: Row) -> tuple[Record, list[Problem]]:
        """The record in ``row``, and what of it could not be read."""
        record: Record = {}
        problems = surplus_problems(row)
        for name, cell in row.values.items():
            column = self._columns[name]
            try:
                record[column.name] = record_value(column, cell)
            except InvalidProfile as error:
                problems += error.problems
        return record, problems


def surplus_problems(row: Row) -> list[Problem]:
    """What stands in columns that have no name."""
    template = (
        "'{value}' stands in column {column}, which has no name in the first row; "
        "delete it, or look for a separator too many."
    )
    return [
        refused_value("", cell, template, column=place).problems[0] for place, cell in row.surplus.items()
    ]


def _columns(table: Table, sort: Sort) -> dict[str, Column]:
    known = {column.name: column for column in COLUMNS[sort]}
    names = [name for name in table.names or () if name]
    found = [name.casefold() for name in names]
    if not set(found) & set(known):
        raise _no_names(table, known)
    for name in found:
        if name not in known:
            raise refused_file(
                "The first row of {file}: {sentence}",
                file=table.file,
                sentence=unknown_name(sort, name).sentence,
            )
        if found.count(name) > 1:
            raise refused_file(
                "'{name}' stands twice in the first row of {file}; join the columns or rename one.",
                name=name,
                file=table.file,
            )
    _check_required(table, sort, set(found))
    return {name: known[name.casefold()] for name in names}


def _check_required(table: Table, sort: Sort, found: set[str]) -> None:
    missing = [column.name for column in COLUMNS[sort] if column.required and column.name not in found]
    if missing:
        raise refused_file(
            "The first row of {file} has no column {names}, which {sort} cannot do without; add it.",
            file=table.file,
            names=", ".join(missing),
            sort=sort,
        )


def _no_names(table: Table, known: dict[str, Column]) -> InvalidFile:
    return refused_file(
        "The first row of {file} holds no names of columns; write them there ({known}), "
        "or say with --mapping which column feeds which.",
        file=table.file,
        known=", ".join(known),
    )
