"""Which database is used, and what is said about one that cannot be."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from matching.errors import InvalidSetting
from storage.engine import engine
from storage.settings import VARIABLE, checked_url, data_folder, database_url, shown


def test_no_variable_gives_a_file_in_the_users_data_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "new"))
    folder = tmp_path / "new" / "brobygger"
    assert database_url() == f"sqlite:///{folder}/brobygger.sqlite"
    assert folder.is_dir()


def test_variable_is_the_database(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, " sqlite:////srv/centre.sqlite ")
    assert database_url() == "sqlite:////srv/centre.sqlite"


def test_data_folder_that_cannot_be_made_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.delenv(VARIABLE, raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "file"))
    with pytest.raises(
        InvalidSetting, match=r"data folder .*/file/brobygger cannot be made \(Not a directory\)"
    ):
        database_url()


@pytest.mark.parametrize(
    "given",
    ["postgres://a:b@host/d", "postgresql://a:b@host/d", "postgresql+psycopg://a:b@host/d"],
)
def test_every_spelling_of_postgresql_gets_the_one_driver(given: str) -> None:
    assert checked_url(given) == "postgresql+psycopg://a:b@host/d"


@pytest.mark.parametrize(
    "given",
    ["brobygger.sqlite", "mysql://host/d", "sqlite:///a.sqlite?mode=ro", "sqlite://host/a", "://", "a://b:c"],
)
def test_url_that_is_no_database_is_refused_with_a_remedy(given: str) -> None:
    with pytest.raises(InvalidSetting, match="is not a database that can be used; write sqlite:///"):
        checked_url(given)


@pytest.mark.parametrize("given", ["sqlite://", "sqlite:///", "sqlite:///:memory:"])
def test_database_in_memory_is_refused(given: str) -> None:
    with pytest.raises(InvalidSetting, match="in memory, which is forgotten"):
        checked_url(given)


@pytest.mark.parametrize("given", ["mysql://ida:hemmelig@host/d", "postgresql://ida:hemmelig@host:port/d"])
def test_refusal_hides_the_password(given: str) -> None:
    with pytest.raises(InvalidSetting) as refused:
        checked_url(given)
    assert "hemmelig" not in str(refused.value)


def test_shown_url_hides_the_password() -> None:
    assert shown("postgresql+psycopg://ida:hemmelig@host/d") == "postgresql+psycopg://ida:***@host/d"


def test_cache_lies_beside_the_sqlite_file(tmp_path: Path) -> None:
    assert data_folder(f"sqlite:///{tmp_path}/a.sqlite") == tmp_path


def test_relative_sqlite_file_lies_in_the_working_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    assert data_folder("sqlite:///a.sqlite") == tmp_path


def test_cache_of_postgresql_lies_in_the_users_data_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert data_folder("postgresql+psycopg://host/d") == tmp_path / "brobygger"


def test_missing_driver_of_postgresql_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(InvalidSetting, match=r"pip install 'brobygger\[postgresql\]'"):
        engine("postgresql+psycopg://no-driver/d")
