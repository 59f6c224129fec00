"""What a plan has to keep to besides having many matches."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from matching.errors import InvalidQuery
from matching.market_plan.arrays import Floats
from matching.messages import message

PerReceiver = float | Sequence[float] | None
"""One number for all receivers, or one for each."""


@dataclass(frozen=True, slots=True)
class Constraints:
    """Side constraints of a plan; what is left out does not bind.

    Attributes:
        capacity: most matches that a receiver can be expected to get.
        cap: most proposals that a receiver can be expected to get.
        floor: least exposure of a receiver: the examination probabilities of its places, summed over lists.
        small: the receivers the floor is for; None for all.
        forbidden: pairs (proposer, receiver) that are on no list.
        fixed: first places of a proposer's list, given by the broker.
        closed: proposers whose list is what is fixed and nothing more.
    """

    capacity: PerReceiver = None
    cap: PerReceiver = None
    floor: PerReceiver = None
    small: frozenset[int] | None = None
    forbidden: frozenset[tuple[int, int]] = frozenset()
    fixed: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    closed: frozenset[int] = frozenset()

    def kinds(self) -> Iterator[str]:
        """Names of the constraints that were given."""
        yield from (name for name in ("capacity", "cap", "floor") if getattr(self, name) is not None)
        yield from ["forbidden"] if self.forbidden else []
        yield from ["fixed"] if self.fixed or self.closed else []

    def without(self, kind: str) -> Constraints:
        """The others alone."""
        gone: dict[str, dict[str, Any]] = {
            "capacity": {"capacity": None},
            "cap": {"cap": None},
            "floor": {"floor": None, "small": None},
            "forbidden": {"forbidden": frozenset()},
            "fixed": {"fixed": {}, "closed": frozenset()},
        }
        return replace(self, **gone[kind])

    def capacities(self, receivers: int) -> Floats:
        """Capacity of each receiver, infinite where there is none; shape (receivers,)."""
        return _each("capacity", self.capacity, receivers, np.inf)

    def caps(self, receivers: int) -> Floats:
        """Most expected proposals to each receiver, shape (receivers,)."""
        return _each("cap", self.cap, receivers, np.inf)

    def floors(self, receivers: int) -> Floats:
        """Least exposure of each receiver, 0 where there is none; shape (receivers,)."""
        floors = _each("floor", self.floor, receivers, 0.0)
        if self.small is None:
            return floors
        wanted = np.isin(np.arange(receivers), list(self.small))
        return np.where(wanted, floors, 0.0)


def _each(name: str, given: PerReceiver, receivers: int, otherwise: float) -> Floats:
    if given is None:
        return np.full(receivers, otherwise)
    values = np.asarray(given, dtype=np.float64)
    if values.ndim > 1 or (values.ndim == 1 and len(values) != receivers):
        raise InvalidQuery(
            message(
                "The {name} has {given} values for {receivers} receivers; give one number, or one for each.",
                name=message(name),
                given=values.size,
                receivers=receivers,
            )
        )
    # Infinity says that there is no limit, so it is allowed; NaN and what is below 0 say nothing.
    if not (values >= 0).all() or (name == "floor" and not np.isfinite(values).all()):
        raise InvalidQuery(
            message(
                "The {name} is not a number from 0 up; give one that is, or leave it out.", name=message(name)
            )
        )
    return np.broadcast_to(values, receivers).copy()
