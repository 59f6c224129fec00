"""The indexes of this machine: FAISS for vectors, BM25 for words."""

from __future__ import annotations

from collections.abc import Sequence

from matching.protocols import Floats, Progress
from models.dense_index import FaissIndex
from models.lexical_index import Bm25Index


class LocalIndexes:
    """Builds both indexes in this process's memory."""

    def dense(self, vectors: Floats) -> FaissIndex:
        """An index over ``vectors``, shape (n, d)."""
        return FaissIndex(vectors)

    def lexical(self, texts: Sequence[str], progress: Progress | None = None) -> Bm25Index:
        """An index over ``texts``."""
        return Bm25Index(texts, progress)
