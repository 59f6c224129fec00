"""Backups: a file that holds a whole database, and the way back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from sqlalchemy import inspect, select, table

from matching.errors import AlreadyExists, InvalidFile
from matching.messages import Message, message
from matching.protocols import Progress
from storage.database_errors import DatabaseUnavailable, in_sentences
from storage.engine import engine
from storage.postgresql_backup import PostgresqlBackups
from storage.refusals import refused_file
from storage.revision import HEAD, current_revision, refuse_newer
from storage.safe_write import replacing
from storage.settings import VARIABLE, data_folder, shown, sqlite_file
from storage.sqlite_backup import SqliteBackups


class Backups(Protocol):
    """How one sort of database is copied to a file and put back."""

    def write(self, file: Path, progress: Progress) -> None:
        """Write all that the database holds at one moment to ``file``, which is there and empty."""

    def revision_of(self, file: Path) -> str:
        """The revision of the backup ``file``, every part of which has been read."""

    def put(self, file: Path, progress: Progress) -> None:
        """Let the database hold what ``file`` holds, whole or not at all."""

    def set_aside(self, copy: Path) -> bool:
        """Move a damaged database to ``copy``; False when it is sound."""


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that was written; the URL is without its password."""

    database: str
    file: Path
    revision: str
    size: int


@dataclass(frozen=True, slots=True)
class Restored:
    """A database that was restored; ``copy`` holds what was there before, None when it was empty."""

    database: str
    file: Path
    revision: str
    copy: Path | None

    @property
    def is_older(self) -> bool:
        """Whether the tables have to be upgraded before this program can use them."""
        return self.revision < HEAD


def write_backup(url: str, file: Path, progress: Progress, *, replace: bool = False) -> Backup:
    """Write a backup of ``url`` to ``file``, whole or not at all; others may go on writing meanwhile.

    Raises:
        AlreadyExists: ``file`` is there, and is not to be replaced.
        InvalidFile: it cannot be written, or is the database itself.
        InvalidSetting: a program of PostgreSQL is missing.
        DatabaseUnavailable: the database cannot be read, or is empty.
    """
    _refuse_target(url, file, replace)
    _refuse_empty(url)
    backups = backups_of(url)
    with _written(backups, file, progress) as part:
        revision = _read_back(url, backups, part)
        size = part.stat().st_size
    return Backup(shown(url), file, revision, size)


def plan_restore(url: str, file: Path, *, replace: bool = False) -> Plan:
    """Look whether ``url`` can be made to hold what the backup ``file`` holds; nothing is touched.

    Args:
        url: the database.
        file: a backup of the same sort of database.
        replace: also when the database holds something.

    Raises:
        InvalidFile: ``file`` is missing, damaged, of a newer revision or another program's.
        AlreadyExists: the database holds something, and is not to be replaced.
        InvalidSetting: a program of PostgreSQL is missing.
        DatabaseUnavailable: the database cannot be reached, or is another program's.
    """
    backups = backups_of(url)
    revision = backups.revision_of(file)
    filled = is_filled(url)
    if filled and not replace:
        raise AlreadyExists(_filled(url))
    return Plan(url, file, revision, filled, backups)


@dataclass(frozen=True, slots=True)
class Plan:
    """A restore that can be carried out; ``replaces`` when the database holds something."""

    url: str
    file: Path
    revision: str
    replaces: bool
    backups: Backups

    def carry_out(self, progress: Progress) -> Restored:
        """Let the database hold what the file holds, whole or not at all; first copy what would be lost.

        Raises:
            DatabaseUnavailable: the database cannot be written.
        """
        copy = _safety_copy(self.url, self.backups) if self.replaces else None
        self.backups.put(self.file, progress)
        return Restored(shown(self.url), self.file, self.revision, copy)


def backups_of(url: str) -> Backups:
    """The way for the sort of database that ``url`` names."""
    return SqliteBackups(url) if sqlite_file(url) else PostgresqlBackups(url)


def is_filled(url: str) -> bool:
    """Whether something would be lost: a record, or a damaged file.

    Raises:
        DatabaseUnavailable: it cannot be reached, or holds tables of another program.
    """
    file = sqlite_file(url)
    if file and (not file.exists() or SqliteBackups(url).is_damaged()):
        return file.exists()
    with in_sentences(url), engine(url).connect() as connection:
        if current_revision(connection) is None:
            return False
        names = set(inspect(connection).get_table_names()) - {"alembic_version", "changes"}
        return any(
            connection.execute(select(1).select_from(table(name)).limit(1)).first() for name in sorted(names)
        )


def _safety_copy(url: str, backups: Backups) -> Path:
    moment = f"{datetime.now(UTC):%Y%m%dT%H%M%S.%fZ}"
    file = sqlite_file(url)
    name = f"{file.stem}.before-restore-{moment}{file.suffix}" if file else f"before-restore-{moment}.dump"
    copy = data_folder(url) / name
    if not backups.set_aside(copy):
        with _written(backups, copy, lambda done, total: None):
            pass  # whatever it is: nothing of it is to be lost
    return copy


@contextmanager
def _written(backups: Backups, file: Path, progress: Progress) -> Iterator[Path]:
    with replacing(file) as (part,):
        # Made before it is filled: a backup holds contact details, and is nobody else's to read.
        part.touch(mode=0o600)
        backups.write(part, progress)
        yield part


def _refuse_target(url: str, file: Path, replace: bool) -> None:
    database = sqlite_file(url)
    if database and file.resolve() in {
        database.with_name(database.name + end) for end in ("", "-wal", "-shm")
    }:
        raise refused_file("{file} is the database itself; name another file for its backup.", file=file)
    if file.is_dir():
        raise refused_file("{file} is a folder; name a file in it for the backup.", file=file)
    if file.exists() and not replace:
        raise AlreadyExists(
            message("{file} is there already; name another file, or add --force to replace it.", file=file)
        )


def _refuse_empty(url: str) -> None:
    file = sqlite_file(url)
    revision = None
    if not file or file.exists():
        with in_sentences(url), engine(url).connect() as connection:
            refuse_newer(connection)
            revision = current_revision(connection)
    if revision is None:
        raise DatabaseUnavailable(
            message(
                "The database {database} is empty, so there is nothing to back up; "
                "see that {variable} names the one you mean.",
                database=shown(url),
                variable=VARIABLE,
            )
        )


def _read_back(url: str, backups: Backups, part: Path) -> str:
    try:
        return backups.revision_of(part)
    except InvalidFile:
        raise DatabaseUnavailable(
            message(
                "The database {database} is damaged, so no backup was written; "
                "'brobygger db check' says where. Restore an earlier backup.",
                database=shown(url),
            )
        ) from None


def _filled(url: str) -> Message:
    return message(
        "The database {database} is not empty; name an empty one, "
        "or add --force to replace what it holds (it is copied first).",
        database=shown(url),
    )
