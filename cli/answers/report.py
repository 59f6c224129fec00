"""The answer of ``brobygger report``: what came of a centre's work."""

from __future__ import annotations

from datetime import date

from cli.answers.centre_records import records_of
from cli.render.activity import activity_lines
from cli.terminal import Terminal
from matching.activity_report import activity_report
from matching.errors import InvalidQuery
from matching.messages import message
from matching.reporting.as_dict import report_as_dict
from storage.activity_csv import activity_as_csv


def answer(
    terminal: Terminal, centre: str, first: date | None, last: date | None, *, csv: bool, json: bool
) -> None:
    """Show, or write as CSV, the report of a centre for a period.

    Raises:
        NotFound: there is no such centre.
        InvalidQuery: the period ends before it begins, or two forms are asked for.
    """
    if csv and json:
        raise InvalidQuery(message("--csv and --json are two forms of the same; choose one of them."))
    found = activity_report(records_of(centre), first or date.min, last or date.max)
    if csv:
        terminal.raw(activity_as_csv(found, terminal.language).decode())
    elif json:
        terminal.document(report_as_dict(found, terminal.language))
    else:
        terminal.show(*activity_lines(found, terminal.language))
