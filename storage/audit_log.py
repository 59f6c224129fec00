"""The audit log: appended to, and never changed."""

from __future__ import annotations

from collections.abc import Callable, Set
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select

from matching.checks import ID
from matching.ids import first_id, new_id
from storage.document_tables import audit


@dataclass(frozen=True, slots=True)
class Entry:
    """Who did what to what, and when: ids and codes, never content."""

    id: str
    at: datetime
    user: str
    action: str
    sort: str
    about: str
    detail: str | None = None


@dataclass(frozen=True, slots=True)
class AuditQuestion:
    """Which entries: of whom, of what, about which record, from ``first`` and before ``until``."""

    user: str = ""
    action: str = ""
    about: str = ""
    first: datetime | None = None
    until: datetime | None = None


class AuditLog:
    """The entries in the transaction of ``connection``: kept when it is committed, with what they tell."""

    def __init__(self, connection: Connection, now: Callable[[], datetime]) -> None:
        self._connection = connection
        self._now = now

    def note(self, user: str, action: str, sort: str, about: str, detail: str | None = None) -> None:
        """Append an entry.

        Raises:
            ValueError: a value is neither an id nor a code; nobody can be erased from the log.
        """
        now = self._now()
        entry = {"user": user, "action": action, "sort": sort, "about": about, "detail": detail}
        if wrong := [name for name, value in entry.items() if value and not ID.fullmatch(value)]:
            raise ValueError(f"The audit log holds ids and codes alone: {', '.join(wrong)}.")
        self._connection.execute(insert(audit), {"id": new_id(now), "at": now, **entry})

    def entries(self, n: int, after: str = "") -> list[Entry]:
        """At most ``n`` entries, the newest first, those older than the entry ``after``."""
        chosen = select(audit).order_by(audit.c.id.desc()).limit(n)
        if after:
            chosen = chosen.where(audit.c.id < after)
        return [Entry(**row._mapping) for row in self._connection.execute(chosen)]  # noqa: SLF001

    def found(self, asked: AuditQuestion, n: int, before: str = "") -> list[Entry]:
        """At most ``n`` of the entries that are asked for, the newest first, those older than ``before``.

        Ids begin with their moment, so an index by id serves every period and every page alike.
        """
        chosen = select(audit).order_by(audit.c.id.desc()).limit(n)
        for name in ("user", "action", "about"):
            if value := getattr(asked, name):
                chosen = chosen.where(audit.c[name] == value)
        if asked.first:
            chosen = chosen.where(audit.c.id >= first_id(asked.first))
        if asked.until:
            chosen = chosen.where(audit.c.id < first_id(asked.until))
        if before:
            chosen = chosen.where(audit.c.id < before)
        return [Entry(**row._mapping) for row in self._connection.execute(chosen)]  # noqa: SLF001

    def of(self, users: Set[str]) -> list[Entry]:
        """The entries by and about these users, the oldest first."""
        about = (audit.c.sort == "user") & audit.c.about.in_(users)
        chosen = select(audit).where(audit.c.user.in_(users) | about).order_by(audit.c.id)
        return [Entry(**row._mapping) for row in self._connection.execute(chosen)]  # noqa: SLF001

    def forget_before(self, moment: datetime) -> int:
        """Delete what is older than ``moment``, as the retention period says; return how many there were.

        The database refuses every change, and to delete what is not half a year old.
        """
        return self._connection.execute(delete(audit).where(audit.c.at < moment)).rowcount
