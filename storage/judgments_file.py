"""Judgments files: how good a partner is for a need, an offer or a partner (docs/format.md)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from matching.checks import ID
from matching.errors import InvalidFile
from storage.cells import cell_text
from storage.csv_file import read_csv
from storage.json_stream import JsonStream
from storage.refusals import refused_file, shown
from storage.rows import Row
from storage.text_file import open_text

NAMES = ("query", "partner", "grade", "why")
REQUIRED = NAMES[:3]
GRADES = (0, 1, 2)


@dataclass(frozen=True, slots=True)
class Judgment:
    """``grade``: 2 = both would want it, 1 = possible, 0 = not; ``why`` is one line."""

    query: str
    partner: str
    grade: int
    why: str = ""


def read_judgments(path: Path) -> list[Judgment]:
    """The judgments in ``path`` (CSV, or a JSON array of objects), in their order.

    Raises:
        InvalidFile: the file cannot be read, a column is missing or unknown, a grade is not 0, 1 or 2, or
            a pair is judged twice; the sentence names the row.
    """
    rows = _json_rows(path) if path.suffix.casefold() == ".json" else _csv_rows(path)
    judgments: dict[tuple[str, str], Judgment] = {}
    for row in rows:
        judgment = _judgment(row)
        pair = (judgment.query, judgment.partner)
        if pair in judgments:
            raise _refused(
                row,
                "{place}: '{partner}' is judged twice for '{query}'; delete one of the two.",
                query=judgment.query,
                partner=judgment.partner,
            )
        judgments[pair] = judgment
    return list(judgments.values())


def _csv_rows(path: Path) -> Iterator[Row]:
    for table in read_csv(path):
        names = table.names or ()
        _check_names(table.file, names)
        missing = [name for name in REQUIRED if name not in names]
        if missing:
            raise refused_file(
                "The first row of {file} has no column {names}; a judgments file has the columns {known}.",
                file=path,
                names=missing,
                known=NAMES,
            )
        for row in table.rows:
            if row.surplus:
                raise _refused(
                    row, "{place}: there are more cells than columns; put quotation marks round the sentence."
                )
            row.values = {name: cell_text(cell) for name, cell in row.values.items()}
            yield row


def _json_rows(path: Path) -> Iterator[Row]:
    with open_text(path) as source:
        stream = JsonStream(str(path), source)
        if stream.next_sign() != "[":
            raise refused_file(
                "{file} is not a judgments file: it has to be a list of objects with the names {known}.",
                file=path,
                known=NAMES,
            )
        for line, value in stream.items():
            if not isinstance(value, dict):
                value = {"": value}
            _check_names(f"{path}:{line}", value)
            yield Row(str(path), None, line, value)
        stream.end()


def _check_names(place: str, names: Any) -> None:
    for name in names:
        if name not in NAMES:
            raise refused_file(
                "'{name}' in {place} is not a column of a judgments file; use {known}.",
                name=name,
                place=place,
                known=NAMES,
            )


def _judgment(row: Row) -> Judgment:
    for name in REQUIRED:
        if row.values.get(name) in (None, ""):
            raise _refused(row, "{place}: {name} is missing; add it.", name=name)
    query, partner = (_id(row, name) for name in ("query", "partner"))
    why = row.values.get("why") or ""
    return Judgment(query, partner, _grade(row), str(why).strip())


def _id(row: Row, name: str) -> str:
    value = row.values[name]
    if isinstance(value, str) and ID.fullmatch(value.strip()):
        return value.strip()
    raise _refused(
        row,
        "{place}: '{value}' cannot be the id of a {name}; use an id of the market file.",
        value=shown(value),
        name=name,
    )


def _grade(row: Row) -> int:
    value = row.values["grade"]
    text = str(value).strip()
    if isinstance(value, bool) or text not in {str(grade) for grade in GRADES}:
        raise _refused(
            row,
            "{place}: '{value}' is not a grade; write 2 (both would want it), 1 (possible) or 0 (not).",
            value=shown(value),
        )
    return int(text)


def _refused(row: Row, template: str, **values: Any) -> InvalidFile:
    return refused_file(template, place=f"{row.file}:{row.number}", **values)
