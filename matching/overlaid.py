"""A register of which some partners have changed, without copying the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import cached_property
from heapq import merge
from typing import TypeVar

from matching.register import Register
from matching.statement import Need, Offer

T = TypeVar("T")


class Overlaid(Mapping[str, T]):
    """Records by id, in the order of the ids: those ``over`` the ``base``, of which some are ``gone``."""

    def __init__(self, base: Mapping[str, T], over: Mapping[str, T], gone: Iterable[str]) -> None:
        self._base, self._over = base, over
        self._gone = {id for id in gone if id in base}

    def __getitem__(self, id: str) -> T:
        if id in self._over:
            return self._over[id]
        if id in self._gone:
            raise KeyError(id)
        return self._base[id]

    def __iter__(self) -> Iterator[str]:
        left = (id for id in self._base if id not in self._gone and id not in self._over)
        return merge(left, self._over)

    def __len__(self) -> int:
        return self._length

    @cached_property
    def _length(self) -> int:
        covered = sum(id in self._base and id not in self._gone for id in self._over)
        return len(self._base) - len(self._gone) - covered + len(self._over)


class OverlaidRegister(Register):
    """``base`` without the ``hidden`` partners and all that is theirs, and with ``over`` in their place.

    Made and asked for one record in a time that depends on how much has changed alone.
    """

    def __init__(self, base: Register, over: Register, hidden: AbstractSet[str]) -> None:
        own = [each for id in hidden for each in base.statements_of.get(id, ())]
        people = [each.id for id in hidden for each in base.volunteers_of.get(id, ())]
        needs, offers = ([each.id for each in own if isinstance(each, sort)] for sort in (Need, Offer))
        self.partners = Overlaid(base.partners, over.partners, hidden)
        self.needs = Overlaid(base.needs, over.needs, needs)
        self.offers = Overlaid(base.offers, over.offers, offers)
        self.volunteers = Overlaid(base.volunteers, over.volunteers, people)
        self.statements_of = Overlaid(base.statements_of, over.statements_of, hidden)
        self.volunteers_of = Overlaid(base.volunteers_of, over.volunteers_of, hidden)
