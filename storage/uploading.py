"""A file that was uploaded, as the rows that are kept of it: everything as text, within bounds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zipfile import BadZipFile, ZipFile

from matching.errors import InvalidFile
from matching.importing.upload import BETWEEN, MOST_LETTERS, MOST_ROWS, Sort, Trouble, UploadRow, UploadTable
from matching.messages import Message, message
from storage.cells import BrokenCell, cell_text, list_text
from storage.guard import guarded
from storage.mapping import Mapping
from storage.market_columns import COLUMNS
from storage.number_text import written_number
from storage.plain_table import PlainTable
from storage.readers import JSON, SHEETS, read_tables
from storage.refusals import refused_file
from storage.rows import Row, Table, sort_named

MOST_BYTES = 10_000_000
MOST_UNPACKED = 100_000_000


class TooMuch(InvalidFile):
    """There is more in a file than a page takes."""


def read_upload(
    name: str, content: bytes, sort: Sort | None = None, mapping: Mapping | None = None
) -> tuple[bool, tuple[UploadTable, ...]]:
    """The tables of a file called ``name``, and whether its columns are somebody's own.

    With a ``mapping`` they are; it can say in which sheet and row they begin.

    Raises:
        InvalidFile: it cannot be read, or there is too much in it.
    """
    safe = "".join(sign if sign.isalnum() or sign in "._- " else "-" for sign in Path(name).name)[-120:]
    if not content:
        raise refused_file("{file} is empty; save it again, or leave it out.", file=safe or "-")
    with TemporaryDirectory() as folder:
        path = Path(folder) / (safe.lstrip(".") or "-")
        path.write_bytes(content)
        try:
            _check_size(path, content)
            return _read(path, sort, mapping)
        except InvalidFile as error:
            raise InvalidFile(_without(error.sentence, folder)) from None


def _read(path: Path, sort: Sort | None, mapping: Mapping | None) -> tuple[bool, tuple[UploadTable, ...]]:
    if path.suffix.casefold() in JSON:
        return False, tuple(_json_tables(path))
    if mapping:
        return True, (_own_table(path, mapping.sheet, mapping.header_row, mapping.sort),)
    try:
        found = tuple(_table(table, is_own=False) for table in read_tables(path, sort))
    except TooMuch:
        raise
    except InvalidFile:
        return True, (_own_table(path, None, 1, sort or sort_named(path.stem)),)
    return False, found


def _own_table(path: Path, sheet: str | None, header: int, sort: Sort | None) -> UploadTable:
    tables = read_tables(path, sheet, header, is_own=True)
    return next(replace(_table(table, is_own=True), sort=sort) for table in tables)


def _table(table: Table, *, is_own: bool) -> UploadTable:
    if not is_own:
        PlainTable(table)  # refuses names that are not ours
    names = table.names or ()
    kept = tuple(_kept(row, names) for row in _bounded(table.rows))
    return UploadTable(sheet=_sheet(table.file), names=names, sort=table.sort, rows=kept)


def _json_tables(path: Path) -> Iterator[UploadTable]:
    rows: dict[Sort, list[Row]] = {}
    for table in read_tables(path):
        for row in _bounded(table.rows):
            if row.sort is not None:
                rows.setdefault(row.sort, []).append(row)
    for sort, own in rows.items():
        known = [column.name for column in COLUMNS[sort]]
        further = sorted({str(name) for row in own for name in row.values} - set(known))
        names = (*known, *further)
        yield UploadTable(
            sheet=sort, names=names, sort=sort, rows=tuple(_kept(row, names, is_json=True) for row in own)
        )


def _bounded(rows: Iterator[Row]) -> Iterator[Row]:
    letters = 0
    for count, row in enumerate(rows, 1):
        letters += sum(len(str(cell)) for cell in row.values.values())
        if count > MOST_ROWS or letters > MOST_LETTERS:
            raise TooMuch(
                message(
                    "The file holds more than a page can take in at once ({rows} rows); part it into several "
                    "files, or ask an administrator to use the command 'brobygger import'.",
                    rows=MOST_ROWS,
                )
            )
        yield row


def _kept(row: Row, names: tuple[str, ...], *, is_json: bool = False) -> UploadRow:
    troubles = [
        Trouble(column=name, sentence=cell.template)
        for name, cell in row.values.items()
        if isinstance(cell, BrokenCell)
    ]
    troubles += [Trouble(column="", sentence=problem.sentence.template) for problem in row.problems]
    cells = [row.values.get(name) for name in names]
    if is_json:
        cells = [guarded(cell) if isinstance(cell, str) else cell for cell in cells]
    texts = [_text(cell) for cell in cells]
    surplus = [_text(cell) for place, cell in row.surplus.items() if place > len(names)]
    return UploadRow(number=row.number, cells=BETWEEN.join(texts + surplus), troubles=tuple(troubles))


def _text(cell: Any) -> str:
    """What stands in a cell, as it would stand in a CSV file."""
    if isinstance(cell, list):
        return guarded(list_text([str(item) for item in cell]))
    if isinstance(cell, int | float | Decimal) and not isinstance(cell, bool):
        return format(cell, "f").replace(".", ",") if isinstance(cell, Decimal) else written_number(cell)
    if isinstance(cell, str | bool | date) or cell is None:
        text = cell if isinstance(cell, str) else cell_text(cell)
        return text.replace(BETWEEN, " ")
    return str(cell).replace(BETWEEN, " ")


def _sheet(file: str) -> str:
    """The name of the sheet, which stands behind the name of the file in brackets."""
    return file.rpartition(" [")[2].rstrip("]") if file.endswith("]") else Path(file).name


def _check_size(path: Path, content: bytes) -> None:
    size = len(content)
    if path.suffix.casefold() in SHEETS:
        try:
            with ZipFile(path) as archive:
                size = sum(one.file_size for one in archive.infolist())
        except (BadZipFile, OSError, ValueError):
            return  # the reader has the sentence for it
    if len(content) > MOST_BYTES or size > MOST_UNPACKED:
        raise refused_file(
            "{file} is too large ({size} MB); part it into several files.", file=path, size=size // 1_000_000
        )


def _without(sentence: Message, folder: str) -> Message:
    """The sentence with the name of the file as the person knows it."""
    values = {
        name: str(value).replace(f"{folder}/", "") if isinstance(value, str | Path) else value
        for name, value in sentence.values.items()
    }
    return Message(sentence.template, values)
