"""An encoder whose vectors are written down."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from matching.protocols import Floats, Progress


class FixedEncoder:
    """Vectors of two numbers, from a table; the zero vector for any other text."""

    name = "fixed"
    dimension = 2
    similarity_bounds = (0.0, 1.0)

    def __init__(self, vectors: Mapping[str, tuple[float, float]]) -> None:
        self._vectors = vectors

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> Floats:
        found = np.array([self._vectors.get(text, (0, 0)) for text in texts], dtype=np.float32)
        if progress:
            progress(len(texts), len(texts))
        return found.reshape(-1, 2)
