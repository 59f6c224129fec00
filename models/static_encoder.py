"""The shipped text encoder: a vector for every piece of a word, summed up; no torch is needed to run it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING
from unicodedata import is_normalized, normalize

import numpy as np

from matching.protocols import Floats, Progress
from models.artefact import Manifest, read_manifest

if TYPE_CHECKING:
    from tokenizers import Tokenizer

SHIPPED = Path(__file__).parent / "encoder"
CHUNK = 1_024
MOST_WORDS = 65_536
WORD = re.compile(r"[^\W\d_]+|\d+|[^\w\s]|_")
QUOTES = str.maketrans(dict.fromkeys("\u2019\u0060\u00b4", "'"))
TOKENIZER, WEIGHTS = "tokenizer.json", "model.safetensors"


class StaticEncoder:
    """Reads a folder with ``manifest.json``, ``tokenizer.json`` and ``model.safetensors``: 8-bit rows
    and a scale for each token. The same folder opens in sentence-transformers.

    A text is the sum of the vectors of its words' pieces, at unit length; what weight a piece has is in
    its length. Vectors may be cut to 128 or 64 numbers and scaled to unit length again (Matryoshka).
    """

    def __init__(self, folder: Path = SHIPPED, dimension: int | None = None) -> None:
        self._folder = folder
        self._cut = dimension
        self._lock = Lock()
        self._row: dict[str, int] = {}

    @cached_property
    def manifest(self) -> Manifest:
        """What the folder declares; its files have been held against it."""
        return read_manifest(self._folder)

    @property
    def name(self) -> str:
        """Name and fingerprint of the files, with the dimension where vectors are cut.

        Vectors are kept under this name: those of other weights must not be taken for these.
        """
        name = f"{self.manifest.name}@{self.manifest.fingerprint}"
        return name if self._cut is None else f"{name}/{self._cut}"

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        return self._cut or self.manifest.dimension

    @property
    def similarity_bounds(self) -> tuple[float, float]:
        """Cosines of unrelated texts, and of texts as close as two profiles get."""
        return self.manifest.similarity_bounds

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> Floats:
        """Vectors of ``texts``, shape (n, d), float32, unit length, same order; zero for a text of which
        no piece is known.

        Raises:
            ModelUnavailable: the folder is not what its manifest says.
        """
        encoded = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for start in range(0, len(texts), CHUNK):
            done = min(start + CHUNK, len(texts))
            with self._lock:
                encoded[start:done] = self._encode(texts[start:done])
            if progress:
                progress(done, len(texts))
        return encoded

    def _encode(self, texts: Sequence[str]) -> Floats:
        split = [WORD.findall(_plain(text)) for text in texts]
        self._learn({word for words in split for word in words})
        rows = [[self._row[word] for word in words] for words in split]
        sums = _sums(rows, self._words[:, : self.dimension])
        lengths = np.linalg.norm(sums, axis=1, keepdims=True)
        unit: Floats = np.divide(sums, lengths, out=np.zeros_like(sums), where=lengths > 0)
        return unit

    def _learn(self, words: set[str]) -> None:
        """Make sure that every word has a row in the table of word vectors."""
        if len(self._row) > MOST_WORDS:
            self._row.clear()
        new = sorted(words - self._row.keys())
        if not new:
            return
        first, end = len(self._row), len(self._row) + len(new)
        if end > len(self._words):
            grown = np.zeros((2 * end, self._words.shape[1]), dtype=np.float32)
            grown[:first] = self._words[:first]
            self._words = grown
        split = [found.ids for found in self._tokenizer.encode_batch_fast(new, add_special_tokens=False)]
        self._words[first:end] = _sums(split, self._pieces)
        self._row.update(zip(new, range(first, end), strict=True))

    @cached_property
    def _words(self) -> Floats:
        return np.zeros((CHUNK, self.manifest.dimension), dtype=np.float32)

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        from tokenizers import Tokenizer

        _ = self.manifest
        tokenizer = Tokenizer.from_file(str(self._folder / TOKENIZER))
        tokenizer.no_padding()
        tokenizer.no_truncation()
        return tokenizer

    @cached_property
    def _pieces(self) -> Floats:
        """Vector of each piece of a word, shape (pieces, d)."""
        from safetensors.numpy import load_file

        _ = self.manifest
        tensors = load_file(self._folder / WEIGHTS)
        vectors: Floats = tensors["embeddings"].astype(np.float32) * tensors["weights"].reshape(-1, 1)
        return vectors


def _sums(rows: list[list[int]], table: Floats) -> Floats:
    """Sum of the table's rows that each list names, shape (lists, d)."""
    from scipy.sparse import csr_array

    columns = [row for own in rows for row in own]
    ends = np.cumsum([0, *map(len, rows)])
    counts = csr_array(
        (np.ones(len(columns), dtype=np.float32), columns, ends), shape=(len(rows), len(table))
    )
    sums: Floats = counts @ table
    return sums


def _plain(text: str) -> str:
    """Lower case, compatible forms joined, lone surrogates left out."""
    if not text.isascii():
        text = text.encode("utf-8", "ignore").decode()
        text = text if is_normalized("NFKC", text) else normalize("NFKC", text)
        text = text.translate(QUOTES)
    return text.lower()
