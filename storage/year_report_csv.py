"""The year report of a partner as CSV: one number a row, for a spreadsheet program."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Any

from matching.messages import Language
from matching.reporting.as_dict import label_of
from matching.reporting.totals import Totals
from matching.reporting.year_report import YearReport
from storage.amounts import plain_number
from storage.guard import guarded
from storage.number_text import written_number

HEADER = ("table", "code", "name", "measure", "value")
LISTS = {"by_kind": "resource_kinds", "by_purpose": "purposes", "by_sdg": "sdg"}
Row = tuple[str, str, str, str, Any]


def year_report_as_csv(report: YearReport, language: Language) -> bytes:
    """UTF-8 with a byte order mark, semicolons and decimal commas: what a Danish Excel opens without asking.

    A name that a spreadsheet program would take for a formula stands behind an apostrophe.
    """
    target = io.StringIO(newline="")
    writer = csv.writer(target, delimiter=";", lineterminator="\r\n")
    writer.writerow(HEADER)
    for row in _rows(report, language):
        writer.writerow([*map(guarded, row[:-1]), _cell(row[-1])])
    return target.getvalue().encode("utf-8-sig")


def _rows(report: YearReport, language: Language) -> Iterator[Row]:
    yield "report", report.partner, report.name, "year", report.year
    for state, count in report.introductions.items():
        yield "introductions", state, label_of(state, "introduction_states", language), "count", count
    for answer in ("confirmed", "unconfirmed", "disputed", "received"):
        yield from _measures("given", answer, "", getattr(report, answer))
    for table, list_name in LISTS.items():
        for code, sums in getattr(report, table).items():
            yield from _measures(table, code, label_of(code, list_name, language), sums)
    for one in report.partnerships:
        others = ", ".join(one.others)
        yield "partnerships", one.id, others, "phase", label_of(one.phase, "partnership_phases", language)
        yield "partnerships", one.id, others, "level", label_of(one.level, "collaboration_levels", language)
        yield "partnerships", one.id, others, "began", one.began.isoformat()
        yield from _measures("partnerships", one.id, others, one.given)


def _measures(table: str, code: str, name: str, sums: Totals) -> Iterator[Row]:
    for measure in ("contributions", "hours", "people", "amount_dkk"):
        yield table, code, name, measure, getattr(sums, measure)


def _cell(value: Any) -> str:
    return guarded(value) if isinstance(value, str) else written_number(plain_number(value))
