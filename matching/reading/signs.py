"""What else a text speaks of, as far as its words show: what is learnt, who receives, how urgent it is."""

from __future__ import annotations

from functools import cache
from typing import Literal, get_args

from matching.reading.text import read_words
from matching.reading.word_list import WordList, rows_of

Sign = Literal["learnt", "received", "urgent"]


def speaks_of(text: str) -> frozenset[Sign]:
    """What ``text``, in Danish or English, has words about."""
    words = read_words(text)
    whole = range(len(words))
    return frozenset(sign for sign in get_args(Sign) if next(_words_of(sign).find(words, whole), None))


@cache
def _words_of(sign: Sign) -> WordList[bool]:
    rows = [row for row in rows_of("readiness") if row["sign"] == sign]
    return WordList((word.strip(), True) for row in rows for word in row["words"].split(";"))
