"""Texts as numbers of stems: the vocabulary of a lexical index."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from matching.protocols import Progress
from matching.stop_words import STOP_WORDS
from models.words import stems, words

Ids = NDArray[np.int64]
CHUNK = 4_096


class _Numbers(dict[str, int]):
    """Numbers strings as they are met."""

    def __missing__(self, met: str) -> int:
        self[met] = number = len(self)
        return number


class WordIds:
    """Numbers the stems of texts; stop words have none."""

    def __init__(self) -> None:
        self._stems = _Numbers()

    def __len__(self) -> int:
        return len(self._stems)

    def read(self, texts: Sequence[str], progress: Progress | None = None) -> tuple[Ids, Ids]:
        """The stems of all ``texts`` by number, in one row, and how many each text has, shape (n,)."""
        pieces, pieces_of_text, numbers = _split(texts, progress)
        ids_of_piece = self._read(pieces)
        times = np.fromiter(map(len, ids_of_piece), np.int64, len(pieces))
        ids = np.fromiter(chain.from_iterable(ids_of_piece), np.int64, int(times.sum()))
        owners = np.repeat(np.arange(len(texts)), pieces_of_text)
        lengths = np.bincount(owners, times[numbers], len(texts)).astype(np.int64)
        return _unfolded(ids, times, numbers), lengths

    def number(self, stems_of: Sequence[Sequence[str]]) -> tuple[Ids, Ids]:
        """As :meth:`read`, of texts whose stems are known."""
        lengths = np.fromiter(map(len, stems_of), np.int64, len(stems_of))
        numbers = map(self._stems.__getitem__, chain.from_iterable(stems_of))
        return np.fromiter(numbers, np.int64, int(lengths.sum())), lengths

    def known(self, text: str) -> dict[str, int]:
        """Numbers of the stems in ``text`` that some text read before has, each once, by the stem."""
        asked = [word for word in words(text) if word not in STOP_WORDS]
        found = {stem: self._stems.get(stem) for stem in stems(asked)}
        return {stem: number for stem, number in found.items() if number is not None}

    def _read(self, pieces: list[str]) -> list[list[int]]:
        split = [[word for word in words(piece) if word not in STOP_WORDS] for piece in pieces]
        each = list(dict.fromkeys(chain.from_iterable(split)))
        number = {word: self._stems[stem] for word, stem in zip(each, stems(each), strict=True)}
        return [[number[word] for word in piece] for piece in split]


def _split(texts: Sequence[str], progress: Progress | None) -> tuple[list[str], Ids, Ids]:
    """The different pieces between spaces, how many each text has, and their numbers in one row.

    Pieces repeat, with their case and commas; what is in them is looked at once.
    """
    pieces, lengths, numbers = _Numbers(), [np.empty(0, np.int64)], [np.empty(0, np.int64)]
    for start in range(0, len(texts), CHUNK):
        split = [text.split() for text in texts[start : start + CHUNK]]
        lengths.append(np.fromiter(map(len, split), np.int64, len(split)))
        met = map(pieces.__getitem__, chain.from_iterable(split))
        numbers.append(np.fromiter(met, np.int64, int(lengths[-1].sum())))
        if progress:
            progress(start + len(split), len(texts))
    return list(pieces), np.concatenate(lengths), np.concatenate(numbers)


def _unfolded(ids: Ids, times: Ids, numbers: Ids) -> Ids:
    """Each number replaced by its run of ``ids``, the runs being ``times`` long."""
    first = np.cumsum(times) - times
    long = times[numbers]
    place = np.cumsum(long) - long
    unfolded: Ids = ids[np.repeat(first[numbers] - place, long) + np.arange(long.sum())]
    return unfolded
