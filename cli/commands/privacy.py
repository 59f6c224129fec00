"""``brobygger privacy``."""

from __future__ import annotations

from typing import Annotated

import typer

from cli import options
from cli.command_tree import CommandGroup
from cli.options import terminal_of

EXAMPLES = "Examples:\n\nbrobygger privacy export anna@example.org\n\nbrobygger privacy retain --dry-run"
EXPORT_EXAMPLES = "Example:\n\nbrobygger privacy export anna@example.org --json > anna.json"
ERASE_EXAMPLES = (
    "Examples:\n\nbrobygger privacy erase anna@example.org\n\n"
    'brobygger privacy erase anna@example.org --also "Anna Berg" --also "12 34 56 78" --yes'
)
RETAIN_EXAMPLES = "Examples:\n\nbrobygger privacy retain --dry-run\n\nbrobygger privacy retain"

Email = Annotated[str, typer.Argument(metavar="EMAIL", help="The e-mail address of the person.")]

privacy = typer.Typer(
    cls=CommandGroup,
    help="Personal data: show a person's, erase a person, forget what has been kept long enough.",
    epilog=EXAMPLES,
    no_args_is_help=True,
    rich_markup_mode="rich",
)


@privacy.command(epilog=EXPORT_EXAMPLES)
def export(context: typer.Context, email: Email, json: options.Json = False) -> None:
    """Show everything that is stored about a person, and where it stands.

    What is found by a name or a telephone number alone is listed by itself: it may be somebody else's.
    """
    from cli.answers import privacy as answers

    answers.export(terminal_of(context), email, json=json)


@privacy.command(epilog=ERASE_EXAMPLES)
def erase(
    context: typer.Context,
    email: Email,
    also: Annotated[
        list[str] | None,
        typer.Option(
            "--also",
            metavar="NAME",
            help="A name, a telephone number or another address of the same person; repeatable.",
        ),
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask first.")] = False,
    json: options.Json = False,
) -> None:
    """Erase a person from everything that is stored. It cannot be undone.

    Names, addresses, telephone numbers and the texts the person wrote go; hours, answers and every count
    stay.
    """
    from cli.answers import privacy as answers

    answers.erase(terminal_of(context), email, also or [], yes=yes, json=json)


@privacy.command(epilog=RETAIN_EXAMPLES)
def retain(
    context: typer.Context,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only say what would go; change nothing.")
    ] = False,
    json: options.Json = False,
) -> None:
    """Delete or empty what has been kept for longer than its period, and report it. Run it every night."""
    from cli.answers import privacy as answers

    answers.retain(terminal_of(context), dry_run=dry_run, json=json)
