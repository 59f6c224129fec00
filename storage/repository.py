"""A repository: the records of one sort in the database, as profiles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar, cast

from sqlalchemy import Connection, Select, bindparam, delete, func, insert, select, update

from matching.errors import NotFound
from matching.messages import Message
from storage.batches import AT_A_TIME, batches
from storage.database_errors import DatabaseUnavailable
from storage.market_columns import Sort
from storage.records import Profile
from storage.stored_rows import StoredRow, profile_from, row_of
from storage.tables import metadata

P = TypeVar("P", bound=Profile)


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
    """Gets and puts the profiles of one sort within the transaction of ``connection``."""

    def __init__(self, connection: Connection, sort: Sort) -> None:
        self._connection = connection
        self._sort = sort
        self._table = metadata.tables[sort]

    def get(self, id: str) -> P:
        """The profile with this id.

        Raises:
            NotFound: there is none.
        """
        row = self._connection.execute(self._among([id])).one_or_none()
        if row is None:
            raise NotFound(self._sort.removesuffix("s"), id)
        return cast(P, profile_from(self._sort, row))

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
        """Add ``profiles``, or change those whose id is there; what is equal is not written."""
        done = Changes()
        for some in batches(profiles):
            compared = self._compared(some)
            self._add(compared.added)
            self._change(compared.changed)
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
        return select(self._table).order_by(self._table.c.id)

    def _among(self, ids: Iterable[str]) -> Select[Any]:
        return select(self._table).where(self._table.c.id.in_(ids))

    @contextmanager
    def _rows(self, statement: Select[Any]) -> Iterator[Iterator[Any]]:
        """Rows with the values in the order of the columns, not all of them in memory at once."""
        with self._connection.execute(statement, execution_options={"yield_per": AT_A_TIME}) as result:
            yield (row for some in result.partitions() for row in some)

    def _add(self, rows: list[StoredRow]) -> None:
        if rows:
            self._connection.execute(insert(self._table), rows)

    def _change(self, rows: list[StoredRow]) -> None:
        if rows:
            statement = update(self._table).where(self._table.c.id == bindparam("stored_id"))
            self._connection.execute(statement, [_keyed(row) for row in rows])


def _keyed(row: StoredRow) -> StoredRow:
    """``row`` with its id as the key of the row to change, which is no new value."""
    return {"stored_id": row["id"], **{name: value for name, value in row.items() if name != "id"}}
