"""Keeping the candidates in PostgreSQL as the records are: one process does it, others wait or go on."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from hashlib import blake2b

from sqlalchemy import Connection

from matching.candidate_rows import CandidateRow, candidate_rows
from matching.packed_columns import layout_name
from matching.protocols import Encoder, Progress
from matching.register import Register
from models.hashed_stems import stem_number, stems_of
from storage import candidate_queue
from storage.candidate_index import drop_nearest, make_nearest, tidy
from storage.candidate_lock import alone
from storage.candidate_store import Fresh, put
from storage.database_errors import DatabaseUnavailable, in_sentences
from storage.engine import engine
from storage.unit_of_work import UnitOfWork

logger = logging.getLogger("brobygger.api")

AT_A_TIME = 500
MANY = 2_000
"""When so many partners wait, and half of all, the index is made anew: that is quicker."""


class CandidateKeeper:
    """Keeps the candidates of the database ``url`` current, with the vectors of ``encoder``."""

    def __init__(self, url: str, encoder: Encoder) -> None:
        self._url = url
        self._encoder = encoder
        self._key = blake2b(encoder.name.encode(), digest_size=32).digest()

    def is_behind(self) -> bool:
        """Whether a record has changed that the candidates do not know of."""
        with in_sentences(self._url), engine(self._url).connect() as connection:
            return candidate_queue.is_behind(connection, self._encoder.name, layout_name())

    def bring_current(self, progress: Progress | None = None, patience_s: float = 600.0) -> int:
        """Make the rows of all partners that have changed; return how many texts were encoded.

        Waits ``patience_s`` for another process that is at it, and then leaves it to that one.

        Raises:
            DatabaseUnavailable: the database cannot be used.
            ModelUnavailable: the encoder cannot be loaded.
        """
        with in_sentences(self._url), alone(self._url, patience_s) as connection:
            if connection is None:
                return 0
            candidate_queue.note_changes(connection, self._encoder.name, layout_name())
            connection.commit()
            total = candidate_queue.how_many_wait(connection)
            are_many = total > MANY and total > candidate_queue.how_many_rows(connection) / 6
            if are_many:
                drop_nearest(connection)
            connection.commit()
            encoded = self._emptied(connection, total, progress)
            make_nearest(connection)
            connection.commit()
        if are_many:
            tidy(self._url)
        return encoded

    def how_many_texts(self) -> int:
        """How many different texts have been put into vectors."""
        with in_sentences(self._url), engine(self._url).connect() as connection:
            return candidate_queue.how_many_texts(connection)

    def _emptied(self, connection: Connection, total: int, progress: Progress | None) -> int:
        encoded = done = 0
        while some := candidate_queue.waiting(connection, AT_A_TIME):
            register = self._readable(connection, some)
            rows = [self._fresh(row) for row in candidate_rows(register)]
            encoded += put(connection, some, rows, self._encoder.encode)
            candidate_queue.take_out(connection, some)
            connection.commit()
            done += len(some)
            if progress:
                progress(min(done, total), total)
        return encoded

    def _readable(self, connection: Connection, partners: Sequence[str]) -> Register:
        """These partners with all that is theirs, but for those of whom a record breaks a rule."""
        work = UnitOfWork(connection)
        try:
            return work.register_of(partners)
        except DatabaseUnavailable:
            if len(partners) == 1:
                logger.error("a partner has a record that cannot be used; it is in no list")
                return Register()
        found = Register()
        for one in partners:
            found = found | self._readable(connection, [one])
        return found

    def _fresh(self, row: CandidateRow) -> Fresh:
        stems = [stem_number(stem) for stem in stems_of(row.words)]
        return Fresh(row, self._digest(row.prose), self._digest(row.mission) if row.mission else None, stems)

    def _digest(self, text: str) -> bytes:
        plain = text.encode("utf-8", "surrogatepass")
        return blake2b(plain, digest_size=16, key=self._key).digest()
