"""``brobygger db``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cli import options
from cli.command_tree import CommandGroup
from cli.options import terminal_of

UPGRADE_EXAMPLES = "Example:\n\nbrobygger db upgrade"
CHECK_EXAMPLES = "Example:\n\nbrobygger db check"
INFO_EXAMPLES = "Example:\n\nbrobygger db info --json"
BACKUP_EXAMPLES = "Example:\n\nbrobygger db backup backups/monday.backup"
RESTORE_EXAMPLES = (
    "Examples:\n\nbrobygger db restore backups/monday.backup\n\n"
    "brobygger db restore backups/monday.backup --force --yes"
)
EXAMPLES = "Examples:\n\nbrobygger db info\n\nbrobygger db upgrade\n\nbrobygger db backup monday.backup"

BackupFile = Annotated[Path, typer.Argument(metavar="FILE", help="The file with the backup.")]

db = typer.Typer(
    cls=CommandGroup,
    help="Look after the database: what is in it, is it sound, bring it up to date, back it up, restore it.",
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


@db.command(epilog=BACKUP_EXAMPLES)
def backup(
    context: typer.Context,
    file: BackupFile,
    force: Annotated[bool, typer.Option("--force", help="Replace the file when it is there.")] = False,
    json: options.Json = False,
) -> None:
    """Write the whole database to one file, while others go on using it.

    The file holds contact details and all that partners have said: keep it as you keep the database.
    """
    from cli.answers import backup as answers

    answers.backup(terminal_of(context), file, force=force, json=json)


@db.command(epilog=RESTORE_EXAMPLES)
def restore(
    context: typer.Context,
    file: BackupFile,
    force: Annotated[
        bool, typer.Option("--force", help="Replace what the database holds; it is copied first.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask whether it may be replaced.")] = False,
    json: options.Json = False,
) -> None:
    """Put a backup into an empty database, whole or not at all."""
    from cli.answers import backup as answers

    answers.restore(terminal_of(context), file, force=force, yes=yes, json=json)
