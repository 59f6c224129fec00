"""``brobygger user``."""

from __future__ import annotations

from typing import Annotated

import typer

from cli import options
from cli.command_tree import CommandGroup
from cli.options import terminal_of

EXAMPLES = "Example:\n\nbrobygger user add anna@example.org --name Anna --broker herning"
ADD_EXAMPLES = (
    "Examples:\n\nbrobygger user add anna@example.org --name Anna --administrator\n\n"
    "brobygger user add bo@example.org --name Bo --broker herning --password-stdin < password.txt\n\n"
    "brobygger user add ida@example.org --name Ida --member com-001 --no-password"
)
RENEW_EXAMPLES = "Example:\n\nbrobygger user passwd anna@example.org"
DISABLE_EXAMPLES = (
    "Examples:\n\nbrobygger user disable anna@example.org\n\nbrobygger user disable anna@example.org --undo"
)
LIST_EXAMPLES = "Example:\n\nbrobygger user list --json"

Email = Annotated[str, typer.Argument(metavar="EMAIL", help="The e-mail address of the account.")]
Stdin = Annotated[
    bool, typer.Option("--password-stdin", help="Read the password from the first line of standard input.")
]
Generate = Annotated[bool, typer.Option("--generate", help="Make up a password and print it, this once.")]

user = typer.Typer(
    cls=CommandGroup,
    help="Accounts: who may sign in, and as what.",
    epilog=EXAMPLES,
    no_args_is_help=True,
    rich_markup_mode="rich",
)


@user.command(epilog=ADD_EXAMPLES)
def add(  # noqa: PLR0913, PLR0917 – one for each option
    context: typer.Context,
    email: Email,
    name: Annotated[str, typer.Option("--name", metavar="NAME", help="The person's name.")],
    administrator: Annotated[
        bool, typer.Option("--administrator", help="May do everything in the installation.")
    ] = False,
    broker: Annotated[
        list[str] | None,
        typer.Option("--broker", metavar="CENTRE", help="Broker of this centre; repeatable."),
    ] = None,
    member: Annotated[
        list[str] | None,
        typer.Option("--member", metavar="PARTNER", help="Member of this partner; repeatable."),
    ] = None,
    password_stdin: Stdin = False,
    generate: Generate = False,
    no_password: Annotated[
        bool, typer.Option("--no-password", help="Signs in through OpenID Connect alone.")
    ] = False,
    json: options.Json = False,
) -> None:
    """Make an account. The password is asked for twice on the terminal, where it is not shown.

    It is never an argument: those can be read by everybody on the machine.
    """
    from cli.answers import users
    from cli.passwords import password_wanted

    grants = users.grants(administrator, broker or [], member or [])
    password = None if no_password else password_wanted(stdin=password_stdin, generate=generate)
    users.add(terminal_of(context), (email, name, grants), password, shown=generate, json=json)


@user.command(epilog=RENEW_EXAMPLES)
def passwd(
    context: typer.Context,
    email: Email,
    password_stdin: Stdin = False,
    generate: Generate = False,
    json: options.Json = False,
) -> None:
    """Give an account a new password, and end all its sessions."""
    from cli.answers import users
    from cli.passwords import password_wanted

    password = password_wanted(stdin=password_stdin, generate=generate)
    users.passwd(terminal_of(context), email, password, shown=generate, json=json)


@user.command(epilog=DISABLE_EXAMPLES)
def disable(
    context: typer.Context,
    email: Email,
    undo: Annotated[bool, typer.Option("--undo", help="Let the person in again.")] = False,
    json: options.Json = False,
) -> None:
    """Let somebody in no more: sessions end, and API tokens are refused."""
    from cli.answers import users

    users.disable(terminal_of(context), email, disabled=not undo, json=json)


@user.command("list", epilog=LIST_EXAMPLES)
def list_users(context: typer.Context, json: options.Json = False) -> None:
    """List the accounts."""
    from cli.answers import users

    users.list_all(terminal_of(context), json=json)
