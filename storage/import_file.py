"""From files to profiles: what can be taken, and a sentence for each row that cannot."""

from __future__ import annotations

from collections.abc import Container, Iterable
from pathlib import Path

from matching.protocols import Progress
from storage.intake import Intake
from storage.mapped_table import MappedTable
from storage.mapping import Mapping
from storage.parsed import Parsed
from storage.plain_table import PlainTable
from storage.readers import files_in, read_tables
from storage.refusals import refused_file
from storage.rows import Table

_EVERY = 200
"""Rows between two reports of the progress."""


def parse_files(
    paths: Iterable[Path],
    sheet: str | None = None,
    mapping: Mapping | None = None,
    known_partners: Container[str] = (),
    progress: Progress | None = None,
) -> Parsed:
    """Read ``paths`` (files, or folders of CSV files) into profiles; the database is not touched.

    Args:
        paths: JSON, CSV and XLSX files.
        sheet: the sort of a CSV file, the sheet of a spreadsheet, the records of a JSON file.
        mapping: which columns of an own spreadsheet feed which values.
        known_partners: ids of partners that needs, offers and volunteers may belong to, besides those in
            the files.
        progress: called with the bytes read so far and the bytes of all files.

    Raises:
        InvalidFile: a file as a whole cannot be read; wrong rows are in the ``refused`` of the answer.
    """
    files = files_in(paths)
    sizes = [file.stat().st_size if file.exists() else 0 for file in files]
    intake, total, before = Intake(known_partners), sum(sizes), 0
    for file, size in zip(files, sizes, strict=True):
        for table in _tables(file, sheet, mapping):
            for position in _take(table, mapping, intake):
                if progress:
                    progress(before + int(position * size), total)
        before += size
        if progress:
            progress(before, total)
    return intake.done()


def _tables(file: Path, sheet: str | None, mapping: Mapping | None) -> Iterable[Table]:
    if mapping is None:
        return read_tables(file, sheet)
    return read_tables(file, sheet or mapping.sheet, mapping.header_row, is_own=True)


def _take(table: Table, mapping: Mapping | None, intake: Intake) -> Iterable[float]:
    """Take the rows of ``table``; every now and then its position."""
    if table.names is None:
        yield from _take_json(table, mapping, intake)
        return
    made = PlainTable(table) if mapping is None else MappedTable(table, mapping)
    for count, row in enumerate(table.rows):
        intake.take(made.sort, row, *made.record(row))
        if count % _EVERY == 0:
            yield row.position


def _take_json(table: Table, mapping: Mapping | None, intake: Intake) -> Iterable[float]:
    if mapping is not None:
        raise refused_file(
            "A mapping is for tables, and {file} is JSON; leave the mapping out.", file=table.file
        )
    for count, row in enumerate(table.rows):
        if row.sort is not None:
            intake.take(row.sort, row, row.values, list(row.problems))
        if count % _EVERY == 0:
            yield row.position
