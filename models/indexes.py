"""The indexes of this machine: FAISS for vectors, BM25 for words."""

from __future__ import annotations

from collections.abc import Sequence

from matching.protocols import Floats, Progress
from models.dense_index import FaissIndex
from models.lexical_index import Bm25Index
from models.recent_stems import RecentStems


class LocalIndexes:
    """Builds both indexes in this process's memory.

    With ``recent`` the texts are few, and mostly those of the index made before.
    """

    def __init__(self, recent: RecentStems | None = None) -> None:
        self._recent = recent

    def dense(self, vectors: Floats) -> FaissIndex:
        """An index over ``vectors``, shape (n, d)."""
        return FaissIndex(vectors)

    def lexical(self, texts: Sequence[str], progress: Progress | None = None) -> Bm25Index:
        """An index over ``texts``."""
        return Bm25Index(texts, progress, self._recent)
