"""The main use case: which partners both sides would want, and why."""

from __future__ import annotations

from datetime import date

from matching.errors import InvalidQuery
from matching.explanation import explain
from matching.filters import Filters
from matching.market_index import MarketIndex
from matching.match import Match, Recommendations, Why
from matching.messages import Message, message
from matching.partner import Partner
from matching.prior import MODEL_VERSION
from matching.query import Query
from matching.ranking import Market, Ranking, best_by_partner, rank_parts
from matching.statement import Statement
from matching.statement_scores import ScoredStatement, scored_statements

MOST = 500
NO_FILTERS = Filters()


class MarketRecommender:
    """Recommends over one snapshot of the register, whether one index holds it or several.

    Args:
        market: the register made ready.
        today: the day on which expiry is judged.
    """

    def __init__(self, market: Market, today: date) -> None:
        self.market = market
        self.today = today

    @property
    def model(self) -> str:
        """Names of the encoder and the ranker that make the lists."""
        return f"{self.market.encoder.name}+{MODEL_VERSION}"

    def recommend(self, query: Query | str, n: int = 20, filters: Filters = NO_FILTERS) -> Recommendations:
        """The ``n`` best matches for a query, or for the need, offer or partner with this id.

        Each partner stands in the list once, with its best statement; ties are broken by id.

        Raises:
            NotFound: no record has this id.
            InvalidQuery: ``n`` is not between 1 and 500.
        """
        if not 1 <= n <= MOST:
            raise InvalidQuery(message("A list of {n} is not possible; ask for 1 to {most}.", n=n, most=MOST))
        rankings = self._rankings(query, filters)
        matches = explain(best_by_partner(rankings, n))
        removed: dict[str, int] = {}
        for ranking in rankings:
            for gate, rows in ranking.gated.removed.items():
                removed[gate] = removed.get(gate, 0) + len(rows)
        considered = sum(ranking.gated.considered for ranking in rankings)
        notes = self._notes(rankings, matches)
        return Recommendations(tuple(matches), considered, removed, self.model, notes)

    def score_statements(self, query: Query | str, filters: Filters = NO_FILTERS) -> list[ScoredStatement]:
        """All offers that may answer a need, or needs that an offer may answer, best first, without reasons.

        Raises:
            NotFound: no record has this id.
        """
        return scored_statements(self._rankings(query, filters))

    def why(self, query: Query | str, partner_id: str, filters: Filters = NO_FILTERS) -> Why:
        """Where the partner stands in the whole list for the query, or what removed it.

        Raises:
            NotFound: no record has one of the ids.
            InvalidQuery: the query is the partner's own.
        """
        partner = self.market.register.partner(partner_id)
        rankings = self._rankings(query, filters)
        own = rankings[0].query.partner
        if own is not None and own.id == partner.id:
            raise InvalidQuery(
                message("{name} is the partner that asks; name another partner.", name=partner.name)
            )
        best = best_by_partner(rankings)
        ranks = [place for place, found in enumerate(best) if found.partner.id == partner.id]
        match = explain([best[ranks[0]]])[0] if ranks else None
        removed = tuple(pair for ranking in rankings for pair in self._removals(ranking, partner))
        return Why(partner, ranks[0] + 1 if ranks else None, len(best), match, removed, self.model)

    def _rankings(self, query: Query | str, filters: Filters) -> list[Ranking]:
        """Rankings for the query, for a partner also for each of its open statements; of each as many as
        the market has parts."""
        if isinstance(query, Query):
            return rank_parts(self.market, query, filters, self.today)
        found = self.market.register.find(query)
        if query in self.market.register.volunteers:
            raise InvalidQuery(
                message(
                    "'{id}' is a volunteer; ask for a need with --volunteers to see who fits it.", id=query
                )
            )
        queries = [self.market.query(query)]
        if isinstance(found, Partner):
            own = self.market.register.statements_of.get(query, [])
            queries += [self.market.query(statement.id) for statement in own if statement.status == "open"]
        return [part for each in queries for part in rank_parts(self.market, each, filters, self.today)]

    def _removals(self, ranking: Ranking, partner: Partner) -> list[tuple[Statement | None, str]]:
        return [
            (ranking.market.statement_at(row), gate)
            for gate, rows in ranking.gated.removed.items()
            for row in rows.tolist()
            if ranking.market.partner_at(row).id == partner.id
        ]

    def _notes(self, rankings: list[Ranking], matches: list[Match]) -> tuple[Message, ...]:
        notes: list[Message] = []
        query = rankings[0].query
        if not query.prose.strip():
            notes.append(message("There is no text to compare; the list rests on the other fields alone."))
        if matches:
            return tuple(notes)
        considered = sum(ranking.gated.considered for ranking in rankings)
        if not considered:
            notes.append(
                message("There is nobody to match with yet; import partners, needs and offers first.")
            )
        else:
            notes.append(
                message(
                    "Nobody is left: a hard condition or a filter removed all {considered} candidates.",
                    considered=considered,
                )
            )
        return tuple(notes)


class Recommender(MarketRecommender):
    """Recommends over one index, which trained models and measurements look into."""

    market: MarketIndex

    def __init__(self, market: MarketIndex, today: date) -> None:
        super().__init__(market, today)
