"""What one request sees of a market that stands in a database."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from api.totals import Totals
from api.turn import Turn
from matching.filters import Filters
from matching.match import Recommendations, Why
from matching.protocols import Encoder
from matching.query import Query
from matching.recommend import NO_FILTERS
from matching.statement_scores import ScoredStatement
from matching.stored_recommend import StoredRecommender, model_with
from matching.stored_volunteers import StoredVolunteerRecommender
from matching.team import Team
from matching.volunteers import VolunteerMatch
from models.indexes import LocalIndexes
from storage.database_errors import in_sentences
from storage.database_register import DatabaseRegister
from storage.engine import engine
from storage.known_partners import KnownPartners

if TYPE_CHECKING:
    from api.candidate_source import CandidateSource  # needs the packages of PostgreSQL


@dataclass(frozen=True)
class StoredMarket:
    """The database ``url`` of now; each question is one transaction that sees one state of it."""

    url: str
    encoder: Encoder
    known: KnownPartners
    day: date
    """The day on which expiry is judged."""
    read_at: datetime
    totals: Totals = field(default_factory=Totals)
    turn: Turn = field(default_factory=Turn)
    """Entered by whoever makes a list of it."""

    @cached_property
    def register(self) -> DatabaseRegister:
        """All partners with their needs, offers and volunteers, read as they are asked for."""
        return DatabaseRegister(self.url, self.known)

    @property
    def recommender(self) -> Recommending:
        """Recommends partners."""
        return Recommending(self)

    @property
    def volunteers(self) -> RecommendingVolunteers:
        """Recommends volunteers and teams."""
        return RecommendingVolunteers(self)

    def query(self, id: str) -> Query:
        """The query that the need, offer or partner with this id makes.

        Raises:
            NotFound: there is none.
        """
        with self.source() as source:
            return StoredRecommender(source, self.day).query(id)

    @contextmanager
    def source(self) -> Iterator[CandidateSource]:
        """What one transaction sees."""
        from api.candidate_source import CandidateSource

        with in_sentences(self.url), engine(self.url).connect() as connection:
            yield CandidateSource(connection, self.encoder, self.day, self.totals)


@dataclass(frozen=True, slots=True)
class Recommending:
    """:class:`matching.stored_recommend.StoredRecommender`, each question in a transaction of its own."""

    market: StoredMarket

    @property
    def model(self) -> str:
        """Names of the encoder and the ranker that make the lists."""
        return model_with(self.market.encoder)

    def recommend(self, query: Query | str, n: int = 20, filters: Filters = NO_FILTERS) -> Recommendations:
        """The ``n`` best matches for a query, or for the record with this id."""
        with self.market.source() as source:
            return StoredRecommender(source, self.market.day).recommend(query, n, filters)

    def score_statements(self, query: Query | str, filters: Filters = NO_FILTERS) -> list[ScoredStatement]:
        """All needs or offers that may answer the one with this id, with both chances."""
        with self.market.source() as source:
            return StoredRecommender(source, self.market.day).score_statements(query, filters)

    def why(self, query: Query | str, partner_id: str, filters: Filters = NO_FILTERS) -> Why:
        """Where the partner stands among the candidates for the query, or what removed it."""
        with self.market.source() as source:
            return StoredRecommender(source, self.market.day).why(query, partner_id, filters)


@dataclass(frozen=True, slots=True)
class RecommendingVolunteers:
    """:class:`matching.stored_volunteers.StoredVolunteerRecommender`, in the same way."""

    market: StoredMarket

    def recommend(self, query: Query, n: int = 20, filters: Filters | None = None) -> list[VolunteerMatch]:
        """The ``n`` best volunteers for a need."""
        with self.market.source() as source:
            return self._asking(source).recommend(query, n, filters)

    def teams(self, query: Query, n: int = 5, filters: Filters | None = None) -> list[Team]:
        """The ``n`` best teams, one a company, each of two volunteers or more."""
        with self.market.source() as source:
            return self._asking(source).teams(query, n, filters)

    def _asking(self, source: CandidateSource) -> StoredVolunteerRecommender:
        return StoredVolunteerRecommender(source, LocalIndexes(), self.market.day)
