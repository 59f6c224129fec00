"""What the domain needs from outside: encoders and indexes. The adapters live in ``models/``."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from matching.word_counts import WordCounts

Floats = NDArray[np.float32]
Rows = NDArray[np.int64]
Mask = NDArray[np.bool_]
Progress = Callable[[int, int], None]
"""Called with (done, total) while something long goes on."""


class Encoder(Protocol):
    """Turns texts into vectors of unit length."""

    @property
    def name(self) -> str:
        """Name and version: two encoders with one name give the same vectors."""

    @property
    def dimension(self) -> int:
        """Length of a vector; may load the model."""

    @property
    def similarity_bounds(self) -> tuple[float, float]:
        """Cosines that stand for "unrelated" and for "as close as two profiles get"."""

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> Floats:
        """Vectors of ``texts``, shape (n, d), unit length, same order; a text without a usable
        token gets the zero vector. Never NaN.

        Raises:
            ModelUnavailable: the model cannot be loaded.
        """


class DenseIndex(Protocol):
    """Nearest vectors by cosine."""

    def search(self, query: Floats, k: int, allowed: Mask | None = None) -> tuple[Rows, Floats]:
        """The at most ``k`` rows nearest to ``query`` (d,) among ``allowed`` (n,), best first, and
        their cosines; equal cosines in the order of the rows."""


class LexicalIndex(Protocol):
    """Texts that share words with the query (BM25)."""

    def search(
        self, query: str, k: int, allowed: Mask | None = None, counts: WordCounts | None = None
    ) -> tuple[Rows, Floats]:
        """The at most ``k`` rows with a score above 0 among ``allowed`` (n,), best first, and their
        BM25 scores; equal scores in the order of the rows.

        How rare a word is follows from ``counts``, where the texts are only some of those that are
        searched; with the counts of all, each row has the score that one index of all would give it.
        """

    def counts(self, query: str, hidden: Mask | None = None) -> WordCounts:
        """How common the words of ``query`` are in the texts of this index that are not ``hidden`` (n,)."""


class Indexes(Protocol):
    """Builds both indexes over the same rows."""

    def dense(self, vectors: Floats) -> DenseIndex:
        """An index over ``vectors``, shape (n, d)."""

    def lexical(self, texts: Sequence[str], progress: Progress | None = None) -> LexicalIndex:
        """An index over ``texts``."""
