"""Noticing cheaply that somebody has changed the database."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Protocol

from sqlalchemy import Connection, inspect
from sqlalchemy.exc import DBAPIError

from storage.change_table import changes
from storage.changes import NOWHERE, Position, position
from storage.database_errors import in_sentences
from storage.engine import engine
from storage.settings import sqlite_file


class ChangeWatch(Protocol):
    """Says where the changes stand; safe for many threads."""

    def position(self) -> Position | None:
        """The position of the last change, :data:`storage.changes.NOWHERE` where there is no table of
        changes; None while there is no database.

        Raises:
            DatabaseUnavailable: the database cannot be asked.
        """

    def stamp(self) -> CommitStamp | None:
        """Another one after every commit: what was read since a stamp was got holds while it is the same.

        None where that cannot be said without reading.

        Raises:
            DatabaseUnavailable: the database cannot be asked.
        """

    def close(self) -> None:
        """Let go of what the watch holds open."""


CommitStamp = tuple[int, int]
"""Which connection, and its count of the commits of others, which begins anew with each."""


def change_watch(url: str) -> ChangeWatch:
    """The watch for the database of ``url``."""
    file = sqlite_file(url)
    return SqliteWatch(url, file) if file else PostgresqlWatch(url)


class SqliteWatch:
    """Keeps its connection, which makes asking quick, until a user puts another file in the place of the one
    it has open (a backup, a database begun anew)."""

    def __init__(self, url: str, file: Path) -> None:
        self._url, self._file = url, file
        self._lock = Lock()
        self._connection: Connection | None = None
        self._inode: tuple[int, int] | None = None
        self._opened = 0
        self._seen: tuple[CommitStamp, Position] | None = None

    def position(self) -> Position | None:
        with self._lock, in_sentences(self._url):
            found = self._stamped()
            if found is None:
                return None
            stamp, connection = found
            if self._seen is None or self._seen[0] != stamp:
                with _read_only(connection):
                    self._seen = stamp, _position(connection)
            return self._seen[1]

    def stamp(self) -> CommitStamp | None:
        with self._lock, in_sentences(self._url):
            found = self._stamped()
            return found[0] if found else None

    def close(self) -> None:
        with self._lock:
            if self._connection is not None:
                self._connection.close()
            self._connection = self._inode = None

    def _stamped(self) -> tuple[CommitStamp, Connection] | None:
        inode = _inode(self._file)
        if inode is None:
            return None
        connection = self._opened_file(inode)
        with _read_only(connection):
            version = connection.exec_driver_sql("PRAGMA data_version").scalar_one()
            return (self._opened, version), connection

    def _opened_file(self, inode: tuple[int, int]) -> Connection:
        if self._connection is not None and inode == self._inode:
            return self._connection
        if self._connection is not None:
            self._connection.close()
        self._connection, self._inode = engine(self._url).connect(), inode
        self._opened += 1
        return self._connection


class PostgresqlWatch:
    """Asks with a connection of the pool."""

    def __init__(self, url: str) -> None:
        self._url = url

    def position(self) -> Position:
        with in_sentences(self._url), engine(self._url).connect() as connection:
            return _position(connection)

    def stamp(self) -> None:
        """PostgreSQL has no count of commits that is cheaper than what would be saved."""

    def close(self) -> None:
        """Nothing is held open between two questions."""


@contextmanager
def _read_only(connection: Connection) -> Iterator[Connection]:
    try:
        yield connection
    finally:
        connection.rollback()


def _position(connection: Connection) -> Position:
    try:
        return position(connection)
    except DBAPIError:
        connection.rollback()
        if inspect(connection).has_table(changes.name):
            raise
        return NOWHERE


def _inode(file: Path) -> tuple[int, int] | None:
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
