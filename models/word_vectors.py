"""Vectors of single words from hashed character n-grams, each made once."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from matching.protocols import Floats, Rows
from matching.stop_words import STOP_WORDS
from models.words import stems

DIMENSION = 256
GRAM_LENGTHS = (3, 4, 5)
WORD_WEIGHT, STEM_WEIGHT, GRAMS_WEIGHT = 1.0, 1.0, 2.0
STOP_WORD_IMPORTANCE = 0.1
FULL_IMPORTANCE_LENGTH = 10
MOST_WORDS = 65_536
BATCH = 4_096


class WordVectors:
    """Rows of a growing table, one a word; it is emptied when it holds 65,536 words (64 MB)."""

    def __init__(self) -> None:
        self._row: dict[str, int] = {}
        self.table: Floats = np.zeros((1_024, DIMENSION), dtype=np.float32)

    def learn(self, words: Sequence[str]) -> None:
        """Make sure that every word of ``words`` has a row."""
        if len(self._row) > MOST_WORDS:
            self._row.clear()
        new = [word for word in dict.fromkeys(words) if word not in self._row]
        for start in range(0, len(new), BATCH):
            self._add(new[start : start + BATCH])

    def rows(self, words: Sequence[str]) -> list[int]:
        """Rows in ``table`` of words that were learned."""
        return [self._row[word] for word in words]

    def _add(self, words: list[str]) -> None:
        first, end = len(self._row), len(self._row) + len(words)
        if end > len(self.table):
            grown = np.zeros((2 * end, DIMENSION), dtype=np.float32)
            grown[:first] = self.table[:first]
            self.table = grown
        self.table[first:end] = word_vectors(words)
        self._row.update(zip(words, range(first, end), strict=True))


def word_vectors(words: list[str]) -> Floats:
    """Vector of each word, shape (n, 256): whole word, stem and n-grams hashed with a sign (feature
    hashing, Weinberger et al. 2009); its length grows with the word's, as long words say more."""
    features: list[str] = []
    weights: list[float] = []
    counts: list[int] = []
    for word, stem in zip(words, stems(words), strict=True):
        grams = _grams(word)
        features += [f"word:{word}", f"stem:{stem}", *grams]
        weights += [WORD_WEIGHT, STEM_WEIGHT, *[GRAMS_WEIGHT / sqrt(len(grams))] * len(grams)]
        counts.append(2 + len(grams))
    owners = np.repeat(np.arange(len(words)), counts)
    return _scaled(_hashed(features, np.array(weights), owners, len(words)), words)


def _grams(word: str) -> list[str]:
    bounded = f"<{word}>"
    return [bounded[at : at + size] for size in GRAM_LENGTHS for at in range(len(bounded) - size + 1)]


def _hashed(features: list[str], weights: NDArray[np.float64], owners: Rows, n: int) -> NDArray[np.float64]:
    codes = np.fromiter(
        (zlib.crc32(feature.encode()) for feature in features), dtype=np.uint32, count=len(features)
    )
    # A checksum of similar strings differs in a pattern; the multiplications break it up.
    codes *= np.uint32(0x9E3779B1)
    codes ^= codes >> np.uint32(15)
    codes *= np.uint32(0x85EBCA77)
    dimensions = (codes >> np.uint32(24)).astype(np.int64)
    signs = np.where(codes & np.uint32(1 << 10), 1.0, -1.0)
    sums: NDArray[np.float64] = np.bincount(
        owners * DIMENSION + dimensions, weights * signs, n * DIMENSION
    ).astype(np.float64)
    return sums.reshape(n, DIMENSION)


def _scaled(vectors: NDArray[np.float64], words: list[str]) -> Floats:
    importance = np.array([_importance(word) for word in words])
    lengths = np.linalg.norm(vectors, axis=1)
    lengths[lengths == 0] = 1.0
    scaled: Floats = (vectors * (importance / lengths)[:, None]).astype(np.float32)
    return scaled


def _importance(word: str) -> float:
    importance = sqrt(min(1.0, len(word) / FULL_IMPORTANCE_LENGTH))
    return importance * STOP_WORD_IMPORTANCE if word in STOP_WORDS else importance
