"""The answers of ``brobygger db``."""

from __future__ import annotations

from cli.exit_codes import DONE, NO_DATABASE
from cli.render.amounts import decimal
from cli.render.lines import BAD, bullet, line
from cli.render.sorts import sort_name
from cli.terminal import Terminal
from matching.messages import message
from storage import db_check, migrate
from storage.settings import data_folder, database_url, shown


def upgrade(terminal: Terminal, *, json: bool) -> None:
    """Bring the tables up to date and say at which revision they are.

    Raises:
        DatabaseUnavailable: the database cannot be used.
    """
    url = database_url()
    revision = migrate.upgrade(url)
    if json:
        terminal.document({"database": shown(url), "revision": revision})
        return
    terminal.show(
        message(
            "The database {database} is up to date (revision {revision}).",
            database=shown(url),
            revision=revision,
        )
    )


def check(terminal: Terminal, *, json: bool) -> int:
    """Say what is wrong with the database; the exit code is 5 when something is.

    Raises:
        DatabaseUnavailable: the database cannot be opened.
    """
    with terminal.progress(message("Looking through the database")):
        found = db_check.integrity(database_url())
    language = terminal.language
    if json:
        faults = [fault.text(language) for fault in found.faults]
        terminal.document({"database": found.database, "revision": found.revision, "faults": faults})
    elif found.faults:
        terminal.show(message("The database {database} has faults:", database=found.database))
        terminal.show(*(bullet("×", line(fault.text(language)), BAD, indent=2) for fault in found.faults))
    else:
        terminal.show(message("The database {database} is sound.", database=found.database))
    return NO_DATABASE if found.faults else DONE


def info(terminal: Terminal, *, json: bool) -> None:
    """Say where the database is and how many records it has.

    Raises:
        DatabaseUnavailable: the database cannot be used.
    """
    url = database_url()
    found = db_check.info(url)
    folder = data_folder(url)
    if json:
        terminal.document(
            {
                "database": found.database,
                "revision": found.revision,
                "folder": str(folder),
                "records": dict(found.counts),
            }
        )
        return
    language = terminal.language
    terminal.show(
        message("Database: {database}", database=found.database),
        message("Revision of its tables: {revision}", revision=found.revision),
        message("Folder of what is computed from it: {folder}", folder=str(folder)),
    )
    for sort, count in found.counts.items():
        terminal.show(line(f"{sort_name(sort).text(language)}: {decimal(count, language)}"))
