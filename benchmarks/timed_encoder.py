"""The shipped encoder with a table of vectors and a stopwatch: encoding is not what is measured."""

from __future__ import annotations

import time
from collections.abc import Sequence

import numpy as np

from matching.protocols import Floats, Progress
from models.static_encoder import StaticEncoder

KEPT_UP_TO = 500


class TimedEncoder:
    """Encodes as :class:`StaticEncoder` does.

    Texts that come in calls of at most 500 (a query, its competences, the sentences that may be
    quoted) are kept in a table, so that asking a second time encodes nothing. ``seconds`` is the time
    spent inside, to be taken off when an index is built.
    """

    def __init__(self) -> None:
        self._encoder = StaticEncoder()
        self._kept: dict[str, Floats] = {}
        self.name = self._encoder.name
        self.dimension = self._encoder.dimension
        self.similarity_bounds = self._encoder.similarity_bounds
        self.seconds = 0.0

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> Floats:
        """Vectors of ``texts``, shape (n, d)."""
        begun = time.perf_counter()
        vectors = self._encoder.encode(texts) if len(texts) > KEPT_UP_TO else self._looked_up(texts)
        self.seconds += time.perf_counter() - begun
        return vectors

    def _looked_up(self, texts: Sequence[str]) -> Floats:
        new = [text for text in dict.fromkeys(texts) if text not in self._kept]
        if new:
            self._kept.update(zip(new, self._encoder.encode(new), strict=True))
        found = np.empty((len(texts), self.dimension), dtype=np.float32)
        for row, text in enumerate(texts):
            found[row] = self._kept[text]
        return found
