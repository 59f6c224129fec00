"""The alliance problem as arrays: who could fill which part, how well, and what must hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from matching.alliances.checked import check_problem

Values = NDArray[np.float64]
Mask = NDArray[np.bool_]

FIT_WEIGHT = 0.01
"""All of the fit counts for as much as one percentage point of coverage."""
MEMBER_COST = 0.001
"""A further member must be worth a tenth of a percentage point of coverage."""
KNOWN_WEIGHT = 0.02
"""A good partnership counts for two percentage points of coverage, where it is asked for."""
LOWEST = -0.1
"""No plan is worth less: members cost a thousandth each."""
LEAST_SHARE = 0.05
"""A member that gives a quantity gives at least so much of what is sought, or all it has."""


@dataclass(frozen=True, slots=True)
class Group:
    """A sector or kind of partner, of which at least one member is required."""

    name: str
    members: Mask
    """Shape (c,)."""


@dataclass(frozen=True, slots=True)
class Stock:
    """What is left of one offer, which may be drawn on for several parts."""

    candidate: int
    left: float
    draws: Mapping[int, float]
    """What a whole part takes of it, by part."""


@dataclass(frozen=True, kw_only=True)
class Problem:
    """c candidates, p parts.

    Raises:
        InvalidQuery: a value that is none, or conditions that nothing can meet.
    """

    weights: Values
    """Shape (p,), above 0."""
    divisible: Mask
    """Shape (p,): whether several members may fill the part together; else one does, or none."""
    degree: Values
    """Shape (c, p), in [0, 1]: how well the candidate answers the part; 0 is not at all."""
    most: Values
    """Shape (c, p), in [0, 1]: the largest share of a divisible part that the candidate can give."""
    fit: Values
    """Shape (c, p), in [0, 1]: the chance that both sides say yes."""
    loads: NDArray[np.int64]
    """Shape (c,): the most parts that the candidate fills."""
    seats: int
    """The most members."""
    conflicts: Mask
    """Shape (c, c), symmetric: pairs that a gate keeps apart."""
    groups: tuple[Group, ...] = ()
    required: Mask | None = None
    """Shape (c,): members whom the broker has named."""
    known: Mask | None = None
    """Shape (c, c), symmetric: good partnerships that are preferred; None where that is not asked for."""
    known_to_asker: Mask | None = None
    """Shape (c,): the same with the partner who asks."""
    stocks: tuple[Stock, ...] = ()
    smallest: Values | None = None
    """Shape (p,), in (0, 1]: the smallest share of each part that a member may give; 0.05 where left out."""
    unlike: tuple[Mask, ...] = ()
    """Members of earlier alliances, each of shape (c,), from which this one must differ."""

    def __post_init__(self) -> None:
        check_problem(self)

    @property
    def shape(self) -> tuple[int, int]:
        """Number of candidates and of parts."""
        return int(self.degree.shape[0]), int(self.degree.shape[1])

    @cached_property
    def share_of_weight(self) -> Values:
        """The weights, adding up to 1; shape (p,)."""
        return np.asarray(self.weights / self.weights.sum())

    @cached_property
    def reach(self) -> Values:
        """The largest share of each part a candidate can fill, 0 where it cannot; shape (c, p)."""
        able = (self.degree > 0) & (self.most > 0) & (self.loads > 0)[:, None]
        return np.where(able, np.where(self.divisible, self.most, 1.0), 0.0)

    @cached_property
    def covers(self) -> Values:
        """Coverage that a whole share brings; shape (c, p)."""
        return np.asarray(self.share_of_weight * self.degree)

    @cached_property
    def gain(self) -> Values:
        """What a whole share adds to the value: coverage, and fit as the second term; shape (c, p)."""
        return np.asarray(self.covers * (1 + FIT_WEIGHT * self.fit))

    @cached_property
    def bonus(self) -> Values:
        """What a candidate adds by being a member: less its cost, more if the asker knows it; shape (c,)."""
        bonus = np.full(self.shape[0], -MEMBER_COST)
        return bonus if self.known_to_asker is None else bonus + KNOWN_WEIGHT * self.known_to_asker

    @cached_property
    def named(self) -> Mask:
        """Members whom the broker has named; shape (c,)."""
        return np.zeros(self.shape[0], dtype=np.bool_) if self.required is None else self.required

    @cached_property
    def least(self) -> Values:
        """The smallest share that counts as filling; shape (c, p)."""
        smallest = LEAST_SHARE if self.smallest is None else self.smallest
        return np.where(self.divisible, np.minimum(self.reach, smallest), self.reach)
