"""Texts that share words with the query: BM25 over Danish and English stems."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from matching.protocols import Floats, Mask, Progress, Rows
from matching.word_counts import WordCounts
from models.postings import Postings, bm25, damping, rarity, read_postings
from models.recent_stems import RecentStems
from models.top_rows import top_rows
from models.word_ids import WordIds


class Bm25Index:
    """An index over texts; a word of the query counts once however often the query says it.

    With ``recent`` the stems of texts that were read before are not looked for again.
    """

    def __init__(
        self, texts: Sequence[str], progress: Progress | None = None, recent: RecentStems | None = None
    ) -> None:
        self._words = WordIds()
        if recent:
            ids, lengths = self._words.number(recent.of(texts))
        else:
            ids, lengths = self._words.read(texts, progress)
        self._postings = read_postings(ids, lengths, len(self._words))
        self._scores = _scores(self._postings) if len(ids) else None

    def search(
        self, query: str, k: int, allowed: Mask | None = None, counts: WordCounts | None = None
    ) -> tuple[Rows, Floats]:
        """The at most ``k`` rows with a score above 0 among ``allowed`` (n,), best first, and their
        BM25 scores; equal scores in the order of the rows. ``counts`` are those of all the texts that
        are searched together, by default of these alone."""
        asked = self._words.known(query)
        if self._scores is None or not asked or (counts and not counts.words):
            return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.float32)
        if counts is None:
            scores: Floats = self._scores.get_scores_from_ids([*asked.values()], weight_mask=allowed)
        else:
            scores = self._scores_among_all(asked, counts)
            scores = scores if allowed is None else scores * allowed
        rows = np.flatnonzero(scores)
        return top_rows(rows, scores[rows], k)

    def counts(self, query: str, hidden: Mask | None = None) -> WordCounts:
        """How common the words of ``query`` are in those of these texts that are not ``hidden`` (n,)."""
        asked, lengths = self._words.known(query), self._postings.lengths
        found_in = {stem: self._postings.found_in(number, hidden) for stem, number in asked.items()}
        left = lengths if hidden is None else lengths[~hidden]
        return WordCounts(len(left), int(left.sum()), found_in)

    def _scores_among_all(self, asked: dict[str, int], counts: WordCounts) -> Floats:
        found_in = np.array([counts.found_in[stem] for stem in asked])
        mean_length = counts.words / counts.texts
        return self._postings.scores([*asked.values()], rarity(counts.texts, found_in), mean_length)


def _scores(postings: Postings) -> Any:
    """bm25s with the score of each stem in each text that has it, by stem, as bm25s keeps it."""
    from bm25s import BM25

    n, found_in = len(postings.lengths), np.diff(postings.starts)
    rarities = np.repeat(rarity(n, found_in), found_in)
    damping_of = damping(postings.lengths, int(postings.lengths.sum()) / n)
    scores = BM25(method="lucene")
    scores.scores = {
        "data": bm25(rarities, postings.times, damping_of[postings.rows]),
        "indices": postings.rows,
        "indptr": postings.starts,
        "num_docs": n,
    }
    scores.nonoccurrence_array = None
    return scores
