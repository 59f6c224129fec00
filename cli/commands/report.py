"""``brobygger report``."""

from __future__ import annotations

from typing import Annotated

import typer

from cli import options
from cli.options import terminal_of

EXAMPLES = (
    "Examples:\n\nbrobygger report --centre herning --from 2027-01-01 --to 2027-06-30\n\n"
    "brobygger report --centre herning --from 2027-01-01 --to 2027-06-30 --csv > report.csv"
)


def report(
    context: typer.Context,
    centre: options.Centre,
    first: Annotated[
        str, typer.Option("--from", metavar="DATE", help="The first day of the period, such as 2027-01-01.")
    ],
    last: Annotated[
        str, typer.Option("--to", metavar="DATE", help="The last day of the period, such as 2027-06-30.")
    ],
    csv: Annotated[bool, typer.Option("--csv", help="Write a table for a spreadsheet program.")] = False,
    json: options.Json = False,
) -> None:
    """Count what came of a centre's work: introductions, partnerships, hours and people given."""
    from cli.answers.report import answer
    from cli.reading import day

    days = day(first, "--from"), day(last, "--to")
    answer(terminal_of(context), centre, *days, csv=csv, json=json)
