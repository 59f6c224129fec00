"""Words that translate each other, found in pairs of sentences that do."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matching.protocols import Rows
from training.encoder.corpus import Pair

WORD = re.compile(r"[^\W\d_]+")
MOST_WORDS, ROUNDS = 60, 6
LEAST_CERTAINTY, LEAST_COUNT = 0.3, 0.8
Doubles = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class _Meetings:
    """Every Danish word of a pair with every English word of it: (m,) words, and the occurrence each is."""

    danish: Rows
    english: Rows
    danish_at: Rows
    english_at: Rows


def aligned_words(pairs: Iterable[Pair]) -> list[Pair]:
    """Danish and English words that explain each other best, each of at least two letters.

    Expectation maximisation over all meetings of words, both ways (IBM Model 1: Brown et al., 1993); a
    pair is kept whose two probabilities have a geometric mean above 0.3, and that is expected to have
    occurred.
    """
    bags = [(_words(da), _words(en)) for da, en in pairs]
    bags = [bag for bag in bags if bag[0] and bag[1]]
    if not bags:
        return []
    danish, english = (sorted({word for bag in bags for word in bag[side]}) for side in (0, 1))
    met = _meetings(bags, _numbers(danish), _numbers(english))
    kinds, kind = np.unique(met.danish * len(english) + met.english, return_inverse=True)
    of_danish, of_english = np.divmod(kinds, len(english))
    there, seen = _probabilities(of_danish, kind, met.english_at)
    back, seen_back = _probabilities(of_english, kind, met.danish_at)
    is_sure = (there * back > LEAST_CERTAINTY**2) & (np.minimum(seen, seen_back) >= LEAST_COUNT)
    found = ((danish[of_danish[row]], english[of_english[row]]) for row in np.flatnonzero(is_sure))
    return [pair for pair in found if min(map(len, pair)) > 1]


def _probabilities(source: Rows, kind: Rows, occurrence: Rows) -> tuple[Doubles, Doubles]:
    """Of each kind of meeting: how probable the other word is, given its source, and its expected count."""
    probable: Doubles = np.ones(len(source))
    count: Doubles = np.ones(len(source))
    for _ in range(ROUNDS):
        weight = probable[kind]
        weight /= np.bincount(occurrence, weights=weight)[occurrence]
        count = np.bincount(kind, weights=weight, minlength=len(source)).astype(np.float64)
        probable = count / np.bincount(source, weights=count)[source]
    return probable, count


def _meetings(
    bags: list[tuple[list[str], list[str]]], danish: dict[str, int], english: dict[str, int]
) -> _Meetings:
    columns: tuple[list[Rows], ...] = ([], [], [], [])
    danish_before = english_before = 0
    for da, en in bags:
        ours, theirs = np.arange(len(da)), np.arange(len(en))
        numbers = np.array([danish[word] for word in da]), np.array([english[word] for word in en])
        columns[0].append(np.repeat(numbers[0], len(en)))
        columns[1].append(np.tile(numbers[1], len(da)))
        columns[2].append(danish_before + np.repeat(ours, len(en)))
        columns[3].append(english_before + np.tile(theirs, len(da)))
        danish_before, english_before = danish_before + len(da), english_before + len(en)
    return _Meetings(*(np.concatenate(column) for column in columns))


def _words(text: str) -> list[str]:
    return sorted(set(WORD.findall(text.lower())[:MOST_WORDS]))


def _numbers(words: list[str]) -> dict[str, int]:
    return {word: number for number, word in enumerate(words)}
