"""A repository: the records of one sort in the database, as profiles."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Generic, TypeVar, cast

from sqlalchemy import ColumnElement, Connection, Select, bindparam, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from matching.errors import AlreadyExists, NotFound, Outdated
from matching.messages import Message, message
from matching.stored import Stored
from storage.batches import AT_A_TIME, batches
from storage.changes import ChangeLog
from storage.database_errors import DatabaseUnavailable, is_duplicate
from storage.market_columns import COLUMNS, Sort
from storage.records import Profile
from storage.stored_rows import StoredRow, profile_from, row_of
from storage.tables import metadata

P = TypeVar("P", bound=Profile)
BEFORE_VERSIONS = datetime(1970, 1, 1, tzinfo=UTC)
"""When a record changed last that was stored before the date was kept."""


@dataclass(frozen=True, slots=True)
class Changes:
    """How many records were, or would be, added, changed and left as they are."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0

    def __add__(self, other: Changes) -> Changes:
        return Changes(
            self.added + other.added, self.changed + other.changed, self.unchanged + other.unchanged
        )


@dataclass(slots=True)
class _Compared:
    added: list[StoredRow] = field(default_factory=list)
    changed: list[StoredRow] = field(default_factory=list)
    unchanged: int = 0

    @property
    def changes(self) -> Changes:
        return Changes(len(self.added), len(self.changed), self.unchanged)


