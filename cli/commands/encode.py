"""``brobygger encode``."""

from __future__ import annotations

import typer

from cli import options
from cli.options import terminal_of

EXAMPLES = "Example:\n\nbrobygger encode"


def encode(context: typer.Context, market: options.Market = None, json: options.Json = False) -> None:
    """Put every text into vectors now, so that the next list is there at once.

    Vectors are kept beside the database; only texts that are new or have changed are encoded.
    """
    from cli.answers.encode import answer

    answer(terminal_of(context), market=market, json=json)
