"""An encoder that has the vectors of the last texts in memory."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from matching.protocols import Encoder, Floats, Progress

MOST_TEXTS = 60_000
"""60 MB of vectors, which only a large market fills; of a whole market's texts none is kept."""


class RecentVectors:
    """``encoder`` for a market that changes a little at a time, and so asks for the same texts again.

    When half of what it may keep is full, it is put aside; of what was put aside before, only what was asked
    for again since is still there.
    """

    def __init__(self, encoder: Encoder, most: int = MOST_TEXTS) -> None:
        self._encoder = encoder
        self._most = most
        self._kept: dict[str, Floats] = {}
        self._older: dict[str, Floats] = {}

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
        # What another thread puts aside meanwhile is still whole here.
        kept, older = self._kept, self._older
        found = {text: vector for text in texts if (vector := _of(text, kept, older)) is not None}
        new = [text for text in dict.fromkeys(texts) if text not in found]
        if new:
            vectors = self._encoder.encode(new, progress)
            found |= {text: vector.copy() for text, vector in zip(new, vectors, strict=True)}
        if len(kept) + len(found) > self._most / 2:
            self._kept, self._older = kept, older = {}, kept
        kept.update(found)
        return np.stack([found[text] for text in texts])


def _of(text: str, kept: dict[str, Floats], older: dict[str, Floats]) -> Floats | None:
    vector = kept.get(text)
    return older.get(text) if vector is None else vector
