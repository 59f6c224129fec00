"""``brobygger import``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cli import options
from cli.options import terminal_of

EXAMPLES = (
    "Examples:\n\nbrobygger import --sample\n\nbrobygger import partners.xlsx --dry-run\n\n"
    "brobygger import members.csv --mapping members.toml --keep-good"
)


def import_files(  # noqa: PLR0913, PLR0917 – one for each option
    context: typer.Context,
    files: Annotated[
        list[Path] | None,
        typer.Argument(metavar="FILES", help="JSON, CSV or XLSX files, or folders of CSV files."),
    ] = None,
    sheet: Annotated[
        str | None,
        typer.Option("--sheet", metavar="NAME", help="What a CSV file holds, or which sheet to read."),
    ] = None,
    mapping: Annotated[
        Path | None,
        typer.Option("--mapping", metavar="FILE", help="TOML file: which of your columns feed which values."),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only say what would be done; store nothing.")
    ] = False,
    keep_good: Annotated[
        bool, typer.Option("--keep-good", help="Take the rows that are good although others are refused.")
    ] = False,
    sample: Annotated[
        bool, typer.Option("--sample", help="Load the invented market that comes with brobygger.")
    ] = False,
    centre: Annotated[
        str | None,
        typer.Option(
            "--centre", metavar="ID", help="The centre of the partners for which no file names one."
        ),
    ] = None,
    json: options.Json = False,
) -> None:
    """Load partners, needs, offers and volunteers from files.

    A file is taken whole or not at all, unless --keep-good. Importing the same file twice changes
    nothing. Rows that cannot be taken are listed with what would do.
    """
    from cli.answers.import_ import ImportOrder, answer

    order = ImportOrder(
        tuple(files or ()), sheet, mapping, centre, dry_run=dry_run, keep_good=keep_good, sample=sample
    )
    code = answer(terminal_of(context), order, json=json)
    raise typer.Exit(code)
