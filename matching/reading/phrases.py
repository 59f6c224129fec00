"""Verb phrases that seek or give, as they stand in ``asks.csv``: ``stiller … til rådighed``."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from matching.reading.text import Text
from matching.reading.word_list import rows_of

GAP = "…"
LONGEST_GAP = 20
MOST_FILLERS = 2
MOST_HITS = 40
"""A text that seeks and gives more often than this is read by its first verbs."""
FILLERS = frozenset(
    "også derfor gerne meget nu godt evt eventuelt lige måske jer gratis desuden akut snarest lidt"
    " brændende altid stadig jo also now currently gladly happily urgently desperately really very much"
    " badly still".split()
)
"""Words that may stand between the words of a phrase."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """``sort`` is need, offer or nothing, which hides what only looks like one; ``object`` says where
    the thing stands: ``after`` or ``before`` the verb, on both sides (``around``), in its gap
    (``inside``), or nowhere as the people are what is given (``helpers``)."""

    sort: str
    object: str
    parts: tuple[frozenset[str], ...]

    @property
    def words(self) -> frozenset[str]:
        return frozenset().union(*self.parts)


@dataclass(frozen=True, slots=True)
class PhraseHit:
    """A phrase where it stands, from ``start`` to ``end``, and what lies in its gap."""

    phrase: Phrase
    start: int
    end: int
    gap: range


def find_phrases(text: Text) -> list[PhraseHit]:
    """The phrases of ``text`` in its order, without overlaps; the longest wins."""
    found: list[PhraseHit] = []
    at = 0
    while at < len(text) and len(found) < MOST_HITS:
        hit = _hit(text, at)
        if hit:
            found.append(hit)
        at = hit.end if hit else at + 1
    return found


@cache
def _phrases() -> dict[str, list[Phrase]]:
    """Phrases by their first word, the longest first."""
    found: dict[str, list[Phrase]] = defaultdict(list)
    for row in rows_of("asks"):
        for written in row["phrases"].split(";"):
            parts = tuple(frozenset(part.split("|")) for part in written.split())
            for first in parts[0]:
                found[first].append(Phrase(row["sort"], row["object"], parts))
                found[first].sort(key=lambda phrase: -len(phrase.parts))
    return found


def _hit(text: Text, at: int) -> PhraseHit | None:
    end = text.sentence(at).stop
    for phrase in _phrases().get(text.words[at].plain, ()):
        match = _match(text, phrase.parts, at, end)
        if match:
            return PhraseHit(phrase, at, *match)
    return None


def _match(text: Text, parts: Sequence[frozenset[str]], at: int, end: int) -> tuple[int, range] | None:
    """Where the phrase ends and what lies in its gap; None where it does not stand at ``at``."""
    gap, room = range(0), 0
    for part in parts:
        if GAP in part:
            gap, room = range(at, at), LONGEST_GAP
            continue
        in_gap = room == LONGEST_GAP
        place = _next(text, part, range(at, min(end, at + room + 1)), anything=in_gap)
        if place is None:
            return None
        gap = range(gap.start, place) if in_gap else gap
        at, room = place + 1, MOST_FILLERS
    return at, gap


def _next(text: Text, part: frozenset[str], span: range, *, anything: bool) -> int | None:
    """Where a word of ``part`` stands in ``span``, with only fillers before it unless ``anything`` may."""
    for place in span:
        if text.words[place].plain in part:
            return place
        if not anything and text.words[place].plain not in FILLERS:
            return None
    return None
