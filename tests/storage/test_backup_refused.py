"""Backups and databases that cannot be used: nothing is touched."""

from __future__ import annotations

import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from matching.errors import AlreadyExists, InvalidFile, InvalidSetting
from storage.database_errors import DatabaseUnavailable
from storage.engine import engine
from storage.revision import HEAD
from tests.storage.backups import backed_up, ids, put_back, run, store

pytestmark = pytest.mark.usefixtures("programs_of_postgresql")


def test_backup_of_a_newer_revision_is_refused(url: str, backup: Path, tmp_path: Path) -> None:
    store(url, "a")
    backed_up(url, backup)
    newer = tmp_path / "newer"
    if url.startswith("sqlite"):
        newer.write_bytes(backup.read_bytes())
        run(f"sqlite:///{newer}", "UPDATE alembic_version SET version_num = '9999'")
    else:
        # The uncompressed dump holds the number as it is.
        database = url.replace("+psycopg", "")
        command = ["pg_dump", "--format=custom", "--compress=none", f"--file={newer}", f"--dbname={database}"]
        subprocess.run(command, check=True)
        newer.write_bytes(newer.read_bytes().replace(f"{HEAD}\n".encode(), b"9999\n"))
    with pytest.raises(InvalidFile, match=r"at revision 9999, which this program \(\d+\) does not know"):
        put_back(url, newer, replace=True)
    assert ids(url) == ["a"]


def test_data_of_another_program_is_refused(url: str, backup: Path, tmp_path: Path) -> None:
    store(url, "a")
    other = tmp_path / "other"
    if url.startswith("sqlite"):
        run(f"sqlite:///{other}", "CREATE TABLE invoices (id INTEGER)")
    else:
        command = ["pg_dump", "--format=custom", "--table=needs", f"--file={other}"]
        subprocess.run([*command, f"--dbname={url.replace('+psycopg', '')}"], check=True)
    with pytest.raises(InvalidFile, match="holds the data of another program"):
        put_back(url, other, replace=True)
    assert ids(url) == ["a"]


@pytest.mark.parametrize("kept", [0.2, 0.6, 0.97])
def test_damaged_backup_is_refused(url: str, backup: Path, kept: float) -> None:
    store(url, *(f"p{number}" for number in range(100)))
    backed_up(url, backup)
    whole = backup.read_bytes()
    backup.write_bytes(whole[: int(len(whole) * kept)])
    with pytest.raises(InvalidFile, match="is damaged"):
        put_back(url, backup, replace=True)
    assert len(ids(url)) == 100


@pytest.mark.parametrize("held", [b"", b"id,name\n", b"PGDMP", b"SQLite format 3\0"])
def test_file_that_is_no_backup_is_refused(url: str, tmp_path: Path, held: bytes) -> None:
    store(url, "a")
    (tmp_path / "none").write_bytes(held)
    with pytest.raises(InvalidFile):
        put_back(url, tmp_path / "none", replace=True)
    with pytest.raises(InvalidFile, match="cannot be read"):
        put_back(url, tmp_path / "absent", replace=True)
    assert ids(url) == ["a"]


def test_empty_database_has_no_backup(url: str, backup: Path) -> None:
    with pytest.raises(DatabaseUnavailable, match="is empty, so there is nothing to back up"):
        backed_up(url, backup)
    assert not backup.exists()


def test_database_of_another_program_is_left_alone(url: str, backup: Path, tmp_path: Path) -> None:
    run(url, "CREATE TABLE invoices (id INTEGER)")
    with pytest.raises(DatabaseUnavailable, match="tables of another program"):
        backed_up(url, backup)
    source = f"sqlite:///{tmp_path / 'other.sqlite'}"
    if url.startswith("sqlite"):
        store(source, "a")
        backed_up(source, backup)
        with pytest.raises(DatabaseUnavailable, match="tables of another program"):
            put_back(url, backup, replace=True)


@pytest.mark.parametrize("sound_pages", [0, 6])
def test_damaged_database_is_set_aside_and_replaced(
    sqlite_url: str, backup: Path, tmp_path: Path, sound_pages: int
) -> None:
    store(sqlite_url, "a")
    backed_up(sqlite_url, backup)
    damaged = damage(sqlite_url, tmp_path, sound_pages)
    with pytest.raises(AlreadyExists):
        put_back(sqlite_url, backup)
    copy = put_back(sqlite_url, backup, replace=True).copy
    assert copy is not None
    assert copy.read_bytes() == damaged
    assert ids(sqlite_url) == ["a"]


def damage(url: str, folder: Path, sound_pages: int) -> bytes:
    """Write noise over all but the first pages of the database; return what the file holds now."""
    store(url, *(f"p{number}" for number in range(200)))
    file = folder / "brobygger.sqlite"
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
    pages = bytearray(file.read_bytes())
    pages[4096 * sound_pages :] = b"\x5a" * (len(pages) - 4096 * sound_pages)
    file.write_bytes(pages)
    return bytes(pages)


def test_damaged_database_gets_no_backup(sqlite_url: str, backup: Path, tmp_path: Path) -> None:
    damage(sqlite_url, tmp_path, 6)
    with pytest.raises(DatabaseUnavailable, match="damaged"):
        backed_up(sqlite_url, backup)
    assert not backup.exists()


@pytest.mark.parametrize("end", ["", "-wal"])
def test_backup_never_replaces_the_database_itself(sqlite_url: str, end: str, tmp_path: Path) -> None:
    store(sqlite_url, "a")
    with pytest.raises(InvalidFile, match="is the database itself"):
        backed_up(sqlite_url, tmp_path / f"brobygger.sqlite{end}", replace=True)


def test_backup_of_the_other_sort_of_database_is_refused(
    sqlite_url: str, postgresql_url: str, tmp_path: Path
) -> None:
    for url, other, sort in (
        (sqlite_url, postgresql_url, "SQLite"),
        (postgresql_url, sqlite_url, "PostgreSQL"),
    ):
        store(url, "a")
        backed_up(url, tmp_path / sort)
        with pytest.raises(InvalidFile, match=f"is a backup of a {sort} database"):
            put_back(other, tmp_path / sort, replace=True)


def test_missing_program_names_its_package(
    postgresql_url: str, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store(postgresql_url, "a")
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(InvalidSetting, match=r"apt install postgresql-client-\d+"):
        backed_up(postgresql_url, backup)


def test_restore_that_fails_half_way_changes_nothing(postgresql_url: str, backup: Path) -> None:
    store(postgresql_url, "a")
    backed_up(postgresql_url, backup)
    store(postgresql_url, "b")
    run(postgresql_url, "DROP TABLE needs CASCADE", "CREATE VIEW needs AS SELECT 1 AS id")
    with pytest.raises(DatabaseUnavailable, match="is as it was"):
        put_back(postgresql_url, backup, replace=True)
    with engine(postgresql_url).connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM partners")).scalar_one() == 2
