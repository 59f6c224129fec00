"""Corporate volunteers for a need: single ones, and teams of the same company."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from matching.columns import NEED, OFFER, UNKNOWN
from matching.errors import InvalidQuery
from matching.explanation import explain
from matching.filters import Filters
from matching.labels import Labels
from matching.market_index import MarketIndex
from matching.match import Match
from matching.messages import message
from matching.partner import Partner
from matching.protocols import Encoder, Indexes
from matching.query import Query
from matching.ranking import Market, Ranked, Ranking, rank_parts
from matching.register import Register
from matching.statement import Need, Offer
from matching.team import Member, Team, best_team
from matching.volunteer import Volunteer

KINDS = ("volunteer_time", "skilled_time", "mentoring", "knowledge")
"""What a person can give; nobody answers a need for premises."""


@dataclass(frozen=True, slots=True)
class VolunteerMatch:
    """A volunteer for a need; ``match.theirs`` repeats what the volunteer offers."""

    volunteer: Volunteer
    match: Match


def volunteer_index(register: Register, encoder: Encoder, indexes: Indexes) -> MarketIndex:
    """The volunteers of ``register`` and their companies as a market that needs can ask."""
    companies = {volunteer.partner for volunteer in register.volunteers.values()}
    partners = [partner for id, partner in register.partners.items() if id in companies]
    people = register.volunteers.values()
    own = Register(partners, offers=[as_offer(volunteer) for volunteer in people], volunteers=people)
    market = MarketIndex(own, encoder, indexes, meets={NEED: (OFFER,)})
    unknown = np.full(len(market), UNKNOWN, dtype=np.int8)
    market.columns = replace(market.columns, resource_kind=unknown)
    return market


class VolunteerRecommender:
    """Recommends volunteers as the partners are recommended: the same gates, components and reasons.

    Args:
        market: the volunteers, made ready by :func:`volunteer_index`.
        today: the day on which expiry is judged.
    """

    def __init__(self, market: Market, today: date) -> None:
        self.market, self.today = market, today

    def recommend(self, query: Query, n: int = 20, filters: Filters | None = None) -> list[VolunteerMatch]:
        """The ``n`` best volunteers for a need; ties are broken by id.

        Raises:
            InvalidQuery: the query is not a need that a person can meet.
        """
        ranked = [
            Ranked(ranking, int(position), ())
            for ranking in self._rankings(query, filters)
            for position in ranking.order[:n]
        ]
        if len(self.market.parts) > 1:
            ranked.sort(key=lambda one: (-one.score, one.partner.id, one.ranking.market.place(one.row)))
        return [VolunteerMatch(self._volunteer(m.theirs.id), m) for m in explain(ranked[:n]) if m.theirs]

    def teams(self, query: Query, n: int = 5, filters: Filters | None = None) -> list[Team]:
        """The ``n`` best teams, one a company, each of two volunteers or more.

        Raises:
            InvalidQuery: the query is not a need that a person can meet.
        """
        found = [team for ranking in self._rankings(query, filters) for team in self._teams(ranking)]
        return sorted(found, key=lambda team: (-team.score, team.partner.id))[:n]

    def _teams(self, ranking: Ranking) -> list[Team]:
        query, market, need = ranking.query, ranking.market, ranking.query.statement
        members: dict[str, list[Member]] = defaultdict(list)
        rows = ranking.scored.rows[ranking.order]
        answers = market.competences.answers(query.competences, rows)
        for place, position in enumerate(ranking.order.tolist()):
            statement = market.statement_at(int(ranking.scored.rows[position]))
            if statement is not None:
                volunteer = self._volunteer(statement.id)
                score = float(ranking.scored.there.fit[position])
                members[volunteer.partner].append(Member(volunteer, score, tuple(answers[:, place].tolist())))
        return [
            team
            for partner, own in sorted(members.items())
            if isinstance(need, Need) and (team := best_team(self._partner(partner), need, own))
        ]

    def _rankings(self, query: Query, filters: Filters | None) -> list[Ranking]:
        need = query.statement
        if not isinstance(need, Need):
            raise InvalidQuery(message("Volunteers answer needs; name a need or describe one."))
        if need.resource_kind not in KINDS:
            raise InvalidQuery(
                message(
                    "Volunteers cannot give {kind}; they answer needs for {kinds}.",
                    kind=Labels("resource_kinds", [need.resource_kind]),
                    kinds=Labels("resource_kinds", KINDS),
                )
            )
        return rank_parts(self.market, query, filters or Filters(), self.today)

    def _volunteer(self, id: str) -> Volunteer:
        return self.market.register.volunteers[id]

    def _partner(self, id: str) -> Partner:
        return self.market.register.partners[id]


def as_offer(volunteer: Volunteer) -> Offer:
    """What a volunteer gives, as an offer of any kind."""
    return Offer(
        id=volunteer.id,
        partner=volunteer.partner,
        resource_kind="volunteer_time",
        text=volunteer.interests_text,
        competences=volunteer.competences,
        languages=volunteer.languages,
        windows=volunteer.windows,
        slots=volunteer.slots,
        hours_per_month=volunteer.hours_per_month,
        places=volunteer.places,
        radius_km=volunteer.radius_km,
        remote=volunteer.remote,
        purposes=volunteer.interests,
    )
