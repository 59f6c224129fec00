"""One process alone keeps the candidates current."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from storage.engine import engine

LOCK = 0x62726F64
"""PostgreSQL's advisory lock of whoever makes candidates ("brod" in ASCII)."""
WAITED_TOO_LONG = "55P03"


@contextmanager
def alone(url: str, patience_s: float) -> Iterator[Connection | None]:
    """A connection beside which nobody makes candidates; None when somebody else does for ``patience_s``.

    It may be committed any number of times; each statement sees what was committed before it.
    """
    # REPEATABLE READ would look at the records as they were before the lock was ours.
    with engine(url).connect().execution_options(isolation_level="READ COMMITTED") as connection:
        if not _is_locked(connection, patience_s):
            yield None
            return
        try:
            yield connection
        finally:
            _unlock(connection)


def _is_locked(connection: Connection, patience_s: float) -> bool:
    connection.execute(text(f"SET LOCAL lock_timeout = '{max(1, int(patience_s * 1_000))}ms'"))
    try:
        connection.execute(text("SELECT pg_advisory_lock(:lock)"), {"lock": LOCK})
    except DBAPIError as error:
        connection.rollback()
        if getattr(error.orig, "sqlstate", None) == WAITED_TOO_LONG:
            return False
        raise
    connection.commit()
    return True


def _unlock(connection: Connection) -> None:
    try:
        connection.rollback()
        connection.execute(text("SELECT pg_advisory_unlock(:lock)"), {"lock": LOCK})
        connection.commit()
    except DBAPIError:
        connection.invalidate()  # the lock goes with the connection
