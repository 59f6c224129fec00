"""The shipped text encoder: a vector for every piece of a word, summed up; no torch is needed to run it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from itertools import chain
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING
from unicodedata import is_normalized, normalize

import numpy as np

from matching.protocols import Floats, Progress, Rows
from models.artefact import Manifest, read_manifest

if TYPE_CHECKING:
    from tokenizers import Tokenizer

SHIPPED = Path(__file__).parent / "encoder"
CHUNK = 1_024
MOST_WORDS = 65_536
WORD = re.compile(r"\w+|[^\w\s]")
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

    @property
    def is_warm(self) -> bool:
        """Whether it has been used: a few texts more then take less time than to look for them in a file."""
        return bool(self._row)

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
        self._learn(set(chain.from_iterable(split)))
        rows = [*map(self._row.__getitem__, chain.from_iterable(split))]
        sums = _sum(rows, [*map(len, split)], self._words[:, : self.dimension])
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
        self._words[first:end] = self._vectors(new)
        self._row.update(zip(new, range(first, end), strict=True))

    def _vectors(self, words: list[str]) -> Floats:
        """Sum of the pieces of each word, shape (words, d). One long text of them all is read in a quarter
        of the time."""
        found = self._tokenizer.encode(" ".join(words), add_special_tokens=False)
        begins = np.fromiter((begin for begin, _ in found.offsets), np.int64, len(found))
        lengths = np.fromiter(map(len, words), np.int64, len(words)) + 1
        owners = np.searchsorted(np.cumsum(lengths), begins, side="right")
        return _sum(found.ids, np.bincount(owners, minlength=len(words)), self._pieces)

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


def _sum(rows: list[int], lengths: Sequence[int] | Rows, table: Floats) -> Floats:
    """Sums of runs of the table's rows, the runs being ``lengths`` long: shape (runs, d)."""
    from scipy.sparse import csr_array

    ends = np.concatenate([[0], np.cumsum(lengths, dtype=np.int64)])
    ones = np.ones(len(rows), dtype=np.float32)
    sums: Floats = csr_array((ones, rows, ends), shape=(len(ends) - 1, len(table))) @ table
    return sums


def _plain(text: str) -> str:
    """Lower case, compatible forms joined, lone surrogates left out; the tokenizer does the rest."""
    if not text.isascii():
        text = text.encode("utf-8", "ignore").decode()
        text = text if is_normalized("NFKC", text) else normalize("NFKC", text)
    return text.lower()
