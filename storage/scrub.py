"""Making sure that what was erased is gone from the files, and not only from the tables."""

from __future__ import annotations

import sqlite3
from contextlib import closing

from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from storage.all_tables import metadata
from storage.database_errors import in_sentences
from storage.engine import BUSY_SECONDS, engine


def scrub(url: str) -> bool:
    """Rewrite the database of ``url`` without what was deleted; False when others are in the way.

    SQLite: the file is written anew and the write-ahead log emptied, so that no byte of it is left; a
    program that reads on for longer than 5 seconds keeps the log from being emptied. PostgreSQL: dead rows
    are cleared and the statistics, which hold values, taken anew; the server writes over the freed bytes when
    it needs the room.

    Raises:
        DatabaseUnavailable: the database cannot be used.
    """
    return _scrub_sqlite(url) if url.startswith("sqlite") else _scrub_postgresql(url)


def _scrub_sqlite(url: str) -> bool:
    with in_sentences(url), closing(engine(url).raw_connection()) as connection:
        cursor = connection.cursor()
        cursor.execute("PRAGMA secure_delete = ON")
        try:
            cursor.execute("VACUUM")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF not in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
                raise
            return False
        busy, *_ = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        return not busy


def _scrub_postgresql(url: str) -> bool:
    # A migration or a backup holds a lock on a table for long: then the server clears it later by itself.
    with (
        in_sentences(url),
        engine(url).connect().execution_options(isolation_level="AUTOCOMMIT") as connection,
    ):
        connection.execute(text(f"SET lock_timeout = {int(BUSY_SECONDS * 1000)}"))
        try:
            for table in metadata.sorted_tables:
                connection.execute(text(f'VACUUM (ANALYZE) "{table.name}"'))
        except OperationalError:
            return False
        finally:
            connection.execute(text("RESET lock_timeout"))
    return True
