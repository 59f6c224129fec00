"""Competences that a text speaks of: proposals for whoever writes it, who takes them or does not."""

from __future__ import annotations

from functools import cache

from matching.messages import Language
from matching.reading.text import read_words
from matching.reading.tongue import DANISH, ENGLISH, is_danish
from matching.reading.word_list import WordList, rows_of

MOST = 8


def proposed_competences(text: str, language: Language) -> tuple[str, ...]:
    """Labels of at most eight competences, each once, in the order of the text.

    Those of a Danish text are in Danish, of an English one in English, and where that cannot be told in
    ``language``.
    """
    words = read_words(text)
    every = range(len(words))
    found = dict.fromkeys(hit.value for hit in _words().find(words, every))
    tongue = _tongue(words.plain(every), language)
    return tuple(da if tongue == "da" else en for da, en in list(found)[:MOST])


def _tongue(plain: list[str], language: Language) -> Language:
    if (DANISH | ENGLISH).isdisjoint(plain):
        return language
    return "da" if is_danish(plain) else "en"


@cache
def _words() -> WordList[tuple[str, str]]:
    return WordList(
        (word.strip(), (row["da"], row["en"]))
        for row in rows_of("competences")
        for word in row["words"].split(";")
    )
