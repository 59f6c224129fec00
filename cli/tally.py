"""Counting what an encoder is asked for."""

from __future__ import annotations

from collections.abc import Sequence

from matching.protocols import Encoder, Floats, Progress


class TallyingEncoder:
    """``encoder``, with the different texts it was given in ``texts``."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self.texts: set[str] = set()

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
        """Vectors of ``texts``, as the encoder gives them."""
        self.texts.update(texts)
        return self._encoder.encode(texts, progress)
