"""What an import did, and which rows it refused."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from rich.console import RenderableType
from rich.table import Table

from cli.render.amounts import decimal
from cli.render.lines import BAD, STRONG, line, said, table
from cli.render.sorts import sort_name
from matching.messages import Language, Message, message
from storage.import_market import ImportReport
from storage.parsed import Refused


def import_lines(
    report: ImportReport, language: Language, *, dry_run: bool, refused: bool
) -> Iterator[RenderableType]:
    """The refused rows, then the counts, then what became of it."""
    for file, rows in groupby(report.refused, key=lambda one: one.file):
        yield said(message("Refused in {file}:", file=file), language, BAD)
        yield _refused(list(rows), language)
        yield ""
    yield _counts(report, language)
    yield said(_outcome(report, dry_run=dry_run, refused=refused), language, STRONG)


def _refused(rows: list[Refused], language: Language) -> Table:
    headings = (
        message("row"),
        message("column"),
        message("value"),
        message("what is wrong, and what would do"),
    )
    made = table(*(heading.text(language) for heading in headings))
    made.columns[0].justify = "right"
    made.columns[0].no_wrap = True
    made.columns[1].max_width = 16
    made.columns[2].max_width = 18
    for one in rows:
        made.add_row(str(one.row), line(one.column), line(one.value), said(one.sentence, language))
    return made


def _counts(report: ImportReport, language: Language) -> Table:
    headings = (message("records"), message("added"), message("changed"), message("unchanged"))
    made = table(*(heading.text(language) for heading in headings))
    for column in made.columns[1:]:
        column.justify = "right"
    for sort, changes in report.changes.items():
        numbers = (changes.added, changes.changed, changes.unchanged)
        made.add_row(sort_name(sort).text(language), *(decimal(number, language) for number in numbers))
    return made


def _outcome(report: ImportReport, *, dry_run: bool, refused: bool) -> Message:
    if refused and not _any_good(report):
        return message("Nothing was stored: every row was refused.")
    if refused:
        return message(
            "Nothing was stored, because rows were refused; the table counts the others. "
            "Correct what was refused, or take the others with --keep-good."
        )
    if dry_run:
        return message("Nothing was stored: this was a dry run. The table says what would be done.")
    if report.refused:
        return message("The rows that are good were stored; those above were not.")
    if report.total.added or report.total.changed:
        return message("Everything was stored.")
    return message("Everything was there already; nothing was changed.")


def _any_good(report: ImportReport) -> bool:
    return any((report.total.added, report.total.changed, report.total.unchanged))
