"""``brobygger introductions``."""

from __future__ import annotations

from typing import Annotated

import typer

from cli import options
from cli.command_tree import CommandGroup
from cli.options import terminal_of

EXAMPLES = "Example:\n\nbrobygger introductions list --state open"
LIST_EXAMPLES = (
    "Examples:\n\nbrobygger introductions list --state open\n\nbrobygger introductions list --partner ngo-008"
)
SHOW_EXAMPLES = "Example:\n\nbrobygger introductions show 01M81YHYXXP9KNJC95SQ2G3GXR"
DUE_EXAMPLES = "Example:\n\nbrobygger introductions due"

introductions = typer.Typer(
    cls=CommandGroup,
    help="Introductions: which there are, how far they have come, and what falls due.",
    epilog=EXAMPLES,
    no_args_is_help=True,
    rich_markup_mode="rich",
)


@introductions.command("list", epilog=LIST_EXAMPLES)
def list_introductions(
    context: typer.Context,
    state: Annotated[
        str | None, typer.Option("--state", metavar="STATE", help="Only in this state, such as open.")
    ] = None,
    partner: Annotated[
        str | None, typer.Option("--partner", metavar="ID", help="Only those of this partner.")
    ] = None,
    centre: Annotated[
        str | None, typer.Option("--centre", metavar="ID", help="Only those that this centre made.")
    ] = None,
    n: options.N = 50,
    json: options.Json = False,
) -> None:
    """List the introductions, the newest first."""
    from cli.answers import introductions as answers

    answers.list_some(terminal_of(context), (state, partner, centre), n, json=json)


@introductions.command(epilog=SHOW_EXAMPLES)
def show(
    context: typer.Context,
    id: Annotated[str, typer.Argument(metavar="ID", help="The id of an introduction.")],
    json: options.Json = False,
) -> None:
    """Show an introduction with what its broker sees, without contact details."""
    from cli.answers import introductions as answers

    answers.show(terminal_of(context), id, json=json)


@introductions.command(epilog=DUE_EXAMPLES)
def due(context: typer.Context, json: options.Json = False) -> None:
    """Let expire what nobody answered in time, and move up who waits in line.

    The service does it by itself with the first request of a day; without the service, let it be done daily.
    """
    from cli.answers import introductions as answers

    answers.due(terminal_of(context), json=json)
