"""Texts written all in capitals, as registers often have them, in ordinary letters."""

from __future__ import annotations

import re
from typing import Literal

Capitals = Literal["sentence", "title"]
_SHARE = 0.9
_BEGINNING_LENGTH = 300
_CAPITAL = re.compile("[A-ZÀ-ÖØ-Þ]+")
_SMALL_LETTER = re.compile("[a-zß-öø-ÿ]+")
_BEGINNING = re.compile(r"(^\W*|[.!?:;]\s+\W*|\n\W*)(\w)")
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_INITIALS = re.compile(r"\b[B-DF-HJ-NP-TV-XZ]{2,}\b")
_SMALL_WORDS = frozenset(
    "a an and at by for from in of on or the to with og i af for til på med ved den det".split()
)


def in_ordinary_letters(text: str, style: Capitals) -> str:
    """``text`` with capitals as in a sentence or a title; as it is, unless it is all in capitals.

    Words without a vowel, such as RSPB, stay as they are; other names in the text lose their capital
    in a sentence, since nothing tells them from other words.
    """
    if not is_shouted(text):
        return text
    lower = _with_initials(text, text.lower())
    if style == "sentence":
        return _BEGINNING.sub(lambda found: found[1] + found[2].upper(), lower)
    return _WORD.sub(lambda found: _titled(found[0], found.start() == 0), lower)


def is_shouted(text: str) -> bool:
    """True for two words or more of which nine letters in ten are capitals, as its beginning shows."""
    text = text[:_BEGINNING_LENGTH]
    capitals = len(text) - len(_CAPITAL.sub("", text))
    small = len(text) - len(_SMALL_LETTER.sub("", text))
    return capitals > 1 and capitals >= _SHARE * (capitals + small) and len(text.split()) > 1


def _titled(word: str, is_first: bool) -> str:
    if word.isupper() or (word in _SMALL_WORDS and not is_first):
        return word
    return word[0].upper() + word[1:]


def _with_initials(text: str, lower: str) -> str:
    if len(text) != len(lower):
        return lower
    for found in _INITIALS.finditer(text):
        lower = lower[: found.start()] + found[0] + lower[found.end() :]
    return lower
