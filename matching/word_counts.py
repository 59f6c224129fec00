"""How common the words of a query are: what BM25 has to know of all the texts that are searched together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WordCounts:
    """Counts over some texts, for the words of one query; they add up over parts of a market."""

    texts: int
    words: int
    """Of all the texts together, stop words left out."""
    found_in: Mapping[str, int]
    """How many of the texts have each word of the query, by its stem."""

    def __add__(self, other: WordCounts) -> WordCounts:
        found_in = Counter(self.found_in)
        found_in.update(other.found_in)
        return WordCounts(self.texts + other.texts, self.words + other.words, found_in)
