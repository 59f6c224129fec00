"""``brobygger db``."""

from __future__ import annotations

import typer

from cli import options
from cli.command_tree import CommandGroup
from cli.options import terminal_of

UPGRADE_EXAMPLES = "Example:\n\nbrobygger db upgrade"
CHECK_EXAMPLES = "Example:\n\nbrobygger db check"
INFO_EXAMPLES = "Example:\n\nbrobygger db info --json"
EXAMPLES = "Examples:\n\nbrobygger db info\n\nbrobygger db upgrade"

db = typer.Typer(
    cls=CommandGroup,
    help="Look after the database: what is in it, is it sound, bring it up to date.",
    epilog=EXAMPLES,
    no_args_is_help=True,
    rich_markup_mode="rich",
)


@db.command(epilog=UPGRADE_EXAMPLES)
def upgrade(context: typer.Context, json: options.Json = False) -> None:
    """Bring the tables up to date, whole or not at all. Make a backup first."""
    from cli.answers import db as answers

    answers.upgrade(terminal_of(context), json=json)


@db.command(epilog=CHECK_EXAMPLES)
def check(context: typer.Context, json: options.Json = False) -> None:
    """Look through the whole database for damage and broken rules."""
    from cli.answers import db as answers

    raise typer.Exit(answers.check(terminal_of(context), json=json))


@db.command(epilog=INFO_EXAMPLES)
def info(context: typer.Context, json: options.Json = False) -> None:
    """Say where the database is and what is in it."""
    from cli.answers import db as answers

    answers.info(terminal_of(context), json=json)
