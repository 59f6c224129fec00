"""One index of a market that is kept current, and which of its partners it no longer speaks for."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import cached_property

from matching.market_index import MarketIndex, Part
from matching.register import Register


@dataclass(frozen=True)
class Segment:
    """Partners as they were at one time; the ``hidden`` ones have changed since, or are no more."""

    register: Register
    index: MarketIndex | None
    """None where there is nothing to search."""
    hidden: AbstractSet[str] = frozenset()

    @classmethod
    def of_index(cls, index: MarketIndex) -> Segment:
        """All that is in ``index``."""
        return cls(index.register, index)

    @classmethod
    def of(cls, register: Register, build: Callable[[Register], MarketIndex]) -> Segment:
        """All of ``register``, indexed by ``build``."""
        index = build(register) if register.partners else None
        return cls(register, index if index is not None and len(index) else None)

    @cached_property
    def part(self) -> Part | None:
        """What is searched; None where nothing can be found."""
        if self.index is None:
            return None
        return Part(self.index, self.index.rows_of(self.hidden) if self.hidden else None)

    @property
    def left(self) -> Register:
        """The partners that are not hidden, with all that is theirs."""
        return self.register.of(self.register.partners.keys() - self.hidden) if self.hidden else self.register

    def without(self, partners: AbstractSet[str]) -> Segment:
        """The same with those of ``partners`` hidden that it holds."""
        own = {id for id in partners if id in self.register.partners}
        return replace(self, hidden=self.hidden | own) if own else self


NONE = Segment(Register(), None)
"""Of no partner."""
