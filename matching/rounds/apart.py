"""Two whom a hard condition of their profiles keeps apart, and what lets them meet all the same."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

SAME_PARTNER = "same_partner"
BOTH = frozenset({"excluded", SAME_PARTNER})
"""Gates over which the two meet only if both ask for it: what one of them rules out is a no thanks."""


@dataclass(frozen=True, slots=True)
class Apart:
    """``a`` and ``b`` are ids of participants, ``gate`` is the name of the gate."""

    a: str
    b: str
    gate: str


class Asking(Protocol):
    """Somebody who may have asked for meetings."""

    @property
    def id(self) -> str: ...
    @property
    def wishes(self) -> tuple[str, ...]: ...
    @property
    def musts(self) -> tuple[str, ...]: ...


def barred(apart: Iterable[Apart], a: Iterable[Asking], b: Iterable[Asking]) -> frozenset[tuple[str, str]]:
    """The pairs of ``apart`` that must not meet: nobody, or too few of the two, has asked for it."""
    asked = {one.id: {*one.wishes, *one.musts} for one in (*a, *b)}
    return frozenset(
        (pair.a, pair.b)
        for pair in apart
        if pair.a in asked
        and pair.b in asked
        and (pair.b in asked[pair.a]) + (pair.a in asked[pair.b]) < 1 + (pair.gate in BOTH)
    )
