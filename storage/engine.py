"""Engines: how a database is opened."""

from __future__ import annotations

import json
import sqlite3
from functools import cache

from sqlalchemy import Connection, Engine, NullPool, create_engine, event

from matching.errors import InvalidSetting
from matching.messages import message
from storage.settings import VARIABLE

BUSY_SECONDS = 5.0
WRITING = "brobygger_writing"
"""Execution option of a connection that is going to write: SQLite then takes the write lock at once."""


@cache
def engine(url: str) -> Engine:
    """The engine of ``url``, one in a process.

    SQLite: write-ahead log, foreign keys on, waits :data:`BUSY_SECONDS` for another writer. PostgreSQL:
    each transaction sees one snapshot (REPEATABLE READ), as a SQLite transaction does.

    Raises:
        InvalidSetting: the driver of PostgreSQL is not installed.
    """
    return _sqlite(url) if url.startswith("sqlite") else _postgresql(url)


def _sqlite(url: str) -> Engine:
    made = create_engine(
        url,
        poolclass=NullPool,
        connect_args={"timeout": BUSY_SECONDS, "isolation_level": None},
        json_serializer=_json,
    )
    event.listen(made, "connect", _prepare_sqlite)
    event.listen(made, "begin", _begin_sqlite)
    return made


def _postgresql(url: str) -> Engine:
    try:
        return create_engine(
            url, pool_pre_ping=True, isolation_level="REPEATABLE READ", json_serializer=_json
        )
    except ModuleNotFoundError:
        raise InvalidSetting(
            message(
                "A PostgreSQL database needs the package psycopg; install it with pip install "
                "'brobygger[postgresql]', or name a SQLite file in {variable}.",
                variable=VARIABLE,
            )
        ) from None


def _prepare_sqlite(connection: sqlite3.Connection, record: object) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    # What was answered as done is on the disk, also when the power fails the moment after.
    connection.execute("PRAGMA synchronous = FULL")
    # What is deleted is written over: a person's name is not left in the free pages of the file.
    connection.execute("PRAGMA secure_delete = ON")
    if connection.execute("PRAGMA journal_mode").fetchone() != ("wal",):
        connection.execute("PRAGMA journal_mode = WAL")


def _begin_sqlite(connection: Connection) -> None:
    writing = connection.get_execution_options().get(WRITING, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
