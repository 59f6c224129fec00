"""``brobygger config``."""

from __future__ import annotations

import typer

from cli import options
from cli.options import terminal_of

EXAMPLES = "Examples:\n\nbrobygger config\n\nbrobygger config --json"


def config(context: typer.Context, json: options.Json = False) -> None:
    """Say what every setting is, where that comes from, and what it is for.

    Passwords and other secrets are not shown.
    """
    from cli.answers.config import answer

    answer(terminal_of(context), json=json)
