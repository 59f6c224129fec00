"""Lists of words and phrases that mean something, as they stand in the CSV files of this folder.

A plain word also matches its Danish and English endings (``bogholder``: bogholdere, bogholderens).
``=job`` matches as it stands, ``regnskab*`` whatever follows, ``*lokale`` also the end of a compound
(mødelokalerne). A phrase matches word by word, ``a|b`` either word.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.resources import files
from typing import Generic, TypeVar

from matching.reading.text import Text

T = TypeVar("T")
LEAST_FRONT = 2
"""A compound has at least so many letters before its last part."""
VOWELS = frozenset("aeiouyæøåé")
AFTER_VOWEL = "s r n t er en et rne erne ns ts rs rnes".split()
AFTER_CONSONANT = "s e en et er ne erne ene es ens ets ers nes ernes".split()


@dataclass(frozen=True, slots=True)
class Hit(Generic[T]):
    """What the words at ``span`` mean."""

    span: range
    value: T


class WordList(Generic[T]):
    """Finds listed words and phrases in a text; the longest wins.

    Args:
        entries: pairs of a word or phrase, written as above, and what it means.
    """

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        self._whole: dict[str, T] = {}
        self._fronts: dict[str, T] = {}
        self._backs: dict[str, T] = {}
        self._phrases: dict[str, list[tuple[tuple[frozenset[str], ...], T]]] = defaultdict(list)
        for pattern, value in entries:
            self._add(pattern.casefold(), value)
        self._front_lengths = sorted({len(front) for front in self._fronts}, reverse=True)
        self._back_lengths = sorted({len(back) for back in self._backs}, reverse=True)

    def _add(self, pattern: str, value: T) -> None:
        if " " in pattern:
            parts = tuple(frozenset(part.split("|")) for part in pattern.split())
            for first in parts[0]:
                self._phrases[first].append((parts, value))
                self._phrases[first].sort(key=lambda entry: -len(entry[0]))
        elif pattern.startswith("="):
            self._whole[pattern[1:]] = value
        elif pattern.endswith("*"):
            self._fronts[pattern[:-1]] = value
        else:
            known = dict.fromkeys(forms(pattern.removeprefix("*")), value)
            self._whole.update({form: value for form in known if form not in self._whole})
            if pattern.startswith("*"):
                self._backs.update(known)

    def find(self, text: Text, span: range) -> Iterator[Hit[T]]:
        """Everything listed in ``span``, in its order, without overlaps."""
        at = span.start
        while at < span.stop:
            hit = self.at(text, at, span.stop)
            if hit:
                yield hit
            at = hit.span.stop if hit else at + 1

    def at(self, text: Text, at: int, end: int) -> Hit[T] | None:
        """What begins at the word ``at`` and ends before ``end``."""
        plain = text.words[at].plain
        for parts, value in self._phrases.get(plain, ()):
            stop = at + len(parts)
            if stop <= end and all(text.words[at + n].plain in part for n, part in enumerate(parts)):
                return Hit(range(at, stop), value)
        value_of_word = self.meaning(plain)
        return None if value_of_word is None else Hit(range(at, at + 1), value_of_word)

    def meaning(self, plain: str) -> T | None:
        """What a single word in lower case means; a whole word before an ending before a beginning."""
        if plain in self._whole:
            return self._whole[plain]
        for length in self._back_lengths:
            if len(plain) >= length + LEAST_FRONT and plain[-length:] in self._backs:
                return self._backs[plain[-length:]]
        for length in self._front_lengths:
            if plain[:length] in self._fronts:
                return self._fronts[plain[:length]]
        return None


def forms(word: str) -> set[str]:
    """``word`` with its Danish and English endings."""
    endings = AFTER_VOWEL if word[-1] in VOWELS else AFTER_CONSONANT
    found = {word, *(word + ending for ending in endings)}
    if word.endswith("y"):
        found.add(word[:-1] + "ies")
    return found


def rows_of(name: str) -> Iterator[dict[str, str]]:
    """Rows of the word list ``<name>.csv``."""
    text = files("matching.reading").joinpath(f"{name}.csv").read_text(encoding="utf-8")
    return csv.DictReader(text.splitlines())
