"""The programs that come with PostgreSQL: found on the machine, and told where the database is."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import make_url

from matching.errors import InvalidSetting
from matching.messages import message
from storage.database_errors import DatabaseUnavailable, in_sentences
from storage.engine import engine
from storage.settings import shown


class Tools:
    """Starts them for the database ``url``; the password is in their environment, never in a command line."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._said = b""

    @contextmanager
    def started(
        self,
        name: str,
        *arguments: str,
        errors: int | None = None,
        connected: bool = False,
        feed: bool = False,
    ) -> Iterator[subprocess.Popen[bytes]]:
        """The program ``name`` while it runs; it has ended when the block has, at an error of ours too.

        Raises:
            InvalidSetting: the program is not on this machine.
        """
        command = [
            self._path(name),
            *([*self._connection(), "--no-password"] if connected else []),
            *arguments,
        ]
        with tempfile.TemporaryFile() as said:
            with subprocess.Popen(  # noqa: S603 - the program is one of three, found on the path
                command,
                stdin=subprocess.PIPE if feed else subprocess.DEVNULL,
                stdout=subprocess.DEVNULL if feed else subprocess.PIPE,
                stderr=errors or said,
                env=self._environment(),
            ) as process:
                try:
                    yield process
                except BaseException:
                    process.kill()
                    raise
            said.seek(0)
            self._said = said.read()

    def said(self) -> str:
        """What the program that has ended wrote last about an error."""
        return last_error(self._said)

    def _path(self, name: str) -> str:
        found = shutil.which(name)
        if found is None:
            raise InvalidSetting(
                message(
                    "The program {program} is not on this machine; install it with PostgreSQL's own programs "
                    "(Debian and Ubuntu: apt install postgresql-client-{version}) and try again.",
                    program=name,
                    version=self._server_version(),
                )
            )
        return found

    def _server_version(self) -> int:
        with in_sentences(self._url), engine(self._url).connect() as connection:
            return int(connection.exec_driver_sql("SHOW server_version_num").scalar_one()) // 10_000

    def _connection(self) -> list[str]:
        from psycopg.conninfo import make_conninfo

        return [f"--dbname={make_conninfo('', **{**self._parameters(), 'password': None})}"]

    def _environment(self) -> dict[str, str]:
        password = self._parameters().get("password")
        quiet = {"LC_ALL": "C", "PGAPPNAME": "brobygger"}
        return {**os.environ, **quiet, **({"PGPASSWORD": str(password)} if password else {})}

    def _parameters(self) -> dict[str, Any]:
        _, found = engine(self._url).dialect.create_connect_args(make_url(self._url))
        return {name: value for name, value in found.items() if name != "context"}


def last_error(said: bytes) -> str:
    """The words of the first error in what a program said, without the values that may stand below it."""
    lines = said.decode("utf-8", "replace").splitlines()
    found = [line.partition("error: ")[2] or line.partition("ERROR: ")[2] for line in lines]
    return next((line.strip() for line in found if line), "no reason was given")


def failed(program: str, url: str, reason: str) -> DatabaseUnavailable:
    """The error that says that ``program`` could not do it; the database is as it was."""
    return DatabaseUnavailable(
        message(
            "{program} could not do it ({reason}); the database {database} is as it was. Put that right, and "
            "see that {program} is of the same version as the server.",
            program=program,
            reason=reason,
            database=shown(url),
        )
    )
