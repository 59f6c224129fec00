"""Setting a database up and bringing its tables up to date, with Alembic."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, MetaData, inspect, text

from storage.database_errors import in_sentences
from storage.engine import WRITING, engine
from storage.revision import HEAD, current_revision, is_set_up, refuse_newer

LOCK = 0x62726F62
"""PostgreSQL's advisory lock that whoever sets a database up waits for ("brob" in ASCII)."""


def upgrade(url: str) -> str:
    """Bring the tables of ``url`` to the revision of this program, whole or not at all; return that revision.

    Raises:
        DatabaseUnavailable: the database cannot be used, or is newer than this program.
    """
    with in_sentences(url), _alone(url) as connection:
        refuse_newer(connection)
        _run_migrations(connection)
        connection.commit()
    return HEAD


def set_up(url: str) -> None:
    """Make the tables when the database is empty.

    Raises:
        DatabaseUnavailable: the database cannot be used, or is older or newer than this program.
    """
    with in_sentences(url), engine(url).connect() as connection:
        ready = is_set_up(connection)
    if not ready:
        upgrade(url)


def current(url: str) -> str | None:
    """The revision of the tables of ``url``; None when it is empty.

    Raises:
        DatabaseUnavailable: the database cannot be used.
    """
    with in_sentences(url), engine(url).connect() as connection:
        return current_revision(connection)


def drift(url: str) -> list[str]:
    """What the database has otherwise than :mod:`storage.all_tables` says; empty when nothing is.

    Raises:
        DatabaseUnavailable: the database cannot be used.
    """
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    from storage.all_tables import metadata

    with in_sentences(url), engine(url).connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_server_default": True})
        together = [metadata, *_tables_of_candidates(connection)]
        return [_described(found) for found in compare_metadata(context, together)]  # type: ignore[arg-type]


def _tables_of_candidates(connection: Connection) -> list[MetaData]:
    """The tables that only some databases have, if this is one of them."""
    if connection.dialect.name != "postgresql" or not inspect(connection).has_table("candidates"):
        return []
    from storage.candidate_table import candidate_metadata

    return [candidate_metadata]


def _described(found: Any) -> str:
    """What Alembic would do about a difference, as in ``add_column partners mission``."""
    what, *parts = found[0] if isinstance(found, list) else found
    names = (part if isinstance(part, str) else getattr(part, "name", None) for part in parts)
    return " ".join([what, *filter(None, names)])


@contextmanager
def _alone(url: str) -> Iterator[Connection]:
    """A connection that nobody else changes the tables beside."""
    opened = engine(url)
    if opened.dialect.name == "sqlite":
        with opened.connect().execution_options(**{WRITING: True}) as connection:
            yield connection
        return
    # REPEATABLE READ would look at the tables as they were before the lock was ours.
    with opened.connect().execution_options(isolation_level="READ COMMITTED") as connection:
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
        yield connection


def _run_migrations(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", "storage:migrations")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
