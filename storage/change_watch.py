"""Noticing cheaply that somebody has changed the database."""

from __future__ import annotations

from pathlib import Path
from threading import Lock
from typing import Protocol

from sqlalchemy import Connection, text

from storage.database_errors import in_sentences
from storage.engine import engine
from storage.settings import sqlite_file
from storage.tables import metadata


class ChangeWatch(Protocol):
    """Gives a token that is another one when the records are other ones; safe for many threads."""

    def token(self) -> str | None:
        """The token of now; None while there is no database.

        Raises:
            DatabaseUnavailable: the database cannot be asked.
        """

    def close(self) -> None:
        """Let go of what the watch holds open."""


def change_watch(url: str) -> ChangeWatch:
    """The watch for the database of ``url``."""
    file = sqlite_file(url)
    return SqliteWatch(url, file) if file else PostgresqlWatch(url)


class SqliteWatch:
    """Asks ``PRAGMA data_version``, which a connection sees change when another one has committed.

    The connection is kept: it makes the numbers comparable, and the file it holds open cannot lend its
    inode to the file that a user puts in its place (a backup, a database begun anew).
    """

    def __init__(self, url: str, file: Path) -> None:
        self._url, self._file = url, file
        self._lock = Lock()
        self._connection: Connection | None = None
        self._inode: tuple[int, int] | None = None
        self._times_opened = 0

    def token(self) -> str | None:
        with self._lock, in_sentences(self._url):
            inode = _inode(self._file)
            if inode is None:
                return None
            version = _scalar(self._opened_file(inode), "PRAGMA data_version")
            return f"{self._times_opened}.{version}"

    def close(self) -> None:
        with self._lock:
            if self._connection is not None:
                self._connection.close()
            self._connection = self._inode = None

    def _opened_file(self, inode: tuple[int, int]) -> Connection:
        if self._connection is not None and inode == self._inode:
            return self._connection
        if self._connection is not None:
            self._connection.close()
        self._connection, self._inode = engine(self._url).connect(), inode
        self._times_opened += 1
        return self._connection


class PostgresqlWatch:
    """Compares snapshots of the server; only when anybody has written anything, it sums the tables up.

    ``xmin`` is the number of the transaction that wrote a row, and later ones have greater numbers: of as
    many rows, some written anew, the sum is greater. Count and sum together miss no change.
    """

    def __init__(self, url: str) -> None:
        self._url = url
        self._lock = Lock()
        self._known: tuple[str, str] | None = None

    def token(self) -> str:
        with self._lock, in_sentences(self._url), engine(self._url).connect() as connection:
            snapshot = str(_scalar(connection, "SELECT pg_current_snapshot()::text"))
            if self._known is None or self._known[0] != snapshot:
                self._known = snapshot, _sums(connection)
            return self._known[1]

    def close(self) -> None:
        """Nothing is held open between two questions."""


def _sums(connection: Connection) -> str:
    found = [
        connection.execute(text(f"SELECT count(*), coalesce(sum(xmin::text::bigint), 0) FROM {name}")).one()  # noqa: S608
        for name in sorted(metadata.tables)
    ]
    return ";".join(f"{count},{total}" for count, total in found)


def _scalar(connection: Connection, statement: str) -> object:
    try:
        return connection.exec_driver_sql(statement).scalar_one()
    finally:
        connection.rollback()


def _inode(file: Path) -> tuple[int, int] | None:
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
