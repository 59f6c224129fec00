"""Spreadsheets (XLSX): one sheet for each sort of record."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile, is_zipfile
from zlib import error as ZlibError  # noqa: N812 - it is a class

from matching.errors import InvalidFile
from storage.cells import BrokenCell
from storage.market_columns import Sort
from storage.refusals import refused_file
from storage.rows import Row, Table, nearly_a_sort, sort_named
from storage.table_rows import is_blank, rows_of
from storage.text_file import unreadable
from storage.xlsx_text import decoded
from storage.xlsx_troubles import Troubles

MOST_BYTES = 1 << 30
MOST_BYTES_HELD = 200 << 20
"""Of the parts that are held in memory, the texts above all: the rows of the sheets are not."""
MOST_GROWTH = 200
MOST_ROWS = 1 << 20
"""Of a sheet, as in any spreadsheet program."""
MOST_CELLS = 20_000_000
"""Of a sheet, the empty ones between others counted."""
_SMALL = 50 << 20
_BATCH = 500
_SHEETS = "xl/worksheets/"
_BROKEN = (
    BadZipFile, SyntaxError, ZlibError, KeyError, ValueError, TypeError, AttributeError, IndexError, EOFError,
    NotImplementedError, RuntimeError, AssertionError,
)  # fmt: skip
"""What openpyxl and zipfile raise for a file that is not what it says; parsers of XML, a SyntaxError."""


def read_xlsx(
    path: Path, sheet: str | None = None, header: int = 1, *, is_own: bool = False
) -> Iterator[Table]:
    """The tables of the sheets that are named after a sort, or of ``sheet`` alone.

    In an own spreadsheet (``is_own``) that is the first sheet where none is given. ``header`` is the row
    that holds the names, the first that is not empty from there on.

    Raises:
        InvalidFile: no XLSX file, no such sheet, merged cells in a table, or a sheet without names.
    """
    _check_archive(path)
    book = _book(path)
    try:
        any_table = False
        for found, sort in _chosen(path, book.worksheets, sheet, is_own=is_own):
            table = _table(path, found, sort, header)
            if table:
                any_table = True
                yield table
        if not any_table:
            raise refused_file("{file} is empty; save it again, or leave it out.", file=path)
    finally:
        book.close()


def _book(path: Path) -> Any:
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl warns of colours and the like
        try:
            return load_workbook(path, read_only=True, data_only=True)
        except OSError as error:
            raise unreadable(path, error) from None
        except _BROKEN:
            raise _no_xlsx(path) from None


def _check_archive(path: Path) -> None:
    try:
        with path.open("rb") as source:
            if not is_zipfile(source):
                raise _no_xlsx(path)
        with ZipFile(path) as archive:
            files = archive.infolist()
    except OSError as error:
        raise unreadable(path, error) from None
    except _BROKEN:
        raise _no_xlsx(path) from None
    size = sum(file.file_size for file in files)
    held = sum(file.file_size for file in files if not file.filename.startswith(_SHEETS))
    packed = sum(file.compress_size for file in files) or 1
    grows = size > _SMALL and size > MOST_GROWTH * packed
    if size > MOST_BYTES or held > MOST_BYTES_HELD or grows:
        raise refused_file(
            "{file} unpacks to {size} MB, which no market needs; save the sheets as CSV and take those.",
            file=path,
            size=size >> 20,
        )


def _chosen(
    path: Path, sheets: list[Any], wanted: str | None, *, is_own: bool
) -> list[tuple[Any, Sort | None]]:
    if wanted is not None:
        return [_wanted(path, sheets, wanted)]
    if is_own:
        return [(sheet, None) for sheet in sheets[:1]]
    named = [(sheet, sort_named(sheet.title)) for sheet in sheets]
    for sheet, sort in named:
        near = nearly_a_sort(sheet.title) if sort is None else None
        if near:
            raise refused_file(
                "The sheet '{sheet}' of {file} has no name that is known here; did you mean '{near}'?",
                sheet=sheet.title,
                file=path,
                near=near,
            )
    found: list[tuple[Any, Sort | None]] = [(sheet, sort) for sheet, sort in named if sort]
    return found or [(sheet, None) for sheet in sheets[:1]]


def _wanted(path: Path, sheets: list[Any], wanted: str) -> tuple[Any, Sort | None]:
    sort = sort_named(wanted)
    for sheet in sheets:
        if sheet.title.casefold() == wanted.strip().casefold():
            return sheet, sort
    for sheet in sheets:
        if sort and (sort_named(sheet.title) == sort or len(sheets) == 1):
            return sheet, sort
    raise refused_file(
        "{file} has no sheet '{sheet}'; it has {sheets}.",
        file=path,
        sheet=wanted,
        sheets=", ".join(sheet.title for sheet in sheets) or "-",
    )


def _table(path: Path, sheet: Any, sort: Sort | None, header: int) -> Table | None:
    file = f"{path} [{sheet.title}]"
    troubles = _troubles(path, sheet, header, file)
    most = sheet.max_row or 0
    sheet.reset_dimensions()  # some programs write too small a size
    rows = _numbered(path, sheet, troubles)
    for number, cells in rows:
        if number >= header and any(not is_blank(cell) for cell in cells):
            names = tuple("" if cell is None else str(cell).strip() for cell in cells)
            return Table(file, sort, names, _placed(rows_of(file, sort, names, rows), most))
    return None


def _troubles(path: Path, sheet: Any, header: int, file: str) -> Troubles:
    try:
        with ZipFile(path) as archive:
            name = sheet._worksheet_path  # noqa: SLF001 - openpyxl tells it nowhere else
            with archive.open(name) as source:
                troubles = Troubles(source)
    except (*_BROKEN, OSError):
        raise _no_xlsx(path) from None
    merged = sorted((place for place in troubles.merged if _last_row(place) >= header), key=_last_row)
    if merged:
        raise refused_file(
            "{file} has merged cells ({cells}), in which only one value stands; "
            "part them and write a value into each cell.",
            file=file,
            cells=", ".join(merged[:5]) + ("" if len(merged) <= 5 else " …"),
        )
    return troubles


def _last_row(place: str) -> int:
    return int("".join(sign for sign in place.partition(":")[2] if sign.isdigit()))


def _numbered(path: Path, sheet: Any, troubles: Troubles) -> Iterator[tuple[int, list[Any]]]:
    broken, seen = _by_row(troubles), 0
    for number, values in enumerate(_quietly(path, sheet.iter_rows(values_only=True)), 1):
        seen += len(values)
        if number > MOST_ROWS or seen > MOST_CELLS:
            raise refused_file(
                "The sheet '{sheet}' of {file} has more rows or columns than any market needs; "
                "delete those that are empty, or save it as CSV.",
                sheet=sheet.title,
                file=path,
            )
        cells = [decoded(cell) if isinstance(cell, str) else cell for cell in values]
        for column, template in broken.get(number, ()):
            cells.extend([None] * (column - len(cells)))
            cells[column - 1] = BrokenCell(str(cells[column - 1] or "="), template)
        yield number, cells


def _by_row(troubles: Troubles) -> dict[int, list[tuple[int, str]]]:
    from openpyxl.utils.cell import coordinate_to_tuple

    found: dict[int, list[tuple[int, str]]] = {}
    for place, template in troubles.broken.items():
        row, column = coordinate_to_tuple(place)
        found.setdefault(row, []).append((column, template))
    return found


def _quietly(path: Path, rows: Iterator[Any]) -> Iterator[Any]:
    """The rows, read in batches between which the filter of warnings is as it was."""
    while True:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            try:
                batch = list(islice(rows, _BATCH))
            except (*_BROKEN, OSError):
                raise _no_xlsx(path) from None
        if not batch:
            return
        yield from batch


def _placed(rows: Iterator[Row], most: int) -> Iterator[Row]:
    for row in rows:
        row.position = min(1.0, row.number / most) if most else 0.0
        yield row


def _no_xlsx(path: Path) -> InvalidFile:
    return refused_file(
        "{file} cannot be read as an XLSX file; open it in a spreadsheet program and save it as .xlsx, "
        "or save its sheets as CSV.",
        file=path,
    )
