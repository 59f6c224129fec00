"""Where the data lies: the database, and the folder beside it."""

from __future__ import annotations

import os
import re
from pathlib import Path

from platformdirs import user_data_path
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from matching.errors import InvalidSetting
from matching.messages import Message, message

VARIABLE = "BROBYGGER_DATABASE_URL"
FILE_NAME = "brobygger.sqlite"
DRIVERS = {"sqlite": "sqlite", "postgres": "postgresql+psycopg", "postgresql": "postgresql+psycopg"}
DRIVERS |= {"postgresql+psycopg": "postgresql+psycopg", "sqlite+pysqlite": "sqlite"}


def database_url() -> str:
    """URL of the database: ``BROBYGGER_DATABASE_URL``, else a SQLite file in the user's data folder.

    Raises:
        InvalidSetting: the variable is not a URL of a database that can be used, or the data folder
            cannot be made.
    """
    given = os.environ.get(VARIABLE, "").strip()
    return checked_url(given) if given else f"sqlite:///{_user_folder() / FILE_NAME}"


def checked_url(given: str) -> str:
    """``given`` with the driver that is used here (``postgres://`` becomes ``postgresql+psycopg://``).

    Raises:
        InvalidSetting: it is not a URL, or not one of a SQLite file or a PostgreSQL database.
    """
    try:
        url = make_url(given)
    except (ArgumentError, ValueError):
        raise InvalidSetting(_refusal(given)) from None
    if url.drivername not in DRIVERS:
        raise InvalidSetting(_refusal(given))
    url = url.set(drivername=DRIVERS[url.drivername])
    if url.drivername == "sqlite":
        _check_sqlite(url)
    return url.render_as_string(hide_password=False)


def shown(url: str) -> str:
    """``url`` without its password."""
    return make_url(url).render_as_string(hide_password=True)


def data_folder(url: str) -> Path:
    """Folder for what is computed from the database, such as the cache of vectors.

    The folder of the SQLite file; for PostgreSQL the user's data folder, which is made if it is absent.

    Raises:
        InvalidSetting: the folder cannot be made.
    """
    file = sqlite_file(url)
    return file.parent if file else _user_folder()


def vector_file(url: str) -> Path:
    """The file that keeps vectors of texts, beside the database; it can be made anew at any time.

    Raises:
        InvalidSetting: there is no such folder, and it cannot be made.
    """
    return data_folder(url) / "vectors.sqlite"


def sqlite_file(url: str) -> Path | None:
    """The SQLite file of ``url``, absolute; None when it is not SQLite."""
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        return None
    return Path(parsed.database or "").absolute()


def _check_sqlite(url: URL) -> None:
    if url.database in (None, "", ":memory:"):
        raise InvalidSetting(
            message(
                "{variable} names a database in memory, which is forgotten after each command; "
                "name a file, as in sqlite:///brobygger.sqlite.",
                variable=VARIABLE,
            )
        )
    if url.query or url.host or str(url.database).startswith("file:"):
        raise InvalidSetting(_refusal(url.render_as_string()))


def _refusal(given: str) -> Message:
    return message(
        "{variable} is '{value}', which is not a database that can be used; write sqlite:/// and the path "
        "of a file (four slashes before an absolute path), or postgresql://USER:PASSWORD@HOST/DATABASE.",
        variable=VARIABLE,
        value=re.sub(r"//[^@]*@", "//***@", given),
    )


def _user_folder() -> Path:
    folder = user_data_path("brobygger", appauthor=False)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InvalidSetting(
            message(
                "The data folder {folder} cannot be made ({reason}); "
                "make it yourself, or set {variable} to a file in a folder you can write in.",
                folder=folder,
                reason=error.strerror,
                variable=VARIABLE,
            )
        ) from None
    return folder
