"""The report of a centre as CSV: one number a row, for a spreadsheet program."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Any

from matching.activity_report import ActivityReport
from matching.messages import Language
from matching.reporting.as_dict import report_as_dict
from storage.guard import guarded
from storage.number_text import written_number

HEADER = ("table", "code", "name", "measure", "value")
Row = tuple[str, str, str, str, Any]


def activity_as_csv(report: ActivityReport, language: Language) -> bytes:
    """UTF-8 with a byte order mark, semicolons and decimal commas: what a Danish Excel opens without asking.

    A name that a spreadsheet program would take for a formula stands behind an apostrophe.
    """
    target = io.StringIO(newline="")
    writer = csv.writer(target, delimiter=";", lineterminator="\r\n")
    writer.writerow(HEADER)
    for row in _rows(report_as_dict(report, language)):
        writer.writerow([*map(guarded, row[:-1]), _cell(row[-1])])
    return target.getvalue().encode("utf-8-sig")


def _rows(document: dict[str, Any]) -> Iterator[Row]:
    centre = document["centre"]
    for measure in ("from", "to"):
        yield "report", centre["id"], centre["name"], measure, document[measure]
    for table in ("introductions", "partnerships"):
        yield from _numbers(table, document[table])
    for one in document["given"]:
        yield from _given(one)
    for group, share in document["small_partners"].items():
        for measure, value in share.items():
            yield "small_partners", group, "", measure, value


def _numbers(table: str, numbers: dict[str, Any]) -> Iterator[Row]:
    for measure, value in numbers.items():
        if isinstance(value, list):
            for one in value:
                yield table, one["code"], one["label"], measure, one["count"]
        else:
            yield table, "", "", measure, value


def _given(one: dict[str, Any]) -> Iterator[Row]:
    id, name = one["partner"]["id"], one["partner"]["name"]
    for answer in ("confirmed", "unconfirmed", "disputed"):
        for measure, value in one[answer].items():
            yield f"given_by_{one['kind'] or 'unknown'}", id, name, f"{answer}_{measure}", value


def _cell(value: Any) -> str:
    """Empty for what is not known."""
    if value is None:
        return ""
    return written_number(value) if isinstance(value, int | float) else guarded(str(value))
