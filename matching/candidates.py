"""Who may meet at all: the union of what the encoder and the words find, fused by rank."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from matching.best_of_all import Scored, best_of_all
from matching.market_index import MarketIndex
from matching.protocols import Floats, Mask, Rows
from matching.word_counts import WordCounts

POOL = 300
"""So many rows each index may bring in a large market."""
SCORED_WHOLE = 2000
"""A market with at most so many allowed rows is scored whole, so that nobody is missed."""
RRF_K = 60.0


@dataclass(frozen=True, slots=True)
class Candidates:
    """Rows found, best first by reciprocal rank fusion, each with its cosine and its BM25 score.

    Ranks are those within the part of the market. The list that is shown does not depend on them: it takes
    in every row that either index found, and has the order of the scores.
    """

    rows: Rows
    cosine: Floats
    bm25: Floats
    fused: Floats


@dataclass(frozen=True, slots=True)
class Searched:
    """A part of the market, and the rows of it that passed the gates."""

    market: MarketIndex
    allowed: Mask


def find_candidates(
    vector: Floats, words: str, parts: Sequence[Searched], counts: WordCounts | None = None
) -> list[Candidates]:
    """Candidates in each part for a query's vector (d,) and words: those that one index of all would find.

    Every allowed row is a candidate while there are at most ``SCORED_WHOLE`` of them in all parts.

    Args:
        vector: the query's.
        words: the query's.
        parts: what is searched.
        counts: of the words in all parts together; may be left out for a single one.
    """
    whole = sum(int(np.count_nonzero(part.allowed)) for part in parts) <= SCORED_WHOLE
    most = SCORED_WHOLE if whole else POOL
    by_vector = [part.market.dense.search(vector, most, part.allowed) for part in parts]
    by_words = [part.market.lexical.search(words, most, part.allowed, counts) for part in parts]
    markets = [part.market for part in parts]
    found = zip(
        parts, best_of_all(markets, by_vector, most), best_of_all(markets, by_words, most), strict=True
    )
    return [_joined(part, vector, rows, scored, whole=whole) for part, (rows, _), scored in found]


def _joined(part: Searched, vector: Floats, by_vector: Rows, by_words: Scored, *, whole: bool) -> Candidates:
    worded, bm25 = by_words
    rows = np.flatnonzero(part.allowed) if whole else np.union1d(by_vector, worded)
    fused = reciprocal_rank_fusion(rows, by_vector, worded)
    score = np.zeros(len(rows), dtype=np.float32)
    score[np.searchsorted(rows, worded)] = bm25
    order = np.lexsort((rows, -fused))
    rows = rows[order]
    # Not a matrix product: its threads wait for each other, and round equal rows differently.
    return Candidates(rows, np.vecdot(part.market.vectors[rows], vector), score[order], fused[order])


def reciprocal_rank_fusion(rows: Rows, *rankings: Rows) -> Floats:
    """Σ 1 / (60 + rank) over the rankings a row is in (Cormack, Clarke and Büttcher, SIGIR 2009).

    ``rows`` is sorted and holds every row of the rankings; shape (n,).
    """
    fused = np.zeros(len(rows), dtype=np.float32)
    for ranking in rankings:
        fused[np.searchsorted(rows, ranking)] += 1 / (RRF_K + np.arange(1, len(ranking) + 1))
    return fused
