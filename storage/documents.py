"""A repository of values that are stored whole, with a version and the keys that they are found by."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Generic, TypeVar

from sqlalchemy import Connection, Row, Select, Table, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from matching.errors import AlreadyExists, NotFound, Outdated
from matching.messages import message
from matching.stored import Stored
from storage.batches import batches
from storage.document_forms import body_of, value_from
from storage.document_tables import links

T = TypeVar("T")
Key = str | None


@dataclass(frozen=True, slots=True)
class Kind(Generic[T]):
    """How values of one class are stored: their table, the columns they are found by, and the ``many``
    names under which one of them is found by several values."""

    table: Table
    made: type[T]
    keys: Mapping[str, Callable[[T], Key]] = field(default_factory=dict)
    many: Mapping[str, Callable[[T], Iterable[str]]] = field(default_factory=dict)

    @property
    def sort(self) -> str:
        """What one of them is called in a sentence."""
        return self.table.name.removesuffix("s").replace("_", " ")


class Documents(Generic[T]):
    """The stored values of one kind in the transaction of ``connection``; ``now`` dates what is written."""

    def __init__(self, connection: Connection, kind: Kind[T], now: Callable[[], datetime]) -> None:
        self._connection = connection
        self._kind = kind
        self._table = kind.table
        self._now = now

    def get(self, id: str) -> Stored[T]:
        """The value with this id.

        Raises:
            NotFound: there is none.
        """
        row = self._connection.execute(select(self._table).where(self._table.c.id == id)).one_or_none()
        if row is None:
            raise NotFound(self._kind.sort, id)
        return self._stored(row)

    def find(self, **equal: Key) -> list[Stored[T]]:
        """Those whose keys are equal to what is named, in the order of their ids; all, when nothing is."""
        chosen = self._chosen(select(self._table), equal)
        return [self._stored(row) for row in self._connection.execute(chosen)]

    def ids(self, **equal: Key) -> list[str]:
        """The ids of those that :meth:`find` would give; they are not read."""
        return [*self._connection.execute(self._chosen(select(self._table.c.id), equal)).scalars()]

    def some(self, ids: Iterable[str]) -> list[Stored[T]]:
        """Those of ``ids`` that are there, in the order of their ids."""
        found: list[Stored[T]] = []
        for batch in batches(sorted({*ids})):
            chosen = select(self._table).where(self._table.c.id.in_(batch)).order_by(self._table.c.id)
            found += [self._stored(row) for row in self._connection.execute(chosen)]
        return found

    def add(self, value: T) -> Stored[T]:
        """Remember a new value.

        Raises:
            AlreadyExists: its id, or a key that only one may have, is taken.
        """
        row = self._row(value, 1)
        try:
            with self._connection.begin_nested():
                self._connection.execute(insert(self._table), row)
        except IntegrityError:
            raise self._taken(value) from None
        self._link(value)
        return Stored(value, 1, row["changed_at"])

    def change(self, value: T, version: int) -> Stored[T]:
        """Put ``value`` in the place of the one with its id, which was read as ``version``.

        Raises:
            NotFound: there is none.
            Outdated: somebody has changed it since.
            AlreadyExists: a key that only one may have is taken.
        """
        row = self._row(value, version + 1)
        there = (self._table.c.id == row["id"]) & (self._table.c.version == version)
        try:
            with self._connection.begin_nested():
                changed = self._connection.execute(update(self._table).where(there).values(row)).rowcount
        except IntegrityError:
            raise self._taken(value) from None
        if not changed:
            raise Outdated(self._kind.sort, row["id"], version, self.get(row["id"]))
        self._link(value)
        return Stored(value, version + 1, row["changed_at"])

    def delete(self, id: str) -> None:
        """Forget the value with this id, if there is one."""
        self._connection.execute(delete(self._table).where(self._table.c.id == id))
        self._connection.execute(delete(links).where(self._own_links(id)))

    def _chosen(self, chosen: Select[Any], equal: Mapping[str, Key]) -> Select[Any]:
        for name, value in equal.items():
            chosen = chosen.where(
                self._table.c.id.in_(self._linked(name, value))
                if name in self._kind.many
                else self._table.c[name] == value
            )
        return chosen.order_by(self._table.c.id)

    def _row(self, value: T, version: int) -> dict[str, Any]:
        keys = {name: get(value) for name, get in self._kind.keys.items()}
        id: str = value.id  # type: ignore[attr-defined]
        return {"id": id, "version": version, "changed_at": self._now(), **keys, "body": body_of(value)}

    def _stored(self, row: Row[Any]) -> Stored[T]:
        return Stored(value_from(self._kind.made, row.id, row.body), row.version, row.changed_at)

    def _taken(self, value: T) -> AlreadyExists:
        id: str = value.id  # type: ignore[attr-defined]
        return AlreadyExists(
            message("There is a {sort} '{id}' already.", sort=message(self._kind.sort), id=id)
        )

    def _link(self, value: T) -> None:
        """Rows of ``many``: which id is found by which values."""
        if not self._kind.many:
            return
        id: str = value.id  # type: ignore[attr-defined]
        self._connection.execute(delete(links).where(self._own_links(id)))
        rows = [
            {"sort": self._table.name, "id": id, "name": name, "value": one}
            for name, get in self._kind.many.items()
            for one in dict.fromkeys(get(value))
        ]
        if rows:
            self._connection.execute(insert(links), rows)

    def _own_links(self, id: str) -> Any:
        return (links.c.sort == self._table.name) & (links.c.id == id)

    def _linked(self, name: str, value: Key) -> Any:
        of_name = (links.c.sort == self._table.name) & (links.c.name == name)
        return select(links.c.id).where(of_name & (links.c.value == value))
