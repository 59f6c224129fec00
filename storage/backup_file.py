"""What makes a file a backup of ours: said once for both sorts of database."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from matching.errors import InvalidFile
from storage.refusals import refused_file
from storage.revision import HEAD
from storage.settings import VARIABLE

SQLITE_START, POSTGRESQL_START = b"SQLite format 3\0", b"PGDMP"
OURS = frozenset({"alembic_version", "partners", "needs", "offers"})
"""Tables that every revision has."""


def refuse_other_sort(file: Path, wanted: bytes) -> None:
    """Raise unless ``file`` begins as a backup of the sort of database ``wanted`` does.

    Raises:
        InvalidFile: it cannot be read, is of the other sort, or no backup at all.
    """
    try:
        with file.open("rb") as source:
            start = source.read(len(SQLITE_START))
    except OSError as error:
        raise refused_file(
            "{file} cannot be read ({reason}); name the backup, and see that you may read it.",
            file=file,
            reason=error.strerror or type(error).__name__,
        ) from None
    if start.startswith(wanted):
        return
    for begin, sort in ((SQLITE_START, "SQLite"), (POSTGRESQL_START, "PostgreSQL")):
        if start.startswith(begin):
            raise refused_file(
                "{file} is a backup of a {sort} database, and {variable} names one of another sort; "
                "name a {sort} database there.",
                file=file,
                sort=sort,
                variable=VARIABLE,
            )
    raise refused_file(
        "{file} is no backup: it was not written by 'brobygger db backup', or is damaged; name another file.",
        file=file,
    )


def checked_revision(file: Path, tables: Collection[str], revision: str | None) -> str:
    """``revision``, when a backup with these ``tables`` is one this program can restore.

    Raises:
        InvalidFile: it is another program's, or of a newer revision.
    """
    if revision is None or not OURS.issubset(tables):
        raise refused_file(
            "{file} holds the data of another program; name a backup that 'brobygger db backup' wrote.",
            file=file,
        )
    if revision > HEAD:
        raise refused_file(
            "{file} is at revision {revision}, which this program ({head}) does not know; "
            "install the newest brobygger, then restore it.",
            file=file,
            revision=revision,
            head=HEAD,
        )
    return revision


def damaged(file: Path) -> InvalidFile:
    """The error that says that ``file`` cannot be read to its end."""
    return refused_file("{file} is damaged and nothing was restored; name another backup.", file=file)
