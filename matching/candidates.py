"""Who may meet at all: the union of what the encoder and the words find, fused by rank."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from matching.protocols import DenseIndex, Floats, LexicalIndex, Mask, Rows

POOL = 300
"""So many rows each index may bring in a large market."""
SCORED_WHOLE = 2000
"""A market with at most so many allowed rows is scored whole, so that nobody is missed."""
RRF_K = 60.0


@dataclass(frozen=True, slots=True)
class Candidates:
    """Rows found, best first by reciprocal rank fusion, each with its cosine and its BM25 score."""

    rows: Rows
    cosine: Floats
    bm25: Floats
    fused: Floats


def find_candidates(
    vector: Floats, words: str, allowed: Mask, vectors: Floats, dense: DenseIndex, lexical: LexicalIndex
) -> Candidates:
    """Candidates among ``allowed`` (n,) for a query's vector (d,) and words.

    Every allowed row is a candidate while there are at most ``SCORED_WHOLE`` of them.
    """
    whole = int(np.count_nonzero(allowed)) <= SCORED_WHOLE
    most = SCORED_WHOLE if whole else POOL
    by_vector, _ = dense.search(vector, most, allowed)
    by_words, bm25 = lexical.search(words, most, allowed)
    rows = np.flatnonzero(allowed) if whole else np.union1d(by_vector, by_words)
    fused = reciprocal_rank_fusion(rows, by_vector, by_words)
    score = np.zeros(len(rows), dtype=np.float32)
    score[np.searchsorted(rows, by_words)] = bm25
    order = np.lexsort((rows, -fused))
    rows = rows[order]
    # Not a matrix product: its threads wait for each other, and round equal rows differently.
    return Candidates(rows, np.vecdot(vectors[rows], vector), score[order], fused[order])


def reciprocal_rank_fusion(rows: Rows, *rankings: Rows) -> Floats:
    """Σ 1 / (60 + rank) over the rankings a row is in (Cormack, Clarke and Büttcher, SIGIR 2009).

    ``rows`` is sorted and holds every row of the rankings; shape (n,).
    """
    fused = np.zeros(len(rows), dtype=np.float32)
    for ranking in rankings:
        fused[np.searchsorted(rows, ranking)] += 1 / (RRF_K + np.arange(1, len(ranking) + 1))
    return fused
