"""BM25 over texts of which only the numbers of their stems are known."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from matching.protocols import Floats, Mask, Rows
from matching.word_counts import WordCounts
from models.hashed_stems import stem_number, stems_of
from models.postings import bm25, damping, rarity
from models.top_rows import top_rows

Stems = NDArray[np.int32]


class StemIndex:
    """Scores a few texts as :class:`models.lexical_index.Bm25Index` does, with less to do beforehand.

    Args:
        stems: numbers of all the texts' stems in one row (:func:`models.hashed_stems.stem_number`).
        lengths: how many each text has, shape (n,).
    """

    def __init__(self, stems: Stems, lengths: Rows) -> None:
        self._stems, self._lengths = stems, lengths
        self._rows = np.repeat(np.arange(len(lengths)), lengths)

    def search(
        self, query: str, k: int, allowed: Mask | None = None, counts: WordCounts | None = None
    ) -> tuple[Rows, Floats]:
        """The at most ``k`` rows with a score above 0 among ``allowed`` (n,), best first, and their scores;
        equal scores in the order of the rows."""
        of_all = counts or self.counts(query)
        if not of_all.words:
            return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.float32)
        scores = np.zeros(len(self._lengths), dtype=np.float32)
        damping_of = damping(self._lengths, of_all.words / of_all.texts)
        for stem, found_in in of_all.found_in.items():
            rows, times = self._with(stem)
            rarity_of = rarity(of_all.texts, np.array([found_in]))
            scores[rows] += bm25(rarity_of, times, damping_of[rows])
        if allowed is not None:
            scores *= allowed
        rows = np.flatnonzero(scores)
        return top_rows(rows, scores[rows], k)

    def counts(self, query: str, hidden: Mask | None = None) -> WordCounts:
        """How common the stems of ``query`` are in these texts that are not ``hidden`` (n,)."""
        there = np.ones(len(self._lengths), dtype=np.bool_) if hidden is None else ~hidden
        rows_of = {stem: self._with(stem)[0] for stem in dict.fromkeys(stems_of(query))}
        found_in = {stem: int(there[rows].sum()) for stem, rows in rows_of.items() if len(rows)}
        return WordCounts(int(there.sum()), int(self._lengths[there].sum()), found_in)

    def _with(self, stem: str) -> tuple[Rows, Floats]:
        """Rows that have the stem, ascending, and how often."""
        rows, times = np.unique(self._rows[self._stems == stem_number(stem)], return_counts=True)
        return rows, times.astype(np.float32)
