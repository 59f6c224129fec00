"""The answers of ``brobygger db backup`` and ``brobygger db restore``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import typer

from cli.render.amounts import decimal
from cli.terminal import Terminal
from matching.errors import InvalidQuery
from matching.messages import Message, message
from storage import backup as backups
from storage.revision import HEAD
from storage.settings import database_url, shown

YES = {"y", "yes", "j", "ja"}


def backup(terminal: Terminal, file: Path, *, force: bool, json: bool) -> None:
    """Write a backup and say where it is.

    Raises:
        BrobyggerError: the database cannot be read, or the file not be written.
    """
    with terminal.progress(message("Copying the database")) as progress:
        made = backups.write_backup(database_url(), file, progress, replace=force)
    if json:
        document = {"database": made.database, "file": str(made.file), "revision": made.revision}
        terminal.document({**document, "bytes": made.size})
        return
    terminal.show(
        message(
            "The backup of {database} is in {file} ({size} kB, revision {revision}).",
            database=made.database,
            file=made.file,
            size=decimal(-(-made.size // 1000), terminal.language),
            revision=made.revision,
        )
    )


def restore(terminal: Terminal, file: Path, *, force: bool, yes: bool, json: bool) -> None:
    """Restore a backup and say what was there before.

    Raises:
        BrobyggerError: the backup cannot be used, or the database not be written.
        typer.Abort: somebody was asked and said no.
    """
    url = database_url()
    with terminal.progress(message("Reading the backup")):
        plan = backups.plan_restore(url, file, replace=force)
    if plan.replaces and not yes:
        _ask(terminal, url)
    with terminal.progress(message("Restoring the database")) as progress:
        made = plan.carry_out(progress)
    if json:
        terminal.document(_document(made))
        return
    terminal.show(
        message(
            "The database {database} holds what {file} holds (revision {revision}).",
            database=made.database,
            file=made.file,
            revision=made.revision,
        )
    )
    if made.copy:
        terminal.show(message("What was there before is in {file}.", file=made.copy))
    if made.is_older:
        terminal.remark(_older(made))


def _document(made: backups.Restored) -> dict[str, Any]:
    return {
        "database": made.database,
        "file": str(made.file),
        "revision": made.revision,
        "copy": str(made.copy) if made.copy else None,
    }


def _older(made: backups.Restored) -> Message:
    return message(
        "The backup is of an older version ({revision}; this one is {head}): run 'brobygger db upgrade'.",
        revision=made.revision,
        head=HEAD,
    )


def _ask(terminal: Terminal, url: str) -> None:
    if not (sys.stdin.isatty() and terminal.err.is_terminal):
        raise InvalidQuery(
            message("What the database holds is about to be replaced; in a script say so with --yes.")
        )
    question = message(
        "Replace all that the database {database} holds? It is copied first. [y/N]", database=shown(url)
    )
    terminal.remark(question, "bold")
    if sys.stdin.readline().strip().casefold() not in YES:
        raise typer.Abort
