"""One list: gates, candidates, scores, order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

import numpy as np

from matching.candidates import Searched, find_candidates
from matching.filters import Filters
from matching.gating import Gated, apply_gates
from matching.market_index import MarketIndex, Part
from matching.partner import Partner
from matching.protocols import Encoder, Floats, Rows
from matching.query import Query
from matching.register import Register
from matching.scoring import Scored, score_candidates
from matching.word_counts import WordCounts


class Market(Protocol):
    """What is recommended from: one index, or several that together are one market."""

    @property
    def register(self) -> Register:
        """The snapshot that is searched."""

    @property
    def encoder(self) -> Encoder:
        """Puts queries into vectors."""

    @property
    def parts(self) -> tuple[Part, ...]:
        """The indexes, of which none has a row of a partner of whom another shows any."""

    def counts(self, words: str) -> WordCounts | None:
        """How common the words are in all parts; None for a single index, which counts them itself."""

    def query(self, id: str) -> Query:
        """The query that a need, offer or partner of the register makes."""


@dataclass(frozen=True, slots=True)
class Ranking:
    """All candidates of one query in one part of the market, best first."""

    market: MarketIndex
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

    @property
    def partner(self) -> Partner:
        return self.ranking.market.partner_at(self.row)


def rank(market: MarketIndex, query: Query, filters: Filters, today: date) -> Ranking:
    """Every candidate of ``query`` that passes the gates and filters, best first."""
    return rank_parts(market, query, filters, today)[0]


def rank_parts(market: Market, query: Query, filters: Filters, today: date) -> list[Ranking]:
    """The candidates in each part of the market, with the scores that one index of all would give them."""
    gated = [apply_gates(part.market, query, filters, today, part.hidden) for part in market.parts]
    vector, mission = _query_vectors(market.encoder, query)
    searched = [Searched(part.market, left.allowed) for part, left in zip(market.parts, gated, strict=True)]
    found = find_candidates(vector, query.words, searched, market.counts(query.words))
    markets = [part.market for part in market.parts]
    scored = score_candidates(query, [*zip(markets, found, strict=True)], mission)
    every = zip(markets, gated, scored, strict=True)
    return [_ranking(index, query, left, own) for index, left, own in every]


def best_by_partner(rankings: Sequence[Ranking], n: int | None = None) -> list[Ranked]:
    """The best row of each partner over all rankings, best first, at most ``n``; ties by partner id."""
    if len(rankings) == 1:
        return _distinct(rankings[0], n)
    best: dict[str, Ranked] = {}
    for ranking in rankings:
        for found in _distinct(ranking, n):
            partner = found.partner.id
            if partner not in best or found.score > best[partner].score:
                best[partner] = found
    return [best[partner] for partner in sorted(best, key=lambda id: (-best[id].score, id))][:n]


def _ranking(market: MarketIndex, query: Query, gated: Gated, scored: Scored) -> Ranking:
    order = np.lexsort((scored.rows, scored.partners, -scored.score))
    return Ranking(market, query, gated, scored, order)


def _distinct(ranking: Ranking, n: int | None) -> list[Ranked]:
    """The best row of each partner in one ranking, in order, with the partner's further rows."""
    rows_of: dict[int, list[int]] = {}
    partners = ranking.scored.partners[ranking.order].tolist()
    for position, partner in zip(ranking.order.tolist(), partners, strict=True):
        rows_of.setdefault(partner, []).append(position)
    best = list(rows_of.values())[:n]
    return [Ranked(ranking, first, tuple(further)) for first, *further in best]


def _query_vectors(encoder: Encoder, query: Query) -> tuple[Floats, Floats]:
    """Vectors of the query's text and of its partner's mission; zero where there is none."""
    mission = query.partner.mission if query.partner else ""
    vectors = encoder.encode([query.prose, mission])
    return vectors[0], vectors[1]
