"""Partners that a registration may be about already: the same number in a register, or a very alike name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from matching.partner import Partner

Why = Literal["identifier", "name"]
ALIKE = 0.86
"""Of two names the least share of letters in the same order (Ratcliff and Obershelp) that is alike."""
FORMS = frozenset("aps as is ks fmba amba ivs smba a/s i/s k/s f.m.b.a. a.m.b.a. s.m.b.a.".split())
"""What says what an organisation is by law and not what it is called."""
NO_SIGN = re.compile(r"\W")
MOST = 5


@dataclass(frozen=True, slots=True)
class Alike:
    """A partner that may be the same one, and why."""

    partner: Partner
    why: Why


def duplicates(of: Partner, among: Iterable[Partner]) -> list[Alike]:
    """At most five partners that may be the same as ``of``: the same number first, then alike names."""
    numbers, name = _numbers(of), plain_name(of.name)
    found: list[tuple[float, Alike]] = []
    for one in among:
        if one.id == of.id:
            continue
        if not numbers.isdisjoint(_numbers(one)):
            found.append((2.0, Alike(one, "identifier")))
        elif (share := _share(name, plain_name(one.name))) >= ALIKE:
            found.append((share, Alike(one, "name")))
    found.sort(key=lambda pair: (-pair[0], pair[1].partner.id))
    return [one for _, one in found[:MOST]]


class Known:
    """Partners by their numbers and plain names: quick to ask for each of a list of registrations."""

    def __init__(self, partners: Iterable[Partner]) -> None:
        self._by: dict[tuple[str, str], set[str]] = {}
        for one in partners:
            for key in _keys(one):
                self._by.setdefault(key, set()).add(one.id)

    def count(self, of: Partner) -> int:
        """How many have the same number, or the very same name."""
        found: set[str] = set()
        for key in _keys(of):
            found |= self._by.get(key, set())
        return len(found - {of.id})


def plain_name(name: str) -> str:
    """``name`` as names are compared: small letters, without signs and without the form by law.

    >>> plain_name("Talknuserne A/S") == plain_name("  TALKNUSERNE  ")
    True
    """
    words = unicodedata.normalize("NFC", name).casefold().split()
    return " ".join(filter(None, (NO_SIGN.sub("", word) for word in words if word not in FORMS)))


def _share(one: str, other: str) -> float:
    if not one or not other or 2 * min(len(one), len(other)) < ALIKE * (len(one) + len(other)):
        return 0.0
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= ALIKE else 0.0


def _keys(partner: Partner) -> frozenset[tuple[str, str]]:
    return _numbers(partner) | {("", plain_name(partner.name))}


def _numbers(partner: Partner) -> frozenset[tuple[str, str]]:
    return frozenset((one.scheme, one.code) for one in partner.identifiers)
