"""Is the database sound, and what is in it: behind ``brobygger db check`` and ``brobygger db info``."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from sqlalchemy import Connection

from matching.messages import Message, message
from storage.database_errors import DatabaseUnavailable, in_sentences
from storage.engine import engine
from storage.market_columns import SORTS, Sort
from storage.migrate import current, drift, set_up
from storage.revision import HEAD
from storage.settings import shown
from storage.unit_of_work import unit_of_work

MOST_FAULTS = 10
"""Places of damage that are listed; a file with one is to be replaced anyway."""


@dataclass(frozen=True, slots=True)
class Soundness:
    """What ``brobygger db check`` found; sound when there are no ``faults``."""

    database: str
    revision: str | None
    faults: tuple[Message, ...]


@dataclass(frozen=True, slots=True)
class Contents:
    """What ``brobygger db info`` shows; the URL is without its password."""

    database: str
    revision: str | None
    counts: dict[Sort, int]


def integrity(url: str) -> Soundness:
    """Look through the whole database: its pages, its keys, its tables and each record.

    Raises:
        DatabaseUnavailable: it cannot be opened at all.
    """
    revision = current(url)
    with in_sentences(url), engine(url).connect() as connection:
        faults = _sqlite_faults(connection) if connection.dialect.name == "sqlite" else []
    if revision is not None and not faults:
        faults = _faults_of_tables(url) or _broken_records(url)
    return Soundness(shown(url), revision, tuple(faults))


def info(url: str) -> Contents:
    """URL, revision, and how many records of each sort there are.

    Raises:
        DatabaseUnavailable: the database cannot be used.
    """
    with unit_of_work(url, writing=False) as work:
        counts: dict[Sort, int] = {sort: work.repository(sort).count() for sort in SORTS}
    return Contents(shown(url), HEAD, counts)


def _sqlite_faults(connection: Connection) -> list[Message]:
    pages = connection.exec_driver_sql(f"PRAGMA integrity_check({MOST_FAULTS})").scalars().all()
    faults = [_damaged(page) for page in pages if page != "ok"]
    if faults:
        return faults
    orphans = Counter(row[0] for row in connection.exec_driver_sql("PRAGMA foreign_key_check"))
    return [_orphaned(table, many) for table, many in sorted(orphans.items())]


def _faults_of_tables(url: str) -> list[Message]:
    try:
        set_up(url)
    except DatabaseUnavailable as error:
        return [error.sentence]
    return [_drifted(found) for found in drift(url)]


def _broken_records(url: str) -> list[Message]:
    with unit_of_work(url, writing=False) as work:
        return [fault for sort in SORTS for fault in work.repository(sort).broken()]


def _damaged(page: str) -> Message:
    return message(
        "The file is damaged ({reason}); put a backup in its place.", reason=" ".join(page.split())
    )


def _orphaned(table: str, many: int) -> Message:
    return message(
        "{number} records of {sort} belong to a partner that is not there; "
        "import the partner, or delete them.",
        number=many,
        sort=table,
    )


def _drifted(found: str) -> Message:
    return message(
        "The tables are not those of this program ({difference}); "
        "somebody changed them. Export what is there and import it into an empty database.",
        difference=found,
    )
