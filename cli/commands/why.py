"""``brobygger why``."""

from __future__ import annotations

from typing import Annotated

import typer

from cli import options
from cli.commands.match import AsText, Question
from cli.options import terminal_of

EXAMPLES = "Example:\n\nbrobygger why need-ngo-008-1 com-003"


def why(
    context: typer.Context,
    query: Question,
    partner: Annotated[str, typer.Argument(metavar="PARTNER", help="The id of the partner in question.")],
    text: AsText = False,
    market: options.Market = None,
    json: options.Json = False,
) -> None:
    """Say why a partner stands where it does in a list, or why it is not there.

    Shows its rank with every part of both scores, and which hard condition removed which of its
    needs and offers.
    """
    from cli.answers.why import answer

    answer(terminal_of(context), query, partner, as_text=text, market=market, json=json)
