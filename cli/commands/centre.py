"""``brobygger centre``."""

from __future__ import annotations

from typing import Annotated

import typer

from cli import options
from cli.command_tree import CommandGroup
from cli.options import terminal_of

EXAMPLES = 'Example:\n\nbrobygger centre add herning --name "Frivilligcenter Herning"'
LIST_EXAMPLES = "Example:\n\nbrobygger centre list --json"

centre = typer.Typer(
    cls=CommandGroup,
    help="The volunteer centres that use this installation.",
    epilog=EXAMPLES,
    no_args_is_help=True,
    rich_markup_mode="rich",
)


@centre.command(epilog=EXAMPLES)
def add(
    context: typer.Context,
    id: Annotated[str, typer.Argument(metavar="ID", help="Its id, such as herning.")],
    name: Annotated[str, typer.Option("--name", metavar="NAME", help="Its name.")],
    json: options.Json = False,
) -> None:
    """Add a volunteer centre, to which brokers and partners can then belong."""
    from cli.answers import centres

    centres.add(terminal_of(context), id, name, json=json)


@centre.command("list", epilog=LIST_EXAMPLES)
def list_centres(context: typer.Context, json: options.Json = False) -> None:
    """List the volunteer centres."""
    from cli.answers import centres

    centres.list_all(terminal_of(context), json=json)
