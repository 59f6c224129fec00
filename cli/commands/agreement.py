"""``brobygger agreement``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cli import options
from cli.options import terminal_of

EXAMPLES = "Example:\n\nbrobygger agreement 01JDXZ4N8V0000000000000000-1 --docx agreement.docx"


def agreement(
    context: typer.Context,
    id: Annotated[
        str,
        typer.Argument(metavar="ID", help="The id of an agreement, or of a partnership for its newest one."),
    ],
    docx: Annotated[
        Path | None, typer.Option("--docx", metavar="FILE", help="Write it as a Word document.")
    ] = None,
    pdf: Annotated[Path | None, typer.Option("--pdf", metavar="FILE", help="Write it as a PDF.")] = None,
    json: options.Json = False,
) -> None:
    """Write the agreement of a partnership to a file, to be signed by hand.

    It holds the contact persons: keep it as you keep the database.
    """
    from cli.answers.agreement import answer

    answer(terminal_of(context), id, docx=docx, pdf=pdf, json=json)
