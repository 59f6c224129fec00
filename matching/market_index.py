"""A register made ready to be searched: columns, vectors, indexes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from matching.build_columns import build_columns
from matching.columns import NEED, OFFER, PROFILE, Columns
from matching.competence_index import CompetenceIndex
from matching.partner import Partner
from matching.protocols import Encoder, Floats, Indexes, Mask, Progress, Rows
from matching.query import Query
from matching.register import Register
from matching.statement import Statement
from matching.texts import profile_prose, profile_words, statement_prose

Meets = Mapping[int, tuple[int, ...]]
MEETS: Meets = {NEED: (OFFER, PROFILE), OFFER: (NEED,), PROFILE: (PROFILE,)}
"""Which rows may answer a row: a need is answered by offers, and by partners as they are."""


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
        self.columns: Columns = build_columns(self.partners, self.statements)
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
        self._blocks = {sort: _runs(rows) for sort, rows in self._may_meet.items()}
        self._row_of = {s.id: len(self.partners) + n for n, s in enumerate(self.statements)}
        self._position = {partner.id: n for n, partner in enumerate(self.partners)}

    def __len__(self) -> int:
        return len(self.columns)

    def may_meet(self, sort: int) -> Rows:
        """Rows that may answer a query of this sort, ascending."""
        return self._may_meet[sort]

    def blocks(self, sort: int) -> list[tuple[int, int]]:
        """The same rows as runs without a gap: the first of each, and the one after its last."""
        return self._blocks[sort]

    def row_of(self, id: str) -> int:
        """Row of the need, offer or partner with this id; KeyError if it has none."""
        return self._row_of[id] if id in self._row_of else self._position[id]

    def partner_at(self, row: int) -> Partner:
        return self.partners[int(self.columns.partner[row])]

    def statement_at(self, row: int) -> Statement | None:
        """The statement of a row; None for a profile."""
        return None if row < len(self.partners) else self.statements[row - len(self.partners)]

    def query(self, id: str) -> Query:
        """The query that a need, offer or partner of the register makes."""
        row = self.row_of(id)
        columns = self.columns.take(np.array([row]))
        return Query(self.partner_at(row), self.statement_at(row), columns)


def _runs(rows: Rows) -> list[tuple[int, int]]:
    begins = np.flatnonzero(np.diff(rows, prepend=-2) != 1)
    ends = np.append(begins[1:], len(rows)) - 1
    return list(zip(rows[begins].tolist(), (rows[ends] + 1).tolist(), strict=True)) if len(rows) else []
