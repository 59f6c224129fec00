"""The provisional text encoder: needs no download and understands nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from threading import Lock

import numpy as np

from matching.protocols import Floats, Progress
from models.word_vectors import DIMENSION, WordVectors
from models.words import words

PROVISIONAL = "provisional-hashed-ngrams-v1"
CHUNK = 1_024


class ProvisionalEncoder:
    """Stands in until a trained encoder is shipped.

    Two texts are near each other when they share words, stems or pieces of words
    ("lektiehjælp", "lektiecafé"). It is **blind to meaning and to translation**: "bookkeeper" and
    "accountant", or "volunteer" and "frivillig", are as foreign to it as any two words.

    A text is the sum of its words' vectors, each weighted 1 + ln(times it occurs), at unit length.
    """

    name = PROVISIONAL
    dimension = DIMENSION
    similarity_bounds = (0.07, 0.4)
    """Median and 99.99th percentile of the sample market's need–offer cosines. Charities' "what we do"
    beside "what we are for", for comparison: 0.29 at the median."""

    def __init__(self) -> None:
        self._vectors = WordVectors()
        self._lock = Lock()

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> Floats:
        """Vectors of ``texts``, shape (n, 256), unit length; zero for a text without letters or digits."""
        encoded = np.zeros((len(texts), DIMENSION), dtype=np.float32)
        for start in range(0, len(texts), CHUNK):
            done = min(start + CHUNK, len(texts))
            with self._lock:
                self._encode(texts[start:done], encoded[start:done])
            if progress:
                progress(done, len(texts))
        return encoded

    def _encode(self, texts: Sequence[str], encoded: Floats) -> None:
        counted = [Counter(words(text)) for text in texts]
        self._vectors.learn([word for counts in counted for word in counts])
        for row, counts in enumerate(counted):
            if counts:
                rows = self._vectors.rows(list(counts))
                weights = np.log(np.fromiter(counts.values(), np.float32, len(counts))) + np.float32(1)
                encoded[row] = _unit(weights @ self._vectors.table[rows])


def _unit(vector: Floats) -> Floats:
    length = np.sqrt(vector @ vector)
    unit: Floats = vector / length if length > 0 else vector
    return unit
