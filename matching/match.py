"""What a recommendation says: matches with two directed scores and reasons, and how the list was made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from matching.messages import Message
from matching.partner import Partner
from matching.prior import Side
from matching.statement import Statement

Verdict = Literal["yes", "partly", "no"]


@dataclass(frozen=True, slots=True)
class Part:
    """One bar of a directed score: what the component is worth and what it adds to the fit."""

    component: str
    value: float
    contribution: float


@dataclass(frozen=True, slots=True)
class DirectedScore:
    """The chance that one side says yes; the contributions of ``parts`` add up to ``fit``."""

    side: Side
    probability: float
    fit: float
    parts: tuple[Part, ...]
    values: Mapping[str, float] = field(repr=False, compare=False)
    """The values of ``parts`` by component."""

    def value(self, component: str) -> float | None:
        """Value of a component; None where it is unknown."""
        return self.values.get(component)


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason in words, with the value it was computed from.

    ``value`` is the mean of the two directions where both know it; ``quote`` is the sentence of the
    other's profile that fits best, for reasons that come from text; None where its title fits better.
    """

    component: str
    verdict: Verdict
    value: float
    sentence: Message
    quote: str | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """Two partners and the statements that join them."""

    partner: Partner
    ours: Statement | None
    """The statement of the query's side; None when its profile was compared."""
    theirs: Statement | None
    """The statement of ``partner``; None when its profile was compared."""
    also: tuple[Statement, ...]
    """Further statements of ``partner`` that fit."""
    score: float
    """The chance that both say yes."""
    there: DirectedScore
    """The query's side says yes."""
    back: DirectedScore
    """``partner`` says yes."""
    distance_km: float | None
    reasons: tuple[Reason, ...]
    questions: tuple[Message, ...]
    """What is unknown, as questions for the first meeting."""


@dataclass(frozen=True, slots=True)
class Recommendations:
    """A list with how it was made: the same register and query give the same list."""

    matches: tuple[Match, ...]
    considered: int
    """Profiles and statements of other partners that were compared."""
    removed: dict[str, int]
    """How many of them each gate and each filter removed."""
    model: str
    """Names of the encoder and the ranker."""
    notes: tuple[Message, ...] = ()
    """What the reader should know: an empty list with its reason, text that could not be used."""


@dataclass(frozen=True, slots=True)
class Why:
    """Where one partner stands in the list for a query, and why."""

    partner: Partner
    rank: int | None
    """Place in the whole list, from 1; None when every row of the partner was removed."""
    of: int
    """Length of the whole list."""
    match: Match | None
    removed: tuple[tuple[Statement | None, str], ...]
    """Statements (None = the profile) that a gate or filter removed, with its name."""
    model: str
