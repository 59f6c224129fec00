"""Words of a text and their stems, the same for every model that looks at words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from unicodedata import is_normalized, normalize

import Stemmer

LONGEST_WORD = 64
_WORD = re.compile(rf"\w{{1,{LONGEST_WORD}}}")


def words(text: str) -> list[str]:
    """Words of ``text`` in its order: casefolded, letters and digits of any script, æøå kept.

    A run of more than 64 letters is cut into pieces of 64, so that no input makes a word costly.
    """
    plain = text if is_normalized("NFC", text) else normalize("NFC", text)
    return _WORD.findall(plain.casefold())


def stems(given: Sequence[str]) -> list[str]:
    """Stem of each word, for Danish and English alike: the English stem of the Danish stem.

    Measured on ESCO labels → descriptions (da, en) and charities' activities → objects (en): as good
    in each language as that language's own stemmer, and better than indexing both stems.
    """
    # A stemmer must not be shared between threads, and making one costs two microseconds.
    danish, english = Stemmer.Stemmer("danish"), Stemmer.Stemmer("english")
    stemmed: list[str] = english.stemWords(danish.stemWords(given))
    return stemmed
