"""A register made ready to be searched: columns, vectors, indexes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from matching.build_columns import build_columns, partner_numbers
from matching.columns import NEED, OFFER, PROFILE, UNKNOWN, Columns, Small
from matching.competence_index import CompetenceIndex
from matching.partner import Partner
from matching.protocols import Encoder, Floats, Indexes, Mask, Progress, Rows
from matching.query import Query
from matching.register import Register
from matching.statement import Statement
from matching.texts import profile_prose, profile_words, statement_prose
from matching.visible_to import SightColumns, sight_columns
from matching.word_counts import WordCounts

Meets = Mapping[int, tuple[int, ...]]
MEETS: Meets = {NEED: (OFFER, PROFILE), OFFER: (NEED,), PROFILE: (PROFILE,)}
"""Which rows may answer a row: a need is answered by offers, and by partners as they are."""


@dataclass(frozen=True, slots=True)
class Part:
    """An index that is a market, or a part of one."""

    market: MarketIndex
    hidden: Mask | None = None
    """Rows that are no longer true, shape (rows,); None for none."""


class MarketIndex:
    """Rows are the profiles in the order of their ids, then needs, then offers.

    Args:
        register: the snapshot to be searched.
        encoder: puts texts into vectors.
        indexes: builds the dense and the lexical index.
        progress: called while texts are encoded.
        meets: which sorts of rows may answer which.
    """

    def __init__(
        self,
        register: Register,
        encoder: Encoder,
        indexes: Indexes,
        progress: Progress | None = None,
        meets: Meets = MEETS,
    ) -> None:
        self.register = register
        self.encoder = encoder
        self.partners: Sequence[Partner] = list(register.partners.values())
        self.statements: Sequence[Statement] = [*register.needs.values(), *register.offers.values()]
        self._numbers = partner_numbers(self.partners, self.statements)
        self.columns: Columns = build_columns(self.partners, self.statements, self._numbers)
        prose = [profile_prose(p) for p in self.partners] + [statement_prose(s) for s in self.statements]
        self.vectors: Floats = encoder.encode(prose, progress)
        self.missions: Floats = encoder.encode([p.mission for p in self.partners])
        self.has_text: Mask = np.einsum("ij,ij->i", self.vectors, self.vectors) > 0
        self.has_mission: Mask = np.einsum("ij,ij->i", self.missions, self.missions) > 0
        words = [profile_words(p) for p in self.partners] + prose[len(self.partners) :]
        # The dense index is made outside Python's lock, so it costs no time beside the lexical one.
        with ThreadPoolExecutor(max_workers=1) as beside:
            dense = beside.submit(indexes.dense, self.vectors)
            self.lexical = indexes.lexical(words)
        self.dense = dense.result()
        no_competences = [()] * len(self.partners)
        self.competences = CompetenceIndex(
            [*no_competences, *(s.competences for s in self.statements)], encoder
        )
        self._may_meet = {
            sort: np.flatnonzero(np.isin(self.columns.sort, meets.get(sort, ())))
            for sort in (PROFILE, NEED, OFFER)
        }
        self._blocks = {sort: _runs(rows, self.columns.sort) for sort, rows in self._may_meet.items()}
        self._row_of = {s.id: len(self.partners) + n for n, s in enumerate(self.statements)}

    def __len__(self) -> int:
        return len(self.columns)

    @cached_property
    def sight(self) -> SightColumns:
        """Who may see each row."""
        return sight_columns(self.partners, self.statements)

    @property
    def parts(self) -> tuple[Part, ...]:
        """The market as one part."""
        return (Part(self),)

    def counts(self, words: str) -> WordCounts | None:
        """None: what the index of words counts itself is all there is."""
        return None

    def may_meet(self, sort: int) -> Rows:
        """Rows that may answer a query of this sort, ascending."""
        return self._may_meet[sort]

    def blocks(self, sort: int) -> list[tuple[int, int]]:
        """The same rows as runs of one sort without a gap: the first of each, and the one after its last."""
        return self._blocks[sort]

    def row_of(self, id: str) -> int:
        """Row of the need, offer or partner with this id; KeyError if it has none."""
        if id in self._row_of:
            return self._row_of[id]
        if self._numbers[id] < len(self.partners):
            return self._numbers[id]
        raise KeyError(id)

    def partner_at(self, row: int) -> Partner:
        return self.partners[int(self.columns.partner[row])]

    def statement_at(self, row: int) -> Statement | None:
        """The statement of a row; None for a profile."""
        return None if row < len(self.partners) else self.statements[row - len(self.partners)]

    def place(self, row: int) -> tuple[int, str]:
        """What the rows are sorted by: the sort, then the id."""
        statement = self.statement_at(row)
        return int(self.columns.sort[row]), statement.id if statement else self.partner_at(row).id

    def query(self, id: str) -> Query:
        """The query that a need, offer or partner of the register makes."""
        row = self.row_of(id)
        columns = self.columns.take(np.array([row]))
        return Query(self.partner_at(row), self.statement_at(row), columns)

    def numbered(self, query: Query) -> Columns:
        """The columns of ``query``, which may be of another index, with partners by their numbers here."""
        return query.numbered(self._numbers)

    def rows_of(self, partners: Iterable[str]) -> Mask:
        """Which rows are these partners', shape (rows,); partners that are not here have none."""
        theirs = np.zeros(len(self.partners), dtype=np.bool_)
        numbers = [self._numbers.get(id, UNKNOWN) for id in partners]
        theirs[[number for number in numbers if 0 <= number < len(self.partners)]] = True
        found: Mask = theirs[self.columns.partner]
        return found


def _runs(rows: Rows, sorts: Small) -> list[tuple[int, int]]:
    begins = np.flatnonzero((np.diff(rows, prepend=-2) != 1) | (np.diff(sorts[rows], prepend=UNKNOWN) != 0))
    ends = np.append(begins[1:], len(rows)) - 1
    return list(zip(rows[begins].tolist(), (rows[ends] + 1).tolist(), strict=True)) if len(rows) else []
