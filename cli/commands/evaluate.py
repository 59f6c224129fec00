"""``brobygger evaluate``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cli import options
from cli.command_tree import CommandGroup
from cli.options import terminal_of

EXAMPLES = "Example:\n\nbrobygger evaluate matches"
MATCHES_EXAMPLES = (
    "Examples:\n\nbrobygger evaluate matches\n\n"
    "brobygger evaluate matches --market my-market.json --judgments my-judgments.csv --json"
)

evaluate = typer.Typer(
    cls=CommandGroup,
    help="Measure how good the lists are.",
    epilog=EXAMPLES,
    no_args_is_help=True,
    rich_markup_mode="rich",
)


@evaluate.callback()
def _group() -> None:
    """A group stays a group although it has one command."""


@evaluate.command(epilog=MATCHES_EXAMPLES)
def matches(
    context: typer.Context,
    market: Annotated[
        Path | None,
        typer.Option("--market", metavar="FILE", help="Market file; the invented sample if left out."),
    ] = None,
    judgments: Annotated[
        Path | None,
        typer.Option("--judgments", metavar="FILE", help="How good each pair is; see docs/format.md."),
    ] = None,
    encoder: Annotated[
        str | None, typer.Option("--encoder", metavar="NAME", help="Text encoder: a folder or a name.")
    ] = None,
    json: options.Json = False,
) -> None:
    """Measure the lists for judged needs beside simpler methods.

    Prints nDCG@10 and success@5 of each method with its 95 % interval, and the share of what it shows
    that is judged at all.
    """
    from cli.answers.evaluate import answer

    answer(terminal_of(context), market, judgments, encoder=encoder, json=json)
