"""Candidates that a database found, as an index that gates and scores look at as at any other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from matching.columns import NEED, OFFER, PROFILE
from matching.competence import Competence
from matching.competence_index import CompetenceIndex
from matching.market_index import MEETS, MarketIndex, Part
from matching.packed_columns import excluded_numbers, unpacked
from matching.partner import Partner
from matching.protocols import DenseIndex, Encoder, Floats, LexicalIndex, Mask
from matching.query import Query
from matching.register import Register
from matching.statement import Statement
from matching.word_counts import WordCounts


@dataclass(frozen=True, slots=True)
class StoredRows:
    """Rows as they were remembered (:class:`matching.candidate_rows.CandidateRow`), by sort, then by id."""

    sorts: Sequence[int]
    ids: Sequence[str]
    partners: Sequence[str]
    fields: Sequence[bytes]
    competences: Sequence[tuple[Competence, ...]]
    excluded: Sequence[Sequence[str]]
    vectors: Floats
    """Shape (n, d); zero where a text has no vector."""


class StoredIndex(MarketIndex):
    """An index over some rows of a market, whose records need not be there until they are shown.

    Args:
        rows: what is searched.
        query: what asks.
        encoder: puts the query into vectors.
        dense: an index over the rows' vectors.
        lexical: an index over their words.
        counts: how common the query's words are in all texts of the market.
    """

    def __init__(
        self,
        rows: StoredRows,
        query: Query,
        encoder: Encoder,
        dense: DenseIndex,
        lexical: LexicalIndex,
        counts: WordCounts | None,
    ) -> None:
        self.encoder, self.dense, self.lexical, self._counts = encoder, dense, lexical, counts
        self.ids = rows.ids
        self.owners = sorted(set(rows.partners))
        self._numbers = {id: number for number, id in enumerate(self.owners)}
        asking = [query.partner.id] if query.partner else []
        for id in asking:
            self._numbers.setdefault(id, len(self._numbers))
        partners = np.array([self._numbers[id] for id in rows.partners], dtype=np.int32)
        self.columns = unpacked(rows.fields, partners, excluded_numbers(rows.excluded, self._numbers))
        self.vectors = rows.vectors
        self.has_text: Mask = np.asarray(rows.vectors.any(axis=1))
        self.know_missions({})
        self.competences = CompetenceIndex(rows.competences, encoder)
        self._may_meet = {
            sort: np.flatnonzero(np.isin(self.columns.sort, MEETS[sort])) for sort in (PROFILE, NEED, OFFER)
        }
        self._blocks = {sort: self._runs(MEETS[sort]) for sort in self._may_meet}
        self.hidden: Mask | None = None
        self.fill(Register())

    def _runs(self, sorts: Sequence[int]) -> list[tuple[int, int]]:
        """Where the rows of each sort begin and end; they lie by sort."""
        ends = [np.searchsorted(self.columns.sort, [sort, sort + 1]).tolist() for sort in sorted(sorts)]
        return [(start, stop) for start, stop in ends if start < stop]

    @property
    def parts(self) -> tuple[Part, ...]:
        """The rows that are not hidden, as one part."""
        return (Part(self, self.hidden),)

    def fill(self, register: Register) -> None:
        """Lend the index the records of ``register``; of other rows only the ids are known."""
        self.register = register

    def know_missions(self, vectors: Mapping[str, Floats]) -> None:
        """Take in the vectors (d,) of some partners' missions; the others are unknown."""
        self.missions = np.zeros((len(self.owners), self.vectors.shape[1]), dtype=np.float32)
        for id, vector in vectors.items():
            self.missions[self._numbers[id]] = vector
        self.has_mission: Mask = np.asarray(self.missions.any(axis=1))

    def counts(self, words: str) -> WordCounts | None:
        """Of the query's words, whatever ``words`` are: an index answers one query."""
        return self._counts

    def rows_of(self, partners: Iterable[str]) -> Mask:
        """Which rows are these partners', shape (rows,)."""
        theirs = [self._numbers[id] for id in partners if id in self._numbers]
        found: Mask = np.isin(self.columns.partner, theirs)
        return found

    def owner_of(self, row: int) -> str:
        """Id of the row's partner."""
        return self.owners[int(self.columns.partner[row])]

    def place(self, row: int) -> tuple[int, str]:
        """What the rows are sorted by: the sort, then the id; known without the records."""
        return int(self.columns.sort[row]), self.ids[row]

    def partner_at(self, row: int) -> Partner:
        """The row's partner; of one that was not lent nothing but the id."""
        id = self.owner_of(row)
        return self.register.partners.get(id) or Partner(id=id, kind="ngo", name=id)

    def statement_at(self, row: int) -> Statement | None:
        """The statement of a row; None for a profile.

        Raises:
            NotFound: it was not lent.
        """
        sort = int(self.columns.sort[row])
        if sort == PROFILE:
            return None
        return self.register.need(self.ids[row]) if sort == NEED else self.register.offer(self.ids[row])

    def is_lent(self, row: int) -> bool:
        """Whether the row's records are there."""
        sort, id = int(self.columns.sort[row]), self.ids[row]
        records = {PROFILE: self.register.partners, NEED: self.register.needs, OFFER: self.register.offers}
        return self.owner_of(row) in self.register.partners and id in records[sort]
