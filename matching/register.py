"""A register: the partners a broker knows, with their needs, offers and volunteers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
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

    partners: Mapping[str, Partner]
    needs: Mapping[str, Need]
    offers: Mapping[str, Offer]
    volunteers: Mapping[str, Volunteer]

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
    def statements_of(self) -> Mapping[str, list[Statement]]:
        """Needs, then offers, by partner id."""
        owned: dict[str, list[Statement]] = defaultdict(list)
        for statement in (*self.needs.values(), *self.offers.values()):
            owned[statement.partner].append(statement)
        return dict(owned)

    @cached_property
    def volunteers_of(self) -> Mapping[str, list[Volunteer]]:
        """Volunteers by partner id."""
        owned: dict[str, list[Volunteer]] = defaultdict(list)
        for volunteer in self.volunteers.values():
            owned[volunteer.partner].append(volunteer)
        return dict(owned)

    def of(self, partners: Iterable[str]) -> Register:
        """Those of ``partners`` that are here, with all that is theirs."""
        found = [id for id in partners if id in self.partners]
        statements = [each for id in found for each in self.statements_of.get(id, ())]
        return Register(
            [self.partners[id] for id in found],
            [each for each in statements if isinstance(each, Need)],
            [each for each in statements if isinstance(each, Offer)],
            [each for id in found for each in self.volunteers_of.get(id, ())],
        )

    def __or__(self, other: Register) -> Register:
        """All that is in either; they have no partner in common."""
        return Register(
            [*self.partners.values(), *other.partners.values()],
            [*self.needs.values(), *other.needs.values()],
            [*self.offers.values(), *other.offers.values()],
            [*self.volunteers.values(), *other.volunteers.values()],
        )

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


def _found(records: Mapping[str, T], sort: str, id: str) -> T:
    if id not in records:
        raise NotFound(sort, id)
    return records[id]
