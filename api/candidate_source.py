"""A market in PostgreSQL at one moment: candidates are found there, and the domain does the rest."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import numpy as np
from sqlalchemy import Connection

from api.totals import Totals
from matching.filters import Filters
from matching.protocols import Encoder, Floats
from matching.query import Query
from matching.register import Register
from matching.stored_index import StoredIndex
from matching.stored_query import Narrowed, people_narrowed
from matching.word_counts import WordCounts
from models.dense_index import FaissIndex
from models.hashed_stems import stem_number, stems_of
from models.postings import rarity
from models.stem_index import StemIndex
from storage.candidate_read import read_missions
from storage.candidate_search import Near, how_many, owners_of, search, words_of
from storage.few_records import few_records
from storage.owners import owner_of
from storage.unit_of_work import UnitOfWork


class CandidateSource:
    """What stands in the database as one transaction sees it.

    Args:
        connection: of that transaction.
        encoder: the one that made the vectors there.
        today: the day on which expiry is judged.
        totals: how many rows could answer, as far as it was counted a moment ago.
    """

    def __init__(
        self, connection: Connection, encoder: Encoder, today: date, totals: Totals | None = None
    ) -> None:
        self._connection, self.encoder = connection, encoder
        self._today = today
        self._totals = Totals() if totals is None else totals

    def how_many(self, asked: Narrowed) -> int:
        """How many rows could answer; see :class:`matching.stored_recommend.Source`."""
        known = self._totals.get(asked)
        if known is None:
            known = self._totals[asked] = how_many(self._connection, asked)
        return known

    def found(self, query: Query, asked: Narrowed, k: int | None, always: str = "") -> StoredIndex:
        """Candidates of ``query``; see :class:`matching.stored_recommend.Source`."""
        counts = self._counts(query.words)
        near = self._near(query, counts)
        read = search(self._connection, asked, near, k, always)
        dense, lexical = FaissIndex(read.rows.vectors), StemIndex(read.stems, read.lengths)
        return StoredIndex(read.rows, query, self.encoder, dense, lexical, counts)

    def people(self, query: Query, filters: Filters, k: int) -> Register:
        """Partners of the volunteers near to a need; see :class:`matching.stored_volunteers.People`."""
        near = self._near(query, self._counts(query.words))
        owners = owners_of(self._connection, people_narrowed(filters, self._today), near, k)
        return UnitOfWork(self._connection).register_of(owners)

    def missions(self, partners: Iterable[str]) -> dict[str, Floats]:
        """Vectors of these partners' missions, of those that have one."""
        return read_missions(self._connection, [*partners])

    def records(self, partners: Iterable[str]) -> Register:
        """These partners with their needs and offers; those that are not there are left out."""
        return few_records(self._connection, [*partners])

    def owner(self, id: str) -> str:
        """Id of the partner whose record this is.

        Raises:
            NotFound: no record has this id.
        """
        return owner_of(self._connection, id)

    def _near(self, query: Query, counts: WordCounts) -> Near:
        vector = self.encoder.encode([query.prose])[0]
        return Near(vector, _rarities(counts), counts.words / max(counts.texts, 1), counts.texts)

    def _counts(self, words: str) -> WordCounts:
        """How common the words are in all texts of the market."""
        numbers = {stem: stem_number(stem) for stem in dict.fromkeys(stems_of(words))}
        counted = words_of(self._connection, [*numbers.values()])
        found_in = {stem: counted.found_in[number] for stem, number in numbers.items()}
        return WordCounts(counted.texts, counted.words, found_in)


def _rarities(counts: WordCounts) -> dict[int, tuple[float, int]]:
    """How rare, and in how many texts, each stem is that any text has, by its number."""
    known = {stem_number(stem): found_in for stem, found_in in counts.found_in.items() if found_in}
    rarities = rarity(counts.texts, np.array([*known.values()], dtype=np.int64))
    pairs = zip(rarities.tolist(), known.values(), strict=True)
    return dict(zip(known, pairs, strict=True))
