"""An encoder that remembers: what was encoded once is read from a file the next time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from hashlib import blake2b
from pathlib import Path

import numpy as np

from matching.errors import ModelUnavailable
from matching.messages import message
from matching.protocols import Encoder, Floats, Progress
from models.vector_store import KnownEncoder, VectorStore

CHUNK = 4_096
FEW = 500
"""Above that, encoding takes longer than reading, whatever the encoder."""


class CachedEncoder:
    """``encoder`` with its vectors kept in the SQLite file ``path``, by a digest of its name and the text.

    The file holds no text. When all texts are in it, the model is not loaded. Of an encoder that is quicker
    than the file, as ``is_quicker`` says, a few texts are neither looked for nor kept.
    """

    def __init__(self, encoder: Encoder, path: Path, is_quicker: Callable[[], bool] = lambda: False) -> None:
        self._encoder = encoder
        self._is_quicker = is_quicker
        self._store = VectorStore(path)
        self._itself: KnownEncoder | None = None

    @property
    def name(self) -> str:
        return self._encoder.name

    @property
    def dimension(self) -> int:
        return self._known().dimension

    @property
    def similarity_bounds(self) -> tuple[float, float]:
        return self._known().similarity_bounds

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> Floats:
        """Vectors of ``texts``, shape (n, d), as the encoder gives them.

        Raises:
            ModelUnavailable: the model cannot be loaded, or gives vectors of another length than the
                file has for it.
        """
        if len(texts) <= FEW and self._is_quicker():
            return self._encoder.encode(texts, progress)
        keys = self._keys(texts)
        text_of = dict(zip(keys, texts, strict=True))
        different = list(text_of)
        vectors = np.empty((len(different), self.dimension), dtype=np.float32)
        for start in range(0, len(different), CHUNK):
            part = different[start : start + CHUNK]
            vectors[start : start + len(part)] = self._looked_up(part, text_of)
            if progress:
                progress(start + len(part), len(different))
        if len(different) == len(keys):
            return vectors
        place = {key: number for number, key in enumerate(different)}
        return vectors[[place[key] for key in keys]]

    def _looked_up(self, keys: list[bytes], text_of: dict[bytes, str]) -> Floats:
        place = {key: number for number, key in enumerate(keys)}
        vectors = np.empty((len(keys), self.dimension), dtype=np.float32)
        found, kept = self._store.read(keys, self.dimension)
        vectors[[place.pop(key) for key in found]] = kept
        if place:
            vectors[list(place.values())] = self._encoded(list(place), text_of)
        return vectors

    def _encoded(self, keys: list[bytes], text_of: dict[bytes, str]) -> Floats:
        encoded = self._encoder.encode([text_of[key] for key in keys])
        if encoded.shape[1] != self.dimension:
            raise self._other_dimension(encoded.shape[1], self.dimension)
        self._store.write(keys, encoded)
        return encoded

    def _keys(self, texts: Sequence[str]) -> list[bytes]:
        of_encoder = blake2b(self.name.encode(), digest_size=32).digest()
        plain = (text.encode("utf-8", "surrogatepass") for text in texts)
        return [blake2b(text, digest_size=16, key=of_encoder).digest() for text in plain]

    def _known(self) -> KnownEncoder:
        if self._itself is None:
            self._itself = self._store.encoder(self.name) or self._introduced()
        return self._itself

    def _introduced(self) -> KnownEncoder:
        known = KnownEncoder(self._encoder.dimension, self._encoder.similarity_bounds)
        self._store.add_encoder(self.name, known)
        return known

    def _other_dimension(self, given: int, kept: int) -> ModelUnavailable:
        return ModelUnavailable(
            message(
                "The encoder '{name}' gives vectors of {given} numbers, but {path} keeps vectors of {kept} "
                "numbers for it; delete that file, it is filled again.",
                name=self.name,
                given=given,
                kept=kept,
                path=str(self._store.path),
            )
        )
