"""One unit of work per command: everything in one transaction, kept when it is committed."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection

from matching.partner import Partner
from matching.register import Register
from matching.statement import Need, Offer
from matching.volunteer import Volunteer
from storage.database_errors import in_sentences
from storage.engine import WRITING, engine
from storage.market_columns import Sort
from storage.migrate import set_up
from storage.repository import Repository


class UnitOfWork:
    """The repositories of one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.partners: Repository[Partner] = Repository(connection, "partners")
        self.needs: Repository[Need] = Repository(connection, "needs")
        self.offers: Repository[Offer] = Repository(connection, "offers")
        self.volunteers: Repository[Volunteer] = Repository(connection, "volunteers")

    def repository(self, sort: Sort) -> Repository[Any]:
        """The repository of ``sort``."""
        found: Repository[Any] = getattr(self, sort)
        return found

    def commit(self) -> None:
        """Keep what was done."""
        self._connection.commit()

    def register(self) -> Register:
        """All that is stored, as it was at one moment."""
        with _no_garbage():
            return Register(self.partners.all(), self.needs.all(), self.offers.all(), self.volunteers.all())


@contextmanager
def unit_of_work(url: str, writing: bool = True) -> Iterator[UnitOfWork]:
    """Open the database of ``url``, set it up when it is empty, and forget what is not committed.

    ``writing=False`` does not wait for a program that writes to SQLite, and cannot write itself beside one.

    Raises:
        DatabaseUnavailable: the database cannot be used.
    """
    set_up(url)
    with in_sentences(url), engine(url).connect().execution_options(**{WRITING: writing}) as connection:
        yield UnitOfWork(connection)


@contextmanager
def _no_garbage() -> Iterator[None]:
    """Pause the garbage collector: nothing of a register is garbage, and looking for it costs a third."""
    paused = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if paused:
            gc.enable()
