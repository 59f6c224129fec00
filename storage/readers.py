"""Files of every kind as tables of rows."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from storage.csv_file import read_csv
from storage.json_file import read_json
from storage.market_columns import Sort
from storage.refusals import refused_file
from storage.rows import Row, Table, shown_sorts, sort_named
from storage.text_file import unreadable
from storage.xlsx_file import read_xlsx

JSON, TEXT, SHEETS = (".json",), (".csv", ".tsv", ".txt"), (".xlsx", ".xlsm")


def read_rows(path: Path, sheet: str | None = None) -> Iterator[Row]:
    """The rows of ``path``, a JSON, CSV or XLSX file; see :func:`read_tables`.

    Raises:
        InvalidFile: the file, or a part of it that is reached, cannot be read.
    """
    for table in read_tables(path, sheet):
        yield from table.rows


def read_tables(
    path: Path, sheet: str | None = None, header: int = 1, *, is_own: bool = False
) -> Iterator[Table]:
    """The tables of ``path``, to be read one after the other.

    ``sheet`` says of what sort a CSV file is, which sheet of a spreadsheet to read, or which records of
    a JSON file. ``header`` is the first row of a table that may hold the names. In an own spreadsheet
    (``is_own``) the names of files and sheets tell nothing, and the first sheet is read.

    Raises:
        InvalidFile: the file, or a part of it that is reached, cannot be read.
    """
    kind = path.suffix.casefold()
    if kind in SHEETS:
        return read_xlsx(path, sheet, header, is_own=is_own)
    if kind not in JSON + TEXT:
        raise refused_file(
            "{file} is of a kind that cannot be read; save it as .xlsx, .csv or .json.", file=path
        )
    sort = _sort(sheet) if sheet is not None and not is_own else None
    return read_json(path, sort) if kind in JSON else read_csv(path, sort, header)


def files_in(paths: Iterable[Path]) -> list[Path]:
    """``paths`` with each folder replaced by the CSV files in it that are named after a sort.

    Raises:
        InvalidFile: a folder has no such file.
    """
    files: list[Path] = []
    for path in paths:
        if not os.path.isdir(path):  # noqa: PTH112 - Path.is_dir raises where nobody may look
            files.append(path)
            continue
        try:
            found = sorted(
                file for file in path.iterdir() if file.suffix.casefold() in TEXT and sort_named(file.stem)
            )
        except OSError as error:
            raise unreadable(path, error) from None
        if not found:
            raise refused_file(
                "The folder {file} has no CSV file that is named after a sort of record ({sorts}); "
                "name the file.",
                file=path,
                sorts=shown_sorts(),
            )
        files += found
    return files


def _sort(sheet: str) -> Sort:
    sort = sort_named(sheet)
    if sort is None:
        raise refused_file(
            "'{sheet}' is not a sort of record; use one of {sorts}.", sheet=sheet, sorts=shown_sorts()
        )
    return sort
