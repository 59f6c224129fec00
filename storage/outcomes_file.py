"""Outcomes files: what came of each meeting of an event (docs/events.md)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from matching.errors import InvalidFile, InvalidProfile
from matching.event_outcomes.outcome import Outcome, Says
from matching.messages import Message
from storage.cells import cell_text
from storage.csv_file import read_csv
from storage.json_stream import JsonStream
from storage.number_text import read_number
from storage.outcome_columns import COLUMNS, HELD, REQUIRED, SAID
from storage.refusals import refused_file, shown
from storage.rows import Row
from storage.text_file import open_text


def read_outcomes(path: Path) -> list[Outcome]:
    """The outcomes in ``path`` (CSV, or a JSON list of objects), in their order.

    Raises:
        InvalidFile: the file cannot be read, a column is missing or unknown, a value cannot be used, or a
            meeting is there twice; the sentence names the row.
    """
    rows = _json_rows(path) if path.suffix.casefold() == ".json" else _csv_rows(path)
    outcomes: dict[tuple[str, str], Outcome] = {}
    for row in rows:
        outcome = _outcome(row)
        if outcome.pair in outcomes:
            raise _refused(
                row,
                "{place}: the meeting of '{a}' and '{b}' is there twice; delete one of the two rows.",
                a=outcome.a,
                b=outcome.b,
            )
        outcomes[outcome.pair] = outcome
    return [*outcomes.values()]


def _csv_rows(path: Path) -> Iterator[Row]:
    for table in read_csv(path):
        names = table.names or ()
        _check_names(table.file, [name for name in names if name])
        if missing := [name for name in REQUIRED if name not in names]:
            raise refused_file(
                "The first row of {file} has no column {names}; an outcomes file has the columns {known}.",
                file=path,
                names=missing,
                known=COLUMNS,
            )
        for row in table.rows:
            if row.surplus:
                raise _refused(
                    row, "{place}: there are more cells than columns; put quotation marks round the note."
                )
            row.values = {name: cell_text(cell) for name, cell in row.values.items()}
            yield row


def _json_rows(path: Path) -> Iterator[Row]:
    with open_text(path) as source:
        stream = JsonStream(str(path), source)
        if stream.next_sign() != "[":
            raise refused_file(
                "{file} is not an outcomes file: it has to be a list of objects with the names {known}.",
                file=path,
                known=COLUMNS,
            )
        for line, value in stream.items():
            known = value if isinstance(value, dict) else {"": value}
            _check_names(f"{path}:{line}", known)
            yield Row(str(path), None, line, {name: each for name, each in known.items() if each is not None})
        stream.end()


def _check_names(place: str, names: Any) -> None:
    for name in names:
        if name not in COLUMNS:
            raise refused_file(
                "'{name}' in {place} is not a column of an outcomes file; use {known}.",
                name=shown(name),
                place=place,
                known=COLUMNS,
            )


def _outcome(row: Row) -> Outcome:
    for name in REQUIRED[:2]:
        if not _text(row, name):
            raise _refused(row, "{place}: {name} is missing; add it.", name=name)
    try:
        return Outcome(
            a=_text(row, "a"),
            b=_text(row, "b"),
            held=_held(row),
            a_says=_said(row, "a_says"),
            b_says=_said(row, "b_says"),
            need=_text(row, "need") or None,
            offer=_text(row, "offer") or None,
            amount=_amount(row),
            unit=_text(row, "unit") or None,
            note=_text(row, "note"),
        )
    except InvalidProfile as error:
        sentence = error.problems[0].sentence
        raise InvalidFile(
            Message("{place}: {sentence}", {"place": f"{row.file}:{row.number}", "sentence": sentence})
        ) from None


def _text(row: Row, name: str) -> str:
    value = row.values.get(name, "")
    if isinstance(value, str | int | float | Decimal) and not isinstance(value, bool):
        return str(value).strip()
    raise _refused(
        row, "{place}: '{value}' cannot be a value of {name}; write a text.", value=shown(value), name=name
    )


def _held(row: Row) -> bool | None:
    if isinstance(value := row.values.get("held"), bool):
        return value
    text = _text(row, "held").casefold()
    if text in HELD:
        return HELD[text]
    raise _refused(
        row,
        "{place}: '{value}' does not say whether the meeting was held; write yes or no.",
        value=shown(text),
    )


def _said(row: Row, name: str) -> Says | None:
    text = _text(row, name).casefold()
    if text in SAID:
        return SAID[text]
    raise _refused(
        row,
        "{place}: '{value}' is no answer of {name}; write yes, no or maybe, or leave it empty.",
        value=shown(text),
        name=name,
    )


def _amount(row: Row) -> Decimal | None:
    if not (text := _text(row, "amount")):
        return None
    number = read_number(text)
    if number is None:
        raise _refused(
            row, "{place}: '{value}' is no amount; write digits, as in 12 or 2,5.", value=shown(text)
        )
    return number


def _refused(row: Row, template: str, **values: Any) -> InvalidFile:
    return refused_file(template, place=f"{row.file}:{row.number}", **values)
