"""How much: people, pieces, places, kroner and square metres."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from matching.reading.asks import Ask
from matching.reading.numbers import number
from matching.reading.resources import Sought, named_in
from matching.reading.text import Text

MOST = 10**9
FARTHEST = 3
"""So many words after its number a noun may stand: *12 brugte bærbare computere*."""
MONEY = frozenset("kr kroner krone dkk".split())
SCALES = {"mio": 10**6, "million": 10**6, "millioner": 10**6, "tusind": 10**3, "tusinde": 10**3}
RATE = frozenset("pr per each om hver stykket a an every".split())
YEAR = re.compile(r"(19|20)\d\d")
AREA = frozenset("kvm m2 m² kvadratmeter sqm".split())
UNITS = {
    "volunteer_time": ("people",),
    "skilled_time": ("people",),
    "mentoring": ("people",),
    "knowledge": ("people",),
    "access_to_target_group": ("people",),
    "work_placement": ("places",),
    "goods": ("items",),
    "funding": ("dkk",),
    "premises": ("square_metres",),
    None: ("people", "items", "places"),
}
"""In which units the amount of a resource kind is read."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity with its unit."""

    quantity: Decimal
    unit: str


def read_amount(text: Text, ask: Ask, sought: Sought) -> Amount | None:
    """The amount that is sought or given; None where the text states none or several."""
    sentence = text.sentence(ask.start)
    found = [*_counted(text, sought.spans), *_money(text, sentence), *_area(text, sentence)]
    fitting = {amount for amount in found if amount.unit in UNITS.get(sought.kind, ())}
    return fitting.pop() if len(fitting) == 1 else None


def _counted(text: Text, spans: Sequence[range]) -> Iterator[Amount]:
    for span in spans:
        units = {hit.span.start: hit.value.unit for hit in named_in(text, [span]) if hit.value.unit}
        for at in span:
            value = _whole(text, at)
            end = min(at + 1 + FARTHEST, text.clause(at).stop)
            near = [units[place] for place in range(at + 1, end) if place in units]
            if value and near:
                yield Amount(value, near[0])


def _whole(text: Text, at: int) -> Decimal | None:
    value = number(text.words[at].plain, text.is_danish(at))
    whole = value is not None and value == int(value) and 0 < value <= MOST
    return value if whole and not YEAR.fullmatch(text.words[at].plain) else None


def _money(text: Text, sentence: range) -> Iterator[Amount]:
    for at in sentence:
        if text.words[at].plain not in MONEY or _is_a_rate(text, at):
            continue
        value = _before(text, at) or _after(text, at)
        if value is not None and 0 < value <= MOST:
            yield Amount(value, "dkk")


def _is_a_rate(text: Text, at: int) -> bool:
    """*45 kr. pr. kuvert*, *100 kr a month*: a price, not what is sought."""
    sentence = text.sentence(at)
    near = range(at + 1, min(at + 3, sentence.stop))
    following = [word for word in text.plain(near) if not word[0].isdecimal()]
    return following[:1] != [] and following[0] in RATE


def _before(text: Text, at: int) -> Decimal | None:
    scale = SCALES.get(text.words[at - 1].plain) if at else None
    place = at - 1 if scale is None else at - 2
    value = number(text.words[place].plain, text.is_danish(at)) if place >= 0 else None
    return value * (scale or 1) if value is not None else None


def _after(text: Text, at: int) -> Decimal | None:
    """``kr. 15.000`` and ``DKK 15,000``."""
    if at + 1 not in text.sentence(at):
        return None
    return number(text.words[at + 1].plain, text.is_danish(at))


def _area(text: Text, sentence: range) -> Iterator[Amount]:
    words = text.words
    for at in sentence:
        square = words[at - 1].plain in {"square", "sq"} and words[at].plain in {"metres", "meters", "m"}
        if not square and words[at].plain not in AREA:
            continue
        place = at - 2 if square else at - 1
        value = number(words[place].plain, text.is_danish(at)) if place >= 0 else None
        if value is not None and 0 < value <= MOST:
            yield Amount(value, "square_metres")
