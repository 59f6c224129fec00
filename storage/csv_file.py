"""CSV files: comma, semicolon or tab between the cells, as Excel and others write them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from matching.errors import InvalidFile
from storage.market_columns import Sort
from storage.refusals import refused_file
from storage.rows import Row, Table, sort_named
from storage.table_rows import rows_of
from storage.text_file import open_text

_SEPARATORS = ";,\t"
_SAMPLE = 1 << 16
_LONGEST_CELL = (1 << 31) - 1
_Numbered = Iterator[tuple[int, list[str]]]


def read_csv(path: Path, sort: Sort | None = None, header: int = 1) -> Iterator[Table]:
    """The table in ``path``; its sort is ``sort``, else read from the name of the file.

    ``header`` is the first row that may hold the names; empty rows before them are passed over.

    Raises:
        InvalidFile: not text, empty, or with a quotation mark that is not closed.
    """
    with open_text(path) as source:
        names, rows = _opened(path, source, header)
        found = sort or sort_named(path.stem)
        yield Table(str(path), found, names, _placed(path, source, rows_of(str(path), found, names, rows)))


def separator(sample: str) -> str:
    """The sign that parts the most cells in the first row of ``sample`` that has any."""

    def cells(sign: str) -> int:
        for row in csv.reader(io.StringIO(sample, newline=""), delimiter=sign):
            if row:
                return len(row)
        return 0

    return max(_SEPARATORS, key=cells)


def _opened(path: Path, source: TextIO, header: int) -> tuple[tuple[str, ...], _Numbered]:
    csv.field_size_limit(_LONGEST_CELL)
    sample = source.read(_SAMPLE)
    source.seek(0)
    told = sample[:4] == "sep=" and sample[4:5] in _SEPARATORS
    if told:
        source.readline()
    sign = sample[4] if told else separator(_from_row(sample, header))
    rows = _numbered(path, csv.reader(source, delimiter=sign, strict=True), 2 if told else 1)
    for number, cells in rows:
        if number >= header and any(cell.strip() for cell in cells):
            return tuple(cell.strip() for cell in cells), rows
    raise refused_file("{file} is empty; save it again, or leave it out.", file=path)


def _from_row(sample: str, header: int) -> str:
    return "".join(sample.splitlines(keepends=True)[header - 1 :])


def _numbered(path: Path, reader: Iterator[list[str]], first: int) -> _Numbered:
    number = first - 1
    try:
        for number, cells in enumerate(reader, first):
            yield number, cells
    except csv.Error as error:
        raise _broken(path, number + 1, error) from None


def _placed(path: Path, source: TextIO, rows: Iterator[Row]) -> Iterator[Row]:
    size = max(path.stat().st_size, 1)
    for row in rows:
        row.position = min(1.0, source.buffer.tell() / size)
        yield row


def _broken(path: Path, number: int, error: csv.Error) -> InvalidFile:
    return refused_file(
        "Row {row} of {file} cannot be parted into cells ({reason}); a cell that begins with a quotation "
        'mark has to end with one, and a quotation mark inside it is written twice ("").',
        row=number,
        file=path,
        reason=error,
    )