class Repository(Generic[P]):
    """Gets and puts the profiles of one sort in the transaction of ``connection``; ``now`` dates them, and
    what changes is noted in ``log``."""

    def __init__(
        self, connection: Connection, sort: Sort, now: Callable[[], datetime], log: ChangeLog
    ) -> None:
        self._connection = connection
        self._log = log
        self._sort = sort
        self._one = sort.removesuffix("s")
        self._now = now
        self._table = metadata.tables[sort]
        self._owner = self._table.c["id" if sort == "partners" else "partner"]
        self._columns = [self._table.c[column.name] for column in COLUMNS[sort]]

    def get(self, id: str) -> P:
        """The profile with this id.

        Raises:
            NotFound: there is none.
        """
        row = self._connection.execute(self._among([id])).one_or_none()
        if row is None:
            raise NotFound(self._one, id)
        return cast(P, profile_from(self._sort, row))

    def stored(self, id: str) -> Stored[P]:
        """The profile with this id, and its version.

        Raises:
            NotFound: there is none.
        """
        found = self.stored_all([id])
        if not found:
            raise NotFound(self._one, id)
        return found[0]

    def stored_all(self, ids: Iterable[str]) -> list[Stored[P]]:
        """Those of ``ids`` that are there, each with its version, in the order of the ids."""
        found: list[Stored[P]] = []
        for some in batches(sorted({*ids})):
            statement = self._among(some).add_columns(self._table.c.version, self._table.c.changed_at)
            with self._rows(statement.order_by(self._table.c.id)) as rows:
                found += [self._stored(*row[:-2], version=row[-2], changed_at=row[-1]) for row in rows]
        return found

    def add(self, profile: P) -> Stored[P]:
        """Remember a new profile.

        Raises:
            AlreadyExists: its id is taken.
        """
        now = self._now()
        try:
            with self._connection.begin_nested():
                self._add([row_of(profile)], now)
        except IntegrityError as error:
            if not is_duplicate(error):
                raise
            sentence = message("There is a {sort} '{id}' already.", sort=message(self._one), id=profile.id)
            raise AlreadyExists(sentence) from None
        return Stored(profile, 1, now)

    def change(self, profile: P, version: int) -> Stored[P]:
        """Put ``profile`` in the place of the one with its id, which was read as ``version``.

        Raises:
            NotFound: there is none.
            Outdated: somebody has changed it since.
        """
        now = self._now()
        new = {**row_of(profile), "version": version + 1, "changed_at": now}
        self._note_owners([profile.id])
        statement = update(self._table).where(self._is_at(profile.id, version)).values(new)
        if not self._connection.execute(statement).rowcount:
            raise Outdated(self._one, profile.id, version, self.stored(profile.id))
        self._note([new])
        return Stored(profile, version + 1, now)

    def remove(self, id: str, version: int) -> None:
        """Delete the profile that was read as ``version``, with a partner all that is its own.

        Raises:
            NotFound: there is none.
            Outdated: somebody has changed it since.
        """
        self._note_owners([id])
        if not self._connection.execute(delete(self._table).where(self._is_at(id, version))).rowcount:
            raise Outdated(self._one, id, version, self.stored(id))

    def all(self) -> list[P]:
        """Every profile, in the order of the ids."""
        with self._rows(self._ordered()) as rows:
            return [cast(P, profile_from(self._sort, row)) for row in rows]

    def ids(self) -> set[str]:
        return set(self._connection.execute(select(self._table.c.id)).scalars())

    def count(self) -> int:
        return int(self._connection.execute(select(func.count()).select_from(self._table)).scalar_one())

    def changes(self, profiles: Iterable[P]) -> Changes:
        """What :meth:`put` would do with ``profiles``."""
        return sum((self._compared(some).changes for some in batches(profiles)), Changes())

    def put(self, profiles: Iterable[P]) -> Changes:
        """Add ``profiles``, or change those whose id is there; what is equal is not written, and keeps its
        version."""
        done, now = Changes(), self._now()
        for some in batches(profiles):
            compared = self._compared(some)
            self._add(compared.added, now)
            self._change(compared.changed, now)
            done += compared.changes
        return done

    def broken(self) -> list[Message]:
        """A sentence for each record that breaks a rule, and so cannot be read."""
        with self._rows(self._ordered()) as rows:
            return [*filter(None, (self._fault(row) for row in rows))]

    def delete(self, ids: Iterable[str]) -> int:
        """Delete these records, with a partner all that is its own; return how many there were."""
        found = 0
        for some in batches(ids):
            self._note_owners(some)
            statement = delete(self._table).where(self._table.c.id.in_(some))
            found += self._connection.execute(statement).rowcount
        return found

    def _compared(self, profiles: list[P]) -> _Compared:
        rows = {profile.id: row_of(profile) for profile in profiles}
        with self._rows(self._among(rows)) as found:
            stored = {row.id: row for row in found}
        compared = _Compared()
        for id, row in rows.items():
            if id not in stored:
                compared.added.append(row)
            elif stored[id] != tuple(row.values()):
                compared.changed.append(row)
            else:
                compared.unchanged += 1
        return compared

    def _fault(self, row: Any) -> Message | None:
        try:
            profile_from(self._sort, row)
        except DatabaseUnavailable as error:
            return error.sentence
        return None

    def _ordered(self) -> Select[Any]:
        return select(*self._columns).order_by(self._table.c.id)

    def _among(self, ids: Iterable[str]) -> Select[Any]:
        return select(*self._columns).where(self._table.c.id.in_(ids))

    def _is_at(self, id: str, version: int) -> ColumnElement[bool]:
        return (self._table.c.id == id) & (self._table.c.version == version)

    def _stored(self, *values: Any, version: int, changed_at: datetime | None) -> Stored[P]:
        profile = cast(P, profile_from(self._sort, values))
        return Stored(profile, version, changed_at or BEFORE_VERSIONS)

    def of_partners(self, ids: Iterable[str]) -> list[P]:
        """The profiles of these partners, or these partners themselves; in no order."""
        found: list[P] = []
        for some in batches(ids):
            rows = self._connection.execute(select(*self._columns).where(self._owner.in_(some)))
            found += [cast(P, profile_from(self._sort, row)) for row in rows]
        return found

    @contextmanager
    def _rows(self, statement: Select[Any]) -> Iterator[Iterator[Any]]:
        """Rows with the values in the order of the columns, not all of them in memory at once."""
        with self._connection.execute(statement, execution_options={"yield_per": AT_A_TIME}) as result:
            yield (row for some in result.partitions() for row in some)

    def _add(self, rows: list[StoredRow], now: datetime) -> None:
        if rows:
            first = {"version": 1, "changed_at": now}
            self._connection.execute(insert(self._table), [row | first for row in rows])
            self._note(rows)

    def _change(self, rows: list[StoredRow], now: datetime) -> None:
        if rows:
            statement = update(self._table).where(self._table.c.id == bindparam("stored_id"))
            statement = statement.values(version=self._table.c.version + 1, changed_at=now)
            self._note_owners([row["id"] for row in rows])
            self._connection.execute(statement, [_keyed(row) for row in rows])
            self._note(rows)

    def _note(self, rows: list[StoredRow]) -> None:
        for row in rows:
            self._log.note(self._sort, row["id"], row[self._owner.name])

    def _note_owners(self, ids: list[str]) -> None:
        """Note these records as changes of the partners that have them now, and may not later."""
        owners = select(self._table.c.id, self._owner).where(self._table.c.id.in_(ids))
        for row in self._connection.execute(owners):
            self._log.note(self._sort, *row)


def _keyed(row: StoredRow) -> StoredRow:
    """``row`` with its id as the key of the row to change, which is no new value."""
    return {"stored_id": row["id"], **{name: value for name, value in row.items() if name != "id"}}
