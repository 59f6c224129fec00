"""Volunteers for a need in a market that stands in a database: those that are near are read, and ranked as
in any market."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from matching.filters import Filters
from matching.protocols import Encoder, Indexes
from matching.query import Query
from matching.register import Register
from matching.team import Team
from matching.volunteers import VolunteerMatch, VolunteerRecommender, volunteer_index

NEAREST = 500
"""So many by what they can and are interested in, and as many by the words of it."""


class People(Protocol):
    """The volunteers in a database, at one moment."""

    @property
    def encoder(self) -> Encoder:
        """Puts texts into vectors."""

    def people(self, query: Query, filters: Filters, k: int) -> Register:
        """The partners of the ``k`` volunteers nearest to a need, and of the ``k`` by words, with all their
        volunteers."""


class StoredVolunteerRecommender:
    """Recommends as :class:`matching.volunteers.VolunteerRecommender` does, among the nearest.

    Args:
        people: the volunteers.
        indexes: builds the indexes over those that were read.
        today: the day on which expiry is judged.
    """

    def __init__(self, people: People, indexes: Indexes, today: date) -> None:
        self._people, self._indexes, self.today = people, indexes, today

    def recommend(self, query: Query, n: int = 20, filters: Filters | None = None) -> list[VolunteerMatch]:
        """The ``n`` best volunteers for a need; ties are broken by id.

        Raises:
            InvalidQuery: the query is not a need that a person can meet.
        """
        return self._among(query, filters).recommend(query, n, filters)

    def teams(self, query: Query, n: int = 5, filters: Filters | None = None) -> list[Team]:
        """The ``n`` best teams, one a company, each of two volunteers or more.

        Raises:
            InvalidQuery: the query is not a need that a person can meet.
        """
        return self._among(query, filters).teams(query, n, filters)

    def _among(self, query: Query, filters: Filters | None) -> VolunteerRecommender:
        register = self._people.people(query, filters or Filters(), NEAREST)
        return VolunteerRecommender(
            volunteer_index(register, self._people.encoder, self._indexes), self.today
        )
