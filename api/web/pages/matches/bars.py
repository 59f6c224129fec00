"""The scores of a match as bars: coloured parts, by what they are about, that add up to the score.

A fit is the sum of what its components add. The chance that both say yes is the product of two chances, so it
is shared out between the components by what each adds to the two fits together.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from api.web.words import Words, words
from matching.component_names import component_name
from matching.match import DirectedScore, Match
from matching.messages import Message

FAMILIES: Mapping[str, tuple[Words, tuple[str, ...]]] = {
    "text": (words("What they write"), ("text", "words", "mission")),
    "purpose": (words("What it is for"), ("purpose", "target_group", "motive")),
    "gift": (words("What is given"), ("resource", "competences", "quantity", "return", "roles")),
    "where": (words("Time and place"), ("time", "place", "language")),
    "way": (words("How to work together"), ("commitment", "size", "safeguards")),
    "start": (words("Starting point"), ("starting_point",)),
}
FAMILY_OF = {component: name for name, (_, own) in FAMILIES.items() for component in own}


@dataclass(frozen=True, slots=True)
class Segment:
    """A coloured part of a bar, in percent of its whole length."""

    family: str
    start: float
    width: float


@dataclass(frozen=True, slots=True)
class Bar:
    """A score in [0, 1] and its parts, whose widths add up to it."""

    value: float
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """What one component adds, in percent with one decimal; None where it is unknown to that direction."""

    family: str
    name: Message
    there: float | None
    back: float | None
    both: float


@dataclass(frozen=True, slots=True)
class Bars:
    """All three scores of a match, and the table behind them."""

    there: Bar
    back: Bar
    both: Bar
    lines: tuple[Line, ...]
    totals: tuple[float, float, float]


def bars_of(match: Match) -> Bars:
    """The bars of ``match``."""
    there, back = _parts(match.there), _parts(match.back)
    total = sum(there.values()) + sum(back.values())
    names = [name for name in FAMILY_OF if name in there or name in back]
    both = {
        name: match.score * (there.get(name, 0.0) + back.get(name, 0.0)) / total if total else 0.0
        for name in names
    }
    shown = [tenths(parts) for parts in (there, back, both)]
    lines = tuple(
        Line(FAMILY_OF[name], component_name(name), shown[0].get(name), shown[1].get(name), shown[2][name])
        for name in names
    )
    totals = (_tenth(sum(there.values())), _tenth(sum(back.values())), _tenth(sum(both.values())))
    return Bars(_bar(there), _bar(back), _bar(both), lines, totals)


def tenths(parts: Mapping[str, float]) -> dict[str, float]:
    """``parts`` in percent with one decimal, rounded so that they still add up to their rounded sum."""
    exact = {name: part * 1000 for name, part in parts.items()}
    whole = {name: math.floor(part) for name, part in exact.items()}
    missing = round(sum(exact.values())) - sum(whole.values())
    nearest: Sequence[str] = sorted(exact, key=lambda name: whole[name] - exact[name])
    for name in nearest[:missing]:
        whole[name] += 1
    return {name: tenth / 10 for name, tenth in whole.items()}


def _tenth(value: float) -> float:
    return round(value * 1000) / 10


def _parts(directed: DirectedScore) -> dict[str, float]:
    return {part.component: part.contribution for part in directed.parts}


def _bar(parts: Mapping[str, float]) -> Bar:
    segments: list[Segment] = []
    start = 0.0
    for family, (_, components) in FAMILIES.items():
        width = 100 * sum(parts.get(component, 0.0) for component in components)
        if width > 0:
            segments.append(Segment(family, start, width))
            start += width
    return Bar(start / 100, tuple(segments))
