"""Backups of PostgreSQL, by its own programs pg_dump, pg_restore and psql."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from sqlalchemy import inspect, text

from matching.protocols import Progress
from storage.backup_file import POSTGRESQL_START, checked_revision, damaged, refuse_other_sort
from storage.database_errors import in_sentences
from storage.engine import engine
from storage.postgresql_tools import Tools, failed, last_error
from storage.revision import refuse_newer

OURS_ALONE = ("--no-owner", "--no-privileges", "--no-comments")
"""Who owns the tables, and who may read them, is the server's own affair."""
COMPUTED = "--exclude-table-data=candidate*"
"""What a restored database makes anew by itself."""
VERSIONS = re.compile(rb"COPY \S*alembic_version \(version_num\) FROM stdin;")
ENTRY = re.compile(
    r"^\d+; \d+ \d+ (?P<what>TABLE|FUNCTION) (?!DATA )\S+ (?P<name>\w+(\([^)]*\))?) ", re.MULTILINE
)
"""A line of what a backup holds, as in ``235; 1259 16400 TABLE public partners postgres``."""
TRIGGERS = """
SELECT DISTINCT function.oid::regprocedure::text
FROM pg_trigger JOIN pg_proc AS function ON function.oid = tgfoid JOIN pg_class ON pg_class.oid = tgrelid
WHERE NOT tgisinternal AND relnamespace = current_schema()::regnamespace AND relname = ANY(:tables)
"""
BEGIN = "BEGIN;\nSET LOCAL lock_timeout = '30s';\n"


class PostgresqlBackups:
    """Backups of the PostgreSQL database ``url``, in the custom format of pg_dump."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._tools = Tools(url)
        self._size = 0

    def write(self, file: Path, progress: Progress) -> None:
        total, done = len(self._tables()), 0
        arguments = ["--format=custom", "--verbose", *OURS_ALONE, COMPUTED, f"--file={file}"]
        with self._tools.started("pg_dump", *arguments, errors=subprocess.PIPE, connected=True) as process:
            assert process.stderr is not None  # noqa: S101
            said = []
            for line in process.stderr:
                said.append(line)
                if b"dumping contents of table" in line:
                    done += 1
                    progress(min(done, total), total)
        if process.returncode:
            raise failed("pg_dump", self._url, last_error(b"".join(said)))

    def revision_of(self, file: Path) -> str:
        refuse_other_sort(file, POSTGRESQL_START)
        tables = {found["name"] for found in self._listed(file, "TABLE")}
        revision, size = None, 0
        in_versions = False
        for line in self._script(file):
            size += len(line)
            if in_versions:
                revision, in_versions = line.decode("ascii", "replace").strip(), False
            in_versions = VERSIONS.match(line) is not None
        self._size = size
        return checked_revision(file, tables, None if revision == "\\." else revision)

    def put(self, file: Path, progress: Progress) -> None:
        with in_sentences(self._url), engine(self._url).connect() as connection:
            refuse_newer(connection)
        start = BEGIN + "".join(f"DROP {what} IF EXISTS {name} CASCADE;\n" for what, name in self._gone(file))
        arguments = ["--no-psqlrc", "--quiet", "--output=/dev/null", "--set=ON_ERROR_STOP=1", "--file=-"]
        with self._tools.started("psql", *arguments, connected=True, feed=True) as process:
            self._feed(process, start, file, progress)
        if process.returncode:
            raise failed("psql", self._url, self._tools.said())

    def set_aside(self, copy: Path) -> bool:
        """A server that answers has a database that can be dumped."""
        return False

    def _feed(self, process: subprocess.Popen[bytes], start: str, file: Path, progress: Progress) -> None:
        """Give psql one transaction; its last line is left out when anything goes wrong."""
        assert process.stdin is not None  # noqa: S101
        done = 0
        try:
            process.stdin.write(start.encode())
            for line in self._script(file):
                process.stdin.write(line)
                done += len(line)
                progress(done, self._size)
            process.stdin.write(b"COMMIT;\n")
            process.stdin.close()
        except BrokenPipeError:
            # psql stopped at an error, which it reports when it ends.
            with suppress(BrokenPipeError):
                process.stdin.close()

    def _script(self, file: Path) -> Iterator[bytes]:
        """The lines of SQL that ``file`` stands for.

        Raises:
            InvalidFile: after the last line that could be read: it is damaged.
        """
        with self._tools.started("pg_restore", "--file=-", *OURS_ALONE, str(file)) as process:
            assert process.stdout is not None  # noqa: S101
            yield from process.stdout
        if process.returncode:
            raise damaged(file)

    def _gone(self, file: Path) -> list[tuple[str, str]]:
        """What makes room for the backup: our tables, and the functions that their triggers call."""
        tables = {*self._tables(), *(found["name"] for found in self._listed(file, "TABLE"))}
        functions = {found["name"] for found in self._listed(file, "FUNCTION")}
        with in_sentences(self._url), engine(self._url).connect() as connection:
            functions |= set(connection.execute(text(TRIGGERS), {"tables": sorted(tables)}).scalars())
        quoted = [("TABLE", f'"{name}"') for name in sorted(tables)]
        return [*quoted, *(("FUNCTION", name) for name in sorted(functions))]

    def _listed(self, file: Path, what: str) -> list[re.Match[str]]:
        with self._tools.started("pg_restore", "--list", str(file)) as process:
            assert process.stdout is not None  # noqa: S101
            listed = process.stdout.read().decode("utf-8", "replace")
        if process.returncode:
            raise damaged(file)
        return [found for found in ENTRY.finditer(listed) if found["what"] == what]

    def _tables(self) -> list[str]:
        from storage.all_tables import metadata

        with in_sentences(self._url), engine(self._url).connect() as connection:
            there = inspect(connection).get_table_names()
        return sorted(set(there) & {*metadata.tables, "alembic_version"})
