"""An encoder that has the vectors of the last texts in memory."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from matching.protocols import Encoder, Floats, Progress

MOST_TEXTS = 20_000
"""20 MB of vectors; of a whole market's texts none is kept."""


class RecentVectors:
    """``encoder`` for a market that changes a little at a time, and so asks for the same texts again."""

    def __init__(self, encoder: Encoder, most: int = MOST_TEXTS) -> None:
        self._encoder = encoder
        self._most = most
        self._kept: dict[str, Floats] = {}

    @property
    def name(self) -> str:
        return self._encoder.name

    @property
    def dimension(self) -> int:
        return self._encoder.dimension

    @property
    def similarity_bounds(self) -> tuple[float, float]:
        return self._encoder.similarity_bounds

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> Floats:
        """Vectors of ``texts``, shape (n, d), as the encoder gives them.

        Raises:
            ModelUnavailable: the model cannot be loaded.
        """
        if not texts or len(texts) > self._most / 2:
            return self._encoder.encode(texts, progress)
        kept = self._kept
        new = [text for text in dict.fromkeys(texts) if text not in kept]
        if len(kept) + len(new) > self._most:
            # Another thread may still read the old ones.
            kept = self._kept = {text: kept[text] for text in texts if text in kept}
        if new:
            vectors = self._encoder.encode(new, progress)
            kept.update({text: vector.copy() for text, vector in zip(new, vectors, strict=True)})
        return np.stack([kept[text] for text in texts])
