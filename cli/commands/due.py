"""``brobygger due``."""

from __future__ import annotations

from typing import Annotated

import typer

from cli import options
from cli.options import terminal_of

EXAMPLES = (
    "Examples:\n\nbrobygger due --centre herning\n\n"
    "brobygger due --centre herning --letters --lang da\n\nbrobygger due --centre herning --all --json"
)


def due(
    context: typer.Context,
    centre: options.Centre,
    date: Annotated[
        str | None, typer.Option("--date", metavar="DATE", help="What is due on this day; else today.")
    ] = None,
    letters: Annotated[
        bool, typer.Option("--letters", help="With each, a message to copy; the program sends nothing.")
    ] = False,
    n: options.N = 50,
    everything: Annotated[bool, typer.Option("--all", help="The whole list, however long.")] = False,
    json: options.Json = False,
) -> None:
    """List what a broker of a centre should do today: answers, reviews, agreements, profiles."""
    from cli.answers.due import answer
    from cli.reading import day

    length = None if everything else n
    answer(terminal_of(context), centre, day(date, "--date"), n=length, letters=letters, json=json)
