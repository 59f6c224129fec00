"""What a POST with an ``Idempotency-Key`` was answered, kept with what it did."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from matching.messages import message
from storage.database_errors import CameBetween
from storage.document_tables import idempotency_keys as table

KEPT = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Kept:
    """The ``request`` a key was used for, as a digest, and its answer; no text where that is a secret."""

    request: str
    status: int
    headers: Mapping[str, str]
    answer: str | None


class Answers:
    """The kept answers in the transaction of ``connection``; ``now`` says which are too old."""

    def __init__(self, connection: Connection, now: Callable[[], datetime]) -> None:
        self._connection = connection
        self._now = now

    def begin(self, key: str, request: str) -> Kept | None:
        """The answer kept under ``key``; None when there is none, and the key is then taken for ``request``.

        On SQLite a second one with the same key waits for the first before it comes here, on PostgreSQL
        within.

        Raises:
            CameBetween: another one with this key has just ended; look again in a new transaction.
        """
        self._connection.execute(delete(table).where(table.c.at < self._now() - KEPT))
        kept = self.find_kept(key)
        if kept is not None:
            return kept
        try:
            with self._connection.begin_nested():
                self._connection.execute(insert(table), {"key": key, "request": request, "at": self._now()})
        except IntegrityError:
            raise CameBetween(
                message(
                    "The same request was being answered at this moment; send it again to see its answer."
                )
            ) from None
        return None

    def find_kept(self, key: str) -> Kept | None:
        """The answer kept under ``key``, if there is one; the key is not taken."""
        is_it = (table.c.key == key) & (table.c.at >= self._now() - KEPT)
        row = self._connection.execute(select(table).where(is_it)).one_or_none()
        return Kept(row.request, row.status, row.headers or {}, row.answer) if row is not None else None

    def keep(self, key: str, status: int, headers: Mapping[str, str], answer: str | None) -> None:
        """Keep the answer of the request that took ``key``."""
        values: dict[str, Any] = {"status": status, "headers": dict(headers), "answer": answer}
        self._connection.execute(update(table).where(table.c.key == key).values(values))

    def find(self, says: Callable[[str], bool]) -> list[str]:
        """The keys of the answers whose text ``says`` so."""
        kept = self._connection.execute(select(table.c.key, table.c.answer, table.c.headers))
        return [row.key for row in kept if says(row.answer or "") or says(str(row.headers or ""))]

    def empty(self, keys: Sequence[str]) -> None:
        """Forget the text of these answers: a request that is sent again is still not done again."""
        values: dict[str, Any] = {"headers": {}, "answer": None}
        self._connection.execute(update(table).where(table.c.key.in_(keys)).values(values))

    def forget_before(self, moment: datetime) -> int:
        """Delete what is older than ``moment``; return how many there were."""
        return self._connection.execute(delete(table).where(table.c.at < moment)).rowcount
