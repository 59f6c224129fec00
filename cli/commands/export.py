"""``brobygger export``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cli import options
from cli.options import terminal_of

EXAMPLES = (
    "Examples:\n\nbrobygger export market.xlsx\n\n"
    "brobygger export backup/market.json\n\nbrobygger export folder"
)


def export(
    context: typer.Context,
    path: Annotated[
        Path,
        typer.Argument(metavar="PATH", help="A .json or .xlsx file, or a folder for four CSV files."),
    ],
    market: options.Market = None,
    json: options.Json = False,
) -> None:
    """Write everything to files that can be imported again.

    The files hold contact details and all that partners have said: keep them as you keep the database.
    """
    from cli.answers.export import answer

    answer(terminal_of(context), path, market=market, json=json)
