"""Backups of SQLite, by its online backup: readers and writers go on meanwhile."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from time import monotonic

from sqlalchemy.exc import OperationalError

from matching.protocols import Progress
from storage.backup_file import SQLITE_START, checked_revision, damaged, refuse_other_sort
from storage.database_errors import in_sentences
from storage.engine import engine
from storage.safe_write import replacing
from storage.settings import sqlite_file

PAGES = 1_000
"""So many pages are copied between two looks at the progress."""
PATIENCE_S = 30.0
"""So long a database that somebody writes to is waited for, before it is replaced."""
DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


class SqliteBackups:
    """Backups of the SQLite file of ``url``."""

    def __init__(self, url: str) -> None:
        file = sqlite_file(url)
        assert file is not None  # noqa: S101
        self._url, self._file = url, file

    def write(self, file: Path, progress: Progress) -> None:
        with self._open() as source:
            # In a transaction of our own others' changes are not seen, and do not make it begin again.
            source.execute("BEGIN")
            source.execute("SELECT count(*) FROM sqlite_master").fetchone()
            with closing(sqlite3.connect(file)) as target:
                _copy(source, target, progress)
                target.execute("PRAGMA journal_mode = DELETE")
            source.execute("ROLLBACK")

    def revision_of(self, file: Path) -> str:
        refuse_other_sort(file, SQLITE_START)
        try:
            with _reading(file) as source:
                if source.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
                    raise damaged(file)
                tables = {
                    row[0] for row in source.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
                }
                return checked_revision(file, tables, _revision(source, tables))
        except sqlite3.DatabaseError:
            raise damaged(file) from None

    def put(self, file: Path, progress: Progress) -> None:
        with _reading(file) as source:
            if self._file.exists():
                # Beside readers, in one transaction: they see the old database or the new one.
                with self._open() as target:
                    _copy(source, target, progress)
                return
            with replacing(self._file) as (part,), closing(sqlite3.connect(part)) as target:
                _copy(source, target, progress)
                target.execute("PRAGMA journal_mode = DELETE")

    def set_aside(self, copy: Path) -> bool:
        if not self.is_damaged():
            return False
        for end in ("-wal", "-shm", ""):
            part = self._file.with_name(self._file.name + end)
            if part.exists():
                part.rename(copy.with_name(copy.name + end))
        return True

    def is_damaged(self) -> bool:
        """Whether the file is there, and not what SQLite wrote."""
        try:
            with _reading(self._file) as connection:
                return bool(connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",))
        except sqlite3.DatabaseError as error:
            return error.sqlite_errorcode & 0xFF in DAMAGED

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        with in_sentences(self._url), closing(engine(self._url).raw_connection()) as opened:
            driver = opened.driver_connection
            assert isinstance(driver, sqlite3.Connection)  # noqa: S101
            try:
                yield driver
            except sqlite3.Error as error:
                raise OperationalError("backup", None, error) from None


@contextmanager
def _reading(file: Path) -> Iterator[sqlite3.Connection]:
    """``file`` opened so that nothing is written to it, nor beside it when it is a file by itself."""
    alone = not file.with_name(f"{file.name}-wal").exists()
    address = f"{file.absolute().as_uri()}?{'immutable=1' if alone else 'mode=ro'}"
    with closing(sqlite3.connect(address, uri=True)) as connection:
        yield connection


def _copy(source: sqlite3.Connection, target: sqlite3.Connection, progress: Progress) -> None:
    source.backup(target, pages=PAGES, progress=_told(progress), sleep=0.05)


def _told(progress: Progress) -> Callable[[int, int, int], None]:
    """Tells ``progress``, and gives up when the database is in use for too long."""
    last = monotonic()

    def tell(status: int, remaining: int, total: int) -> None:
        nonlocal last
        if status not in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
            last = monotonic()
        elif monotonic() - last > PATIENCE_S:
            error = sqlite3.OperationalError("database is locked")
            error.sqlite_errorcode = sqlite3.SQLITE_BUSY
            raise error
        progress(total - remaining, total)

    return tell


def _revision(source: sqlite3.Connection, tables: set[str]) -> str | None:
    if "alembic_version" not in tables:
        return None
    found = source.execute("SELECT version_num FROM alembic_version").fetchone()
    return str(found[0]) if found else None
