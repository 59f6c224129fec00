"""``brobygger token``."""

from __future__ import annotations

from typing import Annotated

import typer

from cli import options
from cli.command_tree import CommandGroup
from cli.options import terminal_of

EXAMPLES = "Example:\n\nbrobygger token add anna@example.org --name register"
ADD_EXAMPLES = (
    "Examples:\n\nbrobygger token add anna@example.org --name register\n\n"
    "brobygger token add anna@example.org --name import --write --expires 2027-12-31 > token.txt"
)
REVOKE_EXAMPLES = "Example:\n\nbrobygger token revoke 01KAMNXT9C2W3E4R5T6Y7V8B9N"
LIST_EXAMPLES = "Examples:\n\nbrobygger token list\n\nbrobygger token list anna@example.org --json"

token = typer.Typer(
    cls=CommandGroup,
    help="API tokens: how programs are let in.",
    epilog=EXAMPLES,
    no_args_is_help=True,
    rich_markup_mode="rich",
)


@token.command(epilog=ADD_EXAMPLES)
def add(
    context: typer.Context,
    email: Annotated[str, typer.Argument(metavar="EMAIL", help="The account whose program it is.")],
    name: Annotated[str, typer.Option("--name", metavar="NAME", help="What it is for.")],
    write: Annotated[bool, typer.Option("--write", help="It may write too; else it may read alone.")] = False,
    expires: Annotated[
        str | None,
        typer.Option("--expires", metavar="DATE", help="Its last day; 90 days from now if left out."),
    ] = None,
    json: options.Json = False,
) -> None:
    """Make an API token and print it on standard output, this once."""
    from cli.answers import tokens
    from cli.reading import day

    tokens.add(terminal_of(context), email, (name, day(expires, "--expires")), write=write, json=json)


@token.command(epilog=REVOKE_EXAMPLES)
def revoke(
    context: typer.Context,
    id: Annotated[str, typer.Argument(metavar="ID", help="The id of the token, as 'token list' shows it.")],
    json: options.Json = False,
) -> None:
    """Let nobody in by an API token any more."""
    from cli.answers import tokens

    tokens.revoke(terminal_of(context), id, json=json)


@token.command("list", epilog=LIST_EXAMPLES)
def list_tokens(
    context: typer.Context,
    email: Annotated[str | None, typer.Argument(metavar="EMAIL", help="Only those of this account.")] = None,
    json: options.Json = False,
) -> None:
    """List the API tokens, without the tokens themselves."""
    from cli.answers import tokens

    tokens.list_all(terminal_of(context), email, json=json)
