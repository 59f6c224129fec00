"""One after the other: transactions that must each see all that those before them have done.

Two that open an introduction each look at all that are open, and change none that the other has changed.
A snapshot alone would let both take the last place in the line.
"""

from __future__ import annotations

from sqlalchemy import Connection

from storage.engine import BUSY_SECONDS


def take_turn(connection: Connection) -> None:
    """Wait until nobody else changes introductions; to be called before anything else is done.

    SQLite has waited for that when the transaction began. On PostgreSQL the lock comes before the snapshot
    that the transaction will see; readers are not kept waiting.
    """
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{BUSY_SECONDS}s'")
        connection.exec_driver_sql("LOCK TABLE introductions IN SHARE ROW EXCLUSIVE MODE")
