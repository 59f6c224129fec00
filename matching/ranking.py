"""One list: gates, candidates, scores, order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from matching.candidates import find_candidates
from matching.filters import Filters
from matching.gating import Gated, apply_gates
from matching.market_index import MarketIndex
from matching.partner import Partner
from matching.protocols import Floats, Rows
from matching.query import Query
from matching.scoring import Scored, score_candidates


@dataclass(frozen=True, slots=True)
class Ranking:
    """All candidates of one query, best first."""

    query: Query
    gated: Gated
    scored: Scored
    order: Rows
    """Positions in ``scored``, best first; ties by id."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """A partner's best row in a ranking, and the positions of its further rows."""

    ranking: Ranking
    position: int
    also: tuple[int, ...]

    @property
    def row(self) -> int:
        return int(self.ranking.scored.rows[self.position])

    @property
    def score(self) -> float:
        return float(self.ranking.scored.score[self.position])

    def partner(self, market: MarketIndex) -> Partner:
        return market.partner_at(self.row)


def rank(market: MarketIndex, query: Query, filters: Filters, today: date) -> Ranking:
    """Every candidate of ``query`` that passes the gates and filters, best first."""
    gated = apply_gates(market, query, filters, today)
    vector, mission = _query_vectors(market, query)
    found = find_candidates(vector, query.words, gated.allowed, market.vectors, market.dense, market.lexical)
    scored = score_candidates(market, query, found, mission)
    order = np.lexsort((scored.rows, scored.partners, -scored.score))
    return Ranking(query, gated, scored, order)


def best_by_partner(rankings: Sequence[Ranking], n: int | None = None) -> list[Ranked]:
    """The best row of each partner over all rankings, best first, at most ``n``; ties by partner id."""
    if len(rankings) == 1:
        return _distinct(rankings[0], n)
    best: dict[int, Ranked] = {}
    for ranking in rankings:
        for found in _distinct(ranking, None):
            partner = int(ranking.scored.partners[found.position])
            if partner not in best or found.score > best[partner].score:
                best[partner] = found
    return [best[partner] for partner in sorted(best, key=lambda at: (-best[at].score, at))][:n]


def _distinct(ranking: Ranking, n: int | None) -> list[Ranked]:
    """The best row of each partner in one ranking, in order, with the partner's further rows."""
    rows_of: dict[int, list[int]] = {}
    partners = ranking.scored.partners[ranking.order].tolist()
    for position, partner in zip(ranking.order.tolist(), partners, strict=True):
        rows_of.setdefault(partner, []).append(position)
    best = list(rows_of.values())[:n]
    return [Ranked(ranking, first, tuple(further)) for first, *further in best]


def _query_vectors(market: MarketIndex, query: Query) -> tuple[Floats, Floats]:
    """Vectors of the query's text and of its partner's mission; zero where there is none."""
    mission = query.partner.mission if query.partner else ""
    vectors = market.encoder.encode([query.prose, mission])
    return vectors[0], vectors[1]
