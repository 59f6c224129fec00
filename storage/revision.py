"""Which revision of the tables a database has, and whether this program can use it."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import Connection, inspect

from matching.messages import Message, message
from storage.database_errors import DatabaseUnavailable
from storage.settings import shown

HEAD = "0008"
"""The revision this program works with: that of the last file in ``migrations/versions``."""

OLDER = message(
    "The database {database} is at revision {revision}, which is older than this program ({head}); "
    "make a backup and run 'brobygger db upgrade'."
)
NEWER = message(
    "The database {database} is at revision {revision}, which this program ({head}) does not know; "
    "install the newest brobygger."
)


def current_revision(connection: Connection) -> str | None:
    """The revision of the database; None when it is empty.

    Raises:
        DatabaseUnavailable: it holds tables, but no revision: they are another program's.
    """
    tables = set(inspect(connection).get_table_names())
    found = None
    if "alembic_version" in tables:
        found = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    if found is None and (foreign := tables - {"alembic_version"}):
        raise DatabaseUnavailable(
            message(
                "The database {database} holds tables of another program ({tables}); name an empty one.",
                database=_name(connection),
                tables=", ".join(sorted(foreign)[:3]),
            )
        )
    return found


def is_set_up(connection: Connection) -> bool:
    """Whether the tables are those this program works with; False when there are none yet.

    Raises:
        DatabaseUnavailable: the database is older or newer than this program.
    """
    revision = current_revision(connection)
    if revision is not None and revision != HEAD:
        raise DatabaseUnavailable(_about(OLDER if revision < HEAD else NEWER, connection, revision))
    return revision == HEAD


def refuse_newer(connection: Connection) -> None:
    """Raise when the revision is one that this program does not know.

    Raises:
        DatabaseUnavailable: the database is newer than this program.
    """
    revision = current_revision(connection)
    if revision is not None and revision > HEAD:
        raise DatabaseUnavailable(_about(NEWER, connection, revision))


def _about(sentence: Message, connection: Connection, revision: str) -> Message:
    return replace(sentence, values={"database": _name(connection), "revision": revision, "head": HEAD})


def _name(connection: Connection) -> str:
    return shown(connection.engine.url.render_as_string(hide_password=False))
