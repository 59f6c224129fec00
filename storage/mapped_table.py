"""Own spreadsheets: records made of their rows by a mapping."""

from __future__ import annotations

from typing import Any

from matching.errors import InvalidProfile, Problem
from storage.cells import record_value
from storage.mapping import Mapping
from storage.market_columns import COLUMNS, Column
from storage.plain_table import Record, surplus_problems
from storage.refusals import refused_file
from storage.rows import Row, Table
from storage.source_texts import clean_id, source_number, source_texts


class MappedTable:
    """Makes records of the rows of ``table``, as ``mapping`` says.

    Raises:
        InvalidFile: the mapping names a column that the first row does not have, or has twice.
    """

    def __init__(self, table: Table, mapping: Mapping) -> None:
        self.sort = mapping.sort
        self._mapping = mapping
        self._width = len(table.names or ())
        self._columns = [column for column in COLUMNS[mapping.sort] if column.name in mapping.sources]
        self._names = {
            name: _found(name, table, mapping)
            for sources in mapping.sources.values()
            for source in sources
            for name in source.columns
        }

    def record(self, row: Row) -> tuple[Record, list[Problem]]:
        """The record that the cells of ``row`` make, and what of it could not be read."""
        record: Record = {}
        problems = surplus_problems(row) if max(row.surplus, default=0) > self._width else []
        for column in self._columns:
            try:
                record[column.name] = self._value(column, row)
            except InvalidProfile as error:
                problems += error.problems
        for name, value in self._mapping.constants.items():
            if record.get(name) in (None, "", []):
                record[name] = value
        return record, problems

    def _value(self, column: Column, row: Row) -> Any:
        if column.type in {"number", "whole number"}:
            return self._number(column, row)
        translation = self._mapping.translations.get(column.name, {})
        texts = [
            text
            for source in self._mapping.sources[column.name]
            for text in source_texts(
                column, source, [row.values.get(self._names[name]) for name in source.columns], translation
            )
        ]
        if column.is_list:
            return list(dict.fromkeys(texts))
        if column.type == "text":
            return clean_id(texts[0]) if texts and column.is_id else "\n".join(texts)
        return record_value(column, texts[0]) if texts else None

    def _number(self, column: Column, row: Row) -> Any:
        for source in self._mapping.sources[column.name]:
            for name in source.columns:
                cell = row.values.get(self._names[name])
                number = None if cell is None else source_number(column, source, cell, self._mapping.point)
                if number is not None:
                    return number
        return None


def _found(name: str, table: Table, mapping: Mapping) -> str:
    names = [given for given in table.names or () if given.casefold() == name.strip().casefold()]
    if len(names) == 1:
        return names[0]
    if not names:
        raise refused_file(
            "{mapping} asks for the column '{name}', which the first row of {file} does not have; "
            "it has {names}.",
            mapping=mapping.file,
            name=name,
            file=table.file,
            names=", ".join(filter(None, table.names or ())),
        )
    raise refused_file(
        "{mapping} asks for the column '{name}', which stands twice in the first row of {file}; rename one.",
        mapping=mapping.file,
        name=name,
        file=table.file,
    )
