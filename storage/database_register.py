"""A register that is read from the database record by record, as it is asked for."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Iterator, Mapping, ValuesView
from contextlib import contextmanager
from typing import Any, Generic, TypeVar

from matching.errors import NotFound
from matching.partner import Partner
from matching.register import Register
from storage.database_errors import in_sentences
from storage.engine import engine
from storage.known_partners import KnownPartners
from storage.market_columns import Sort
from storage.unit_of_work import UnitOfWork

T = TypeVar("T")


class DatabaseRegister(Register):
    """What is read is kept as long as this object, so one request sees one state of each record.

    Args:
        url: the database.
        known: the partners that this process has read before.
    """

    def __init__(self, url: str, known: KnownPartners) -> None:
        self._url = url
        self.partners = _Partners(url, known)
        self.needs = _Records(url, "needs")
        self.offers = _Records(url, "offers")
        self.volunteers = _Records(url, "volunteers")
        self.statements_of = _Belongings(url, ("needs", "offers"))
        self.volunteers_of = _Belongings(url, ("volunteers",))

    def of(self, partners: Iterable[str]) -> Register:
        """Those of ``partners`` that are here, with all that is theirs."""
        with reading(self._url) as work:
            return work.register_of([*partners])


@contextmanager
def reading(url: str) -> Iterator[UnitOfWork]:
    """A transaction that only reads, of a database that is set up.

    Raises:
        DatabaseUnavailable: the database cannot be used.
    """
    with in_sentences(url), engine(url).connect() as connection:
        yield UnitOfWork(connection)


class _Asked(Mapping[str, T], Generic[T]):
    """Asks the database once for each key."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._kept: dict[str, T | None] = {}

    @abstractmethod
    def _read(self, work: UnitOfWork, id: str) -> T | None:
        """The value of a key; None where there is none."""

    @abstractmethod
    def _keys(self, work: UnitOfWork) -> set[str]:
        """All keys."""

    def __getitem__(self, id: str) -> T:
        if id not in self._kept:
            with reading(self._url) as work:
                self._kept[id] = self._read(work, id)
        found = self._kept[id]
        if found is None:
            raise KeyError(id)
        return found

    def __iter__(self) -> Iterator[str]:
        with reading(self._url) as work:
            return iter(sorted(self._keys(work)))

    def __len__(self) -> int:
        with reading(self._url) as work:
            return len(self._keys(work))


class _Records(_Asked[Any]):
    """The records of one sort, by id."""

    def __init__(self, url: str, sort: Sort) -> None:
        super().__init__(url)
        self._sort = sort

    def values(self) -> ValuesView[Any]:
        """All of them, read at once."""
        with reading(self._url) as work:
            return {record.id: record for record in work.repository(self._sort).all()}.values()

    def _read(self, work: UnitOfWork, id: str) -> Any:
        try:
            return work.repository(self._sort).get(id)
        except NotFound:
            return None

    def _keys(self, work: UnitOfWork) -> set[str]:
        return work.repository(self._sort).ids()


class _Partners(_Records):
    """The partners; of all of them only those are read that this process does not know."""

    def __init__(self, url: str, known: KnownPartners) -> None:
        super().__init__(url, "partners")
        self._known = known

    def values(self) -> ValuesView[Partner]:
        with in_sentences(self._url), engine(self._url).connect() as connection:
            found = {partner.id: partner for partner in self._known.all(connection)}
        self._kept.update(found)
        return found.values()


class _Belongings(_Asked[Any]):
    """The records of some sorts, as a list, by the partner whose they are."""

    def __init__(self, url: str, sorts: tuple[Sort, ...]) -> None:
        super().__init__(url)
        self._sorts = sorts

    def _read(self, work: UnitOfWork, id: str) -> Any:
        own = (
            sorted(work.repository(sort).of_partners([id]), key=lambda each: each.id) for sort in self._sorts
        )
        return [each for some in own for each in some] or None

    def _keys(self, work: UnitOfWork) -> set[str]:
        return {record.partner for sort in self._sorts for record in work.repository(sort).all()}
