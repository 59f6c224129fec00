"""A register: the partners a broker knows, with their needs, offers and volunteers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from typing import TypeVar

from matching.errors import NotFound
from matching.partner import Partner
from matching.statement import Need, Offer, Statement
from matching.volunteer import Volunteer

T = TypeVar("T")


class Register:
    """An immutable snapshot, in the order of the ids.

    Raises:
        NotFound: a need, offer or volunteer belongs to a partner that is not in the register.
    """

    def __init__(
        self,
        partners: Iterable[Partner] = (),
        needs: Iterable[Need] = (),
        offers: Iterable[Offer] = (),
        volunteers: Iterable[Volunteer] = (),
    ) -> None:
        self.partners = {found.id: found for found in sorted(partners, key=lambda found: found.id)}
        self.needs = {found.id: found for found in sorted(needs, key=lambda found: found.id)}
        self.offers = {found.id: found for found in sorted(offers, key=lambda found: found.id)}
        self.volunteers = {found.id: found for found in sorted(volunteers, key=lambda found: found.id)}
        everything: list[Need | Offer | Volunteer] = []
        everything += [*self.needs.values(), *self.offers.values(), *self.volunteers.values()]
        for owned in everything:
            if owned.partner not in self.partners:
                raise NotFound("partner", owned.partner)

    def partner(self, id: str) -> Partner:
        return _found(self.partners, "partner", id)

    def need(self, id: str) -> Need:
        return _found(self.needs, "need", id)

    def offer(self, id: str) -> Offer:
        return _found(self.offers, "offer", id)

    def volunteer(self, id: str) -> Volunteer:
        return _found(self.volunteers, "volunteer", id)

    @cached_property
    def statements_of(self) -> dict[str, list[Statement]]:
        """Needs, then offers, by partner id."""
        owned: dict[str, list[Statement]] = defaultdict(list)
        for statement in (*self.needs.values(), *self.offers.values()):
            owned[statement.partner].append(statement)
        return owned

    def find(self, id: str) -> Partner | Need | Offer | Volunteer:
        """The record with this id, of whatever sort.

        Raises:
            NotFound: no record has this id.
        """
        for records in (self.needs, self.offers, self.partners, self.volunteers):
            if id in records:
                found: Partner | Need | Offer | Volunteer = records[id]
                return found
        raise NotFound("record", id)


def _found(records: dict[str, T], sort: str, id: str) -> T:
    if id not in records:
        raise NotFound(sort, id)
    return records[id]
