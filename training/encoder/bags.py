"""Texts as the numbers of their word pieces, one after the other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from matching.protocols import Floats, Rows

if TYPE_CHECKING:
    from tokenizers import Tokenizer

LONGEST, SHORT = 256, 4
EMPTY = [0]


class Bags:
    """The pieces of ``texts``, at most 256 each; a text without any has the padding, which is zero."""

    def __init__(self, tokenizer: Tokenizer, texts: Sequence[str]) -> None:
        encoded = tokenizer.encode_batch(list(texts), add_special_tokens=False)
        bags = [found.ids[:LONGEST] or EMPTY for found in encoded]
        self._lengths = np.array([len(bag) for bag in bags], dtype=np.int64)
        self._starts = np.cumsum(self._lengths) - self._lengths
        self._pieces = np.array([piece for bag in bags for piece in bag], dtype=np.int64)
        self._vocabulary = tokenizer.get_vocab_size()

    def __len__(self) -> int:
        return len(self._lengths)

    @property
    def pieces(self) -> int:
        """Pieces in all texts."""
        return len(self._pieces)

    @property
    def frequency(self) -> Floats:
        """Share of each piece of the vocabulary in all texts, shape (v,)."""
        counts = np.bincount(self._pieces, minlength=self._vocabulary)
        shares: Floats = (counts / counts.sum()).astype(np.float32)
        return shares

    def take(self, rows: Rows) -> tuple[Rows, Rows]:
        """The pieces of the texts ``rows`` one after the other, and where each text starts."""
        lengths = self._lengths[rows]
        starts = np.cumsum(lengths) - lengths
        within = np.arange(lengths.sum()) + np.repeat(self._starts[rows] - starts, lengths)
        return self._pieces[within], starts


def thinned(pieces: Rows, starts: Rows, share: float, rng: np.random.Generator) -> tuple[Rows, Rows]:
    """``pieces`` without about ``share`` of them; each text keeps one at least, and one of fewer than
    four its first."""
    lengths = np.diff(starts, append=len(pieces))
    owner = np.repeat(np.arange(len(starts)), lengths)
    kept = rng.random(len(pieces)) >= share
    kept[starts[lengths < SHORT]] = True
    kept[starts[np.bincount(owner[kept], minlength=len(starts)) == 0]] = True
    left = np.bincount(owner[kept], minlength=len(starts))
    return pieces[kept], np.cumsum(left) - left
