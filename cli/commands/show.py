"""``brobygger show``."""

from __future__ import annotations

from typing import Annotated

import typer

from cli import options
from cli.options import terminal_of

EXAMPLES = "Examples:\n\nbrobygger show ngo-008\n\nbrobygger show need-ngo-008-1 --json"


def show(
    context: typer.Context,
    id: Annotated[
        str, typer.Argument(metavar="ID", help="The id of a partner, a need, an offer or a volunteer.")
    ],
    market: options.Market = None,
    json: options.Json = False,
) -> None:
    """Show all that is known about a partner, a need, an offer or a volunteer.

    Contact details are left out: they belong to both sides once both have said yes.
    """
    from cli.answers.show import answer

    answer(terminal_of(context), id, market=market, json=json)
