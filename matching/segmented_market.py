"""The whole market, partners and volunteers, as it is asked while it changes."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date

from matching.query import Query
from matching.recommend import MarketRecommender
from matching.register import Register
from matching.segments import Segments
from matching.volunteers import VolunteerRecommender


@dataclass(frozen=True, slots=True)
class SegmentedMarket:
    """One state of the market, which any number of threads may ask at once; nothing changes it."""

    partners: Segments
    people: Segments
    """The volunteers, as :func:`matching.volunteers.volunteer_index` makes them ready."""
    today: date
    """The day on which expiry is judged."""

    @property
    def register(self) -> Register:
        """All partners with their needs, offers and volunteers."""
        return self.partners.register

    @property
    def recommender(self) -> MarketRecommender:
        """Recommends partners."""
        return MarketRecommender(self.partners, self.today)

    @property
    def volunteers(self) -> VolunteerRecommender:
        """Recommends volunteers and teams."""
        return VolunteerRecommender(self.people, self.today)

    @property
    def compaction_due(self) -> bool:
        """Whether so much has changed that the market should be built anew."""
        return self.partners.compaction_due

    def query(self, id: str) -> Query:
        """The query that the need, offer or partner with this id makes."""
        return self.partners.query(id)

    def updated(self, changed: Register, deleted: AbstractSet[str] = frozenset()) -> SegmentedMarket:
        """The market with the partners of ``changed`` as they are there, and without those ``deleted``.

        See :meth:`matching.segments.Segments.updated`.
        """
        partners = self.partners.updated(changed, deleted)
        lenders = changed.of(changed.volunteers_of)
        others = changed.partners.keys() - lenders.partners.keys()
        return SegmentedMarket(partners, self.people.updated(lenders, deleted | others), self.today)
