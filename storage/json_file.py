"""Market files in JSON."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

from matching.errors import InvalidFile
from storage.json_stream import Doubled, JsonStream
from storage.market_columns import SORTS, Sort
from storage.refusals import refused_file, refused_value
from storage.rows import Row, Table
from storage.text_file import open_text

FORMAT = "brobygger-market/1"
NOTES = ("format", "invented", "note")


def read_json(path: Path, only: Sort | None = None) -> Iterator[Table]:
    """One table, whose rows say themselves of what sort they are; of ``only`` where that is given.

    Raises:
        InvalidFile: while the rows are read: not JSON, not a market file, or of another format.
    """
    yield Table(str(path), None, None, _rows(path, only))


def _rows(path: Path, only: Sort | None) -> Iterator[Row]:
    size = max(path.stat().st_size, 1) if path.exists() else 1
    with open_text(path) as source:
        stream = JsonStream(str(path), source)
        if not stream.next_sign():
            raise refused_file("{file} is empty; save it again, or leave it out.", file=path)
        if stream.next_sign() != "{":
            raise _no_market(path)
        seen: set[str] = set()
        for name in _names(stream, seen):
            if name in SORTS:
                rows = _records(stream, name)
                yield from (_row(stream, name, *row, size) for row in rows if only in {None, name})
            elif name in NOTES:
                _check_note(path, name, stream.value())
            else:
                raise _unknown_name(path, name)
        stream.end()
        if "format" not in seen:
            raise _no_market(path)


def _names(stream: JsonStream, seen: set[str]) -> Iterator[str]:
    """The names of the outermost object, each before its value is taken."""
    stream.take("{")
    while stream.next_sign() != "}":
        if seen:
            stream.take(",")
        if stream.next_sign() != '"':
            stream.take('"')
        name = str(stream.value())
        if name in seen:
            raise refused_file("'{name}' stands twice in {file}; join the two.", name=name, file=stream.file)
        seen.add(name)
        stream.take(":")
        yield name
    stream.take("}")


def _records(stream: JsonStream, name: str) -> Iterator[tuple[int, Any]]:
    """Line and value of each record of a list."""
    if stream.next_sign() != "[":
        if stream.value() is None:
            return
        raise refused_file(
            "'{name}' in {file} is not a list; write the records between [ and ].",
            name=name,
            file=stream.file,
        )
    yield from stream.items()


def _row(stream: JsonStream, sort: Sort, line: int, value: Any, size: int) -> Row:
    row = Row(stream.file, sort, line, {}, min(1.0, stream.read / size))
    if not isinstance(value, dict):
        template = "'{value}' is not a record of {sort}; write an object between {{ and }}."
        row.problems = refused_value("", value, template, sort=sort).problems
        return row
    row.values = value
    if isinstance(value, Doubled):
        template = "The name '{value}' stands twice in one record; keep one of them."
        row.problems = refused_value(value.doubled, value.doubled, template).problems
    return row


def _check_note(path: Path, name: str, value: Any) -> None:
    if name == "format" and value != FORMAT:
        raise refused_file(
            "{file} has the format '{value}', which cannot be read here; '{format}' can.",
            file=path,
            value=value,
            format=FORMAT,
        )


def _no_market(path: Path) -> InvalidFile:
    return refused_file(
        '{file} is not a market file: it has to be an object with "format": "{format}"; see docs/format.md.',
        file=path,
        format=FORMAT,
    )


def _unknown_name(path: Path, name: str) -> InvalidFile:
    known = [*NOTES, *get_args(Sort)]
    near = difflib.get_close_matches(name.casefold(), known, n=1)
    return refused_file(
        "'{name}' in {file} is not a part of a market file; use one of {known}.",
        name=name,
        file=path,
        known=near[0] if near else ", ".join(known),
    )
