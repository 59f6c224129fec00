"""Failed sign-ins, by digests of account and address: what throttles the next one, in every worker."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select

from matching.ids import new_id
from storage.document_tables import sign_ins


class FailedSignIns:
    """The rows in the transaction of ``connection``; ``now`` dates what is written."""

    def __init__(self, connection: Connection, now: Callable[[], datetime]) -> None:
        self._connection = connection
        self._now = now

    def add(self, keys: Iterable[str]) -> list[str]:
        """Note an attempt under each of ``keys``; return the ids of the notes."""
        now = self._now()
        rows = [{"id": new_id(now), "key": key, "at": now} for key in keys]
        self._connection.execute(insert(sign_ins), rows)
        return [str(row["id"]) for row in rows]

    def moments(self, key: str, since: datetime) -> list[datetime]:
        """When those under ``key`` were, from ``since`` on, the oldest first."""
        chosen = select(sign_ins.c.at).where(sign_ins.c.key == key, sign_ins.c.at >= since)
        return list(self._connection.execute(chosen.order_by(sign_ins.c.at)).scalars())

    def forget(self, ids: Iterable[str] = (), keys: Iterable[str] = ()) -> None:
        """Delete the notes with these ids, and all under these keys."""
        chosen = sign_ins.c.id.in_(list(ids)) | sign_ins.c.key.in_(list(keys))
        self._connection.execute(delete(sign_ins).where(chosen))

    def forget_before(self, moment: datetime) -> int:
        """Delete what no longer counts; return how many there were."""
        return self._connection.execute(delete(sign_ins).where(sign_ins.c.at < moment)).rowcount
