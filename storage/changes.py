"""What has changed: noted beside every change in its own transaction, and asked for by whoever keeps up.

Whoever has seen all changes up to a position sees every later one by asking for what follows it: numbers are
given out in the order in which transactions are kept. SQLite has one writer at a time anyway; PostgreSQL's
writers wait for each other with an advisory lock, from the moment they are about to commit.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, select, text
from sqlalchemy.exc import DBAPIError

from storage.batches import batches
from storage.change_table import changes
from storage.market_columns import Sort

KEPT = 100_000
"""So many changes can be asked for; whoever has seen none of them has to read everything."""
PRUNED_EVERY = 10_000
LOCK = 0x62726F63
"""PostgreSQL's advisory lock of whoever gives numbers to changes ("broc" in ASCII)."""

AT_ONCE = text(
    "INSERT INTO changes (sort, id, partner, mark) SELECT *, :mark "
    "FROM unnest(CAST(:sorts AS text[]), CAST(:ids AS text[]), CAST(:partners AS text[]))"
)
"""In PostgreSQL several times as quick as a row at a time; others wait meanwhile."""


@dataclass(frozen=True, slots=True)
class Position:
    """The last change that somebody has seen. Its ``mark`` tells it from the one that has its number in
    another copy of the database."""

    seq: int
    mark: int


NOWHERE = Position(0, 0)
"""Before all changes."""


@dataclass(frozen=True, slots=True)
class Changed:
    """The ids of all ``partners`` of whose records any was added, changed or deleted up to ``position``."""

    position: Position
    partners: frozenset[str]


def position(connection: Connection) -> Position:
    """The position of the last change."""
    statement = select(changes.c.seq, changes.c.mark).order_by(changes.c.seq.desc()).limit(1)
    found = connection.execute(statement).one_or_none()
    return Position(*found) if found else NOWHERE


def changed_since(connection: Connection, seen: Position) -> Changed | None:
    """What has changed after ``seen``; None where that cannot be said: it is too long ago, or the database
    is another one than that in which it was seen, such as a backup that was put in its place."""
    now = position(connection)
    if now == seen:
        return Changed(now, frozenset())
    mark = connection.execute(select(changes.c.mark).where(changes.c.seq == seen.seq)).scalar_one_or_none()
    if mark != seen.mark:
        return None
    later = select(changes.c.partner).where(changes.c.seq > seen.seq).distinct()
    return Changed(now, frozenset(connection.execute(later).scalars()))


class ChangeLog:
    """Collects the changes of the transaction of ``connection``, and writes them when it is to be kept."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._noted: dict[tuple[Sort, str, str], None] = {}
        self._prunes = False

    def note(self, sort: Sort, id: str, partner: str) -> None:
        """Note that a record of ``partner`` was added, changed or deleted."""
        self._noted[sort, id, partner] = None

    def write(self) -> None:
        """Write what was noted; the transaction is to be kept at once, for others wait for it."""
        if not self._noted:
            return
        self._insert(secrets.randbits(62))
        last = position(self._connection).seq
        self._prunes = last // PRUNED_EVERY != (last - len(self._noted)) // PRUNED_EVERY
        self._noted.clear()

    def _insert(self, mark: int) -> None:
        if self._connection.dialect.name == "postgresql":
            self._connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
            sorts, ids, partners = map(list, zip(*self._noted, strict=True))
            row = {"sorts": sorts, "ids": ids, "partners": partners, "mark": mark}
            self._connection.execute(AT_ONCE, row)
            return
        for some in batches(self._noted):
            rows = [{"sort": sort, "id": id, "partner": partner, "mark": mark} for sort, id, partner in some]
            self._connection.execute(insert(changes), rows)

    def prune(self) -> None:
        """Delete the oldest changes, now and then, in a transaction of its own."""
        if not self._prunes:
            return
        self._prunes = False
        try:
            last = position(self._connection).seq
            self._connection.execute(delete(changes).where(changes.c.seq <= last - KEPT))
            self._connection.commit()
        except DBAPIError:
            self._connection.rollback()  # another writer is at it, or will be after the next few changes
