"""What is proposed: alliances, with what every partner brings and what stays uncovered."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from matching.alliances.part import Part
from matching.alliances.ways import Way
from matching.messages import Message
from matching.partner import Partner
from matching.statement import Need


@dataclass(frozen=True, slots=True)
class Brought:
    """What one member brings to one part."""

    part: Part
    way: Way
    share: float
    """Share of the part, in (0, 1]."""
    amount: Decimal | None
    """In the unit of the part; None where it has no quantity, or nobody knows how much is offered."""
    covers: float
    """Share of the whole need, in [0, 1]."""


@dataclass(frozen=True, slots=True)
class Member:
    """A partner with all it brings."""

    partner: Partner
    brings: tuple[Brought, ...]

    @property
    def covers(self) -> float:
        """Share of the whole need, in [0, 1]."""
        return sum(brought.covers for brought in self.brings)


@dataclass(frozen=True, slots=True)
class Uncovered:
    """What stays open of a part, as a share of it, and the one reason."""

    part: Part
    share: float
    reason: Message


@dataclass(frozen=True, slots=True)
class Alliance:
    """Partners who together cover a need, with the one who is asked first."""

    members: tuple[Member, ...]
    """Those who bring most first."""
    coverage: float
    fit: float
    gap: float
    """How much more the best could be worth, in shares of coverage; 0 where this one is proven best."""
    primary: Partner
    primary_reason: Message
    uncovered: tuple[Uncovered, ...]
    difference: float | None
    """Least share of members who are not in an earlier alternative; None for the first."""
    good: tuple[tuple[Partner, Partner], ...] = ()
    """The good partnerships that were preferred: between two members, or of a member with the asker."""


@dataclass(frozen=True, slots=True)
class AlliancePlan:
    """Alternatives for one need, best first."""

    need: Need
    asker: Partner
    parts: tuple[Part, ...]
    alliances: tuple[Alliance, ...]
    candidates: int
    apart: int
    """Pairs of candidates that a gate keeps apart."""
    seconds: float
    model: str
    notes: tuple[Message, ...] = ()
