"""Stems of a text as numbers that are the same in every process, so that a database can keep them."""

from __future__ import annotations

from functools import lru_cache
from hashlib import blake2b

from matching.stop_words import STOP_WORDS
from models.words import stems, words

REMEMBERED = 200_000


def stems_of(text: str) -> list[str]:
    """The stems of ``text`` in its order, each as often as it is there, without stop words."""
    return stems([word for word in words(text) if word not in STOP_WORDS])


@lru_cache(REMEMBERED)
def stem_number(stem: str) -> int:
    """A number of 32 bits with a sign. Two of a million stems share one by chance now and then; then a text
    counts for a word it does not have."""
    return int.from_bytes(blake2b(stem.encode("utf-8", "surrogatepass"), digest_size=4).digest(), signed=True)
