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
from matching.ranking import Ranked, Ranking, rank
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


class VolunteerRecommender:
    """Recommends volunteers as the partners are recommended: the same gates, components and reasons."""

    def __init__(self, register: Register, encoder: Encoder, indexes: Indexes, today: date) -> None:
        companies = {volunteer.partner for volunteer in register.volunteers.values()}
        offers = [_as_offer(volunteer) for volunteer in register.volunteers.values()]
        partners = [partner for id, partner in register.partners.items() if id in companies]
        own = Register(partners, offers=offers)
        self.register, self.today = register, today
        self.market = MarketIndex(own, encoder, indexes, meets={NEED: (OFFER,)})
        unknown = np.full(len(self.market), UNKNOWN, dtype=np.int8)
        self.market.columns = replace(self.market.columns, resource_kind=unknown)

    def recommend(self, query: Query, n: int = 20, filters: Filters | None = None) -> list[VolunteerMatch]:
        """The ``n`` best volunteers for a need; ties are broken by id.

        Raises:
            InvalidQuery: the query is not a need that a person can meet.
        """
        ranking = self._ranking(query, filters)
        ranked = [Ranked(ranking, int(position), ()) for position in ranking.order[:n]]
        matches = explain(self.market, ranked)
        return [VolunteerMatch(self._volunteer(m.theirs.id), m) for m in matches if m.theirs]

    def teams(self, query: Query, n: int = 5, filters: Filters | None = None) -> list[Team]:
        """The ``n`` best teams, one a company, each of two volunteers or more.

        Raises:
            InvalidQuery: the query is not a need that a person can meet.
        """
        need = query.statement
        ranking = self._ranking(query, filters)
        members: dict[str, list[Member]] = defaultdict(list)
        rows = ranking.scored.rows[ranking.order]
        answers = self.market.competences.answers(query.competences, rows)
        for place, position in enumerate(ranking.order.tolist()):
            statement = self.market.statement_at(int(ranking.scored.rows[position]))
            if statement is not None:
                volunteer = self._volunteer(statement.id)
                score = float(ranking.scored.there.fit[position])
                members[volunteer.partner].append(Member(volunteer, score, tuple(answers[:, place].tolist())))
        found = [
            team
            for partner, own in sorted(members.items())
            if isinstance(need, Need) and (team := best_team(self._partner(partner), need, own))
        ]
        return sorted(found, key=lambda team: (-team.score, team.partner.id))[:n]

    def _ranking(self, query: Query, filters: Filters | None) -> Ranking:
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
        # The need is another register's: its partner has no position in this one.
        columns = replace(query.columns, partner=query.columns.partner * 0 - 1)
        return rank(self.market, replace(query, columns=columns), filters or Filters(), self.today)

    def _volunteer(self, id: str) -> Volunteer:
        return self.register.volunteers[id]

    def _partner(self, id: str) -> Partner:
        return self.register.partners[id]


def _as_offer(volunteer: Volunteer) -> Offer:
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
