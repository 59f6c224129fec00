"""Texts that share words with the query: BM25 over Danish and English stems."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from matching.protocols import Floats, Mask, Progress, Rows
from models.top_rows import top_rows
from models.word_ids import Ids, WordIds

K1, B = 0.9, 0.4


class Bm25Index:
    """An index over texts; a word of the query counts once however often the query says it.

    ``K1`` and ``B`` are those of Anserini for short texts; on ESCO (da, en) and charities they found
    the right text earlier than 1.2–1.5 and 0.5–0.75.
    """

    def __init__(self, texts: Sequence[str], progress: Progress | None = None) -> None:
        self._words = WordIds()
        ids, lengths = self._words.read(texts, progress)
        self._scores = _scores(ids, lengths, len(self._words)) if len(ids) else None

    def search(self, query: str, k: int, allowed: Mask | None = None) -> tuple[Rows, Floats]:
        """The at most ``k`` rows with a score above 0 among ``allowed`` (n,), best first, and their
        BM25 scores; equal scores in the order of the rows."""
        asked = self._words.known(query)
        if self._scores is None or not asked:
            return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.float32)
        scores: Floats = self._scores.get_scores_from_ids(asked, weight_mask=allowed)
        rows = np.flatnonzero(scores)
        return top_rows(rows, scores[rows], k)


def _scores(ids: Ids, lengths: Ids, vocabulary: int) -> Any:
    """bm25s with its matrix of scores made by sorting once instead of by a loop over the texts."""
    from bm25s import BM25

    scores = BM25(k1=K1, b=B, method="lucene")
    scores.scores = _score_matrix(ids, lengths, vocabulary)
    scores.nonoccurrence_array = None
    return scores


def _score_matrix(ids: Ids, lengths: Ids, vocabulary: int) -> dict[str, Any]:
    """BM25 score (Lucene's formula) of each stem in each text that has it, by stem, as bm25s keeps it."""
    n = len(lengths)
    pairs = ids << 32 | np.repeat(np.arange(n), lengths)
    pairs.sort()
    starts = np.flatnonzero(np.diff(pairs, prepend=-1))
    times = np.diff(starts, append=len(pairs)).astype(np.float32)
    stems, rows = pairs[starts] >> 32, pairs[starts] & 0xFFFFFFFF
    found_in = np.bincount(stems, minlength=vocabulary)
    rarity = np.log(1 + (n - found_in + 0.5) / (found_in + 0.5)).astype(np.float32)
    damping = (K1 * (1 - B + B * lengths / lengths.mean())).astype(np.float32)
    return {
        "data": rarity[stems] * times / (damping[rows] + times),
        "indices": rows.astype(np.int32),
        "indptr": np.concatenate([[0], np.cumsum(found_in)]),
        "num_docs": n,
    }
