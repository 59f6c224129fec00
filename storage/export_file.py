"""A register written to files, from which the import makes an equal register."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable
from pathlib import Path
from typing import TextIO

from matching.register import Register
from storage.cells import written_cell
from storage.json_file import FORMAT
from storage.market_columns import COLUMNS, SORTS, Sort
from storage.readers import JSON, SHEETS
from storage.records import Profile, record_of
from storage.refusals import refused_file
from storage.safe_write import replacing
from storage.sorts import profiles_of
from storage.xlsx_export import write_xlsx


def write_market(register: Register, path: Path) -> list[Path]:
    """Write ``register`` as JSON or XLSX, or as four CSV files; give back the paths of the files.

    ``market.json`` and ``market.xlsx`` are one file; ``market.csv`` becomes ``partners-market.csv``,
    ``needs-market.csv`` and so on; a name without an ending is a folder with ``partners.csv`` and so on.

    Raises:
        InvalidFile: another ending, a place that cannot be written to, or a text that is too long for a
            cell of a spreadsheet.
    """
    kind = path.suffix.casefold()
    if kind in JSON or kind == SHEETS[0]:
        with replacing(path) as (part,):
            write_xlsx(register, part) if kind == SHEETS[0] else _write_json(register, part)
        return [path]
    if kind not in {"", ".csv"} and not path.is_dir():
        raise refused_file(
            "{file} is of a kind that cannot be written; use the ending .json, .xlsx or .csv, "
            "or the name of a folder.",
            file=path,
        )
    files = _csv_files(path)
    with replacing(*files) as parts:
        for sort, part in zip(SORTS, parts, strict=True):
            with part.open("w", encoding="utf-8-sig", newline="") as target:
                _write_table(sort, profiles_of(register, sort), target)
    return files


def _csv_files(path: Path) -> list[Path]:
    if path.suffix.casefold() == ".csv" and not path.is_dir():
        return [path.with_name(f"{sort}-{path.stem}{path.suffix}") for sort in SORTS]
    return [path / f"{sort}.csv" for sort in SORTS]


def _write_json(register: Register, path: Path) -> None:
    """One record a line, so that two exports can be compared line by line."""
    made_up = bool(register.partners) and all(partner.invented for partner in register.partners.values())
    with path.open("w", encoding="utf-8", newline="\n") as target:
        target.write(f'{{"format": {json.dumps(FORMAT)}')
        target.write(',\n"invented": true' if made_up else "")
        for sort in SORTS:
            target.write(f',\n"{sort}": [')
            _write_records(profiles_of(register, sort), target)
            target.write("]")
        target.write("}\n")


def _write_records(profiles: Iterable[Profile], target: TextIO) -> None:
    before, after = "\n", ""
    for profile in profiles:
        target.write(before + json.dumps(record_of(profile), ensure_ascii=False))
        before, after = ",\n", "\n"
    target.write(after)


def _write_table(sort: Sort, profiles: Iterable[Profile], target: TextIO) -> None:
    """Semicolons and decimal commas: what a Danish spreadsheet program opens without asking."""
    writer = csv.writer(target, delimiter=";", lineterminator="\r\n")
    columns = COLUMNS[sort]
    writer.writerow(column.name for column in columns)
    for profile in profiles:
        record = record_of(profile)
        writer.writerow(
            written_cell(column, record[column.name]) if column.name in record else "" for column in columns
        )
