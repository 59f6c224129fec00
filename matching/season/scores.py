"""The scores a season was planned from: kept beside it, so that it can be planned again as it was."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposer:
    """A need or an offer that gets a list, and the receivers that can be on it.

    ``receivers`` are positions in :attr:`SeasonScores.receivers`; ``own`` and ``theirs`` are the chances
    that it, and that the receiver, says yes, in the same order.
    """

    statement: str
    partner: str
    receivers: tuple[int, ...] = ()
    own: tuple[float, ...] = ()
    theirs: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Receiver:
    """A need or an offer that answers; ``cap`` and ``capacity`` are None where nothing limits it."""

    statement: str
    partner: str
    cap: float | None = None
    capacity: float | None = None
    small: bool = False
    """Whether its partner is known to be small."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeasonScores:
    """Who there is, and what they think of each other; it has the id of its season."""

    id: str
    proposers: tuple[Proposer, ...]
    receivers: tuple[Receiver, ...]

    @property
    def pairs(self) -> int:
        """Number of pairs that can be planned."""
        return sum(len(one.receivers) for one in self.proposers)
