"""Two directed scores for each candidate, and the one that both make."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from matching.candidates import Candidates
from matching.columns import NEED, OFFER, PROFILE, Columns, Real, Whole
from matching.components import TextFit, components
from matching.market_index import MarketIndex
from matching.prior import Side, contributions, fit_of, probability, side_of, with_starting_point
from matching.protocols import Floats, Rows
from matching.query import Query

BM25_SCALE = 8.0
"""A BM25 score of 8, about two rare words in common, counts 0.63."""


@dataclass(frozen=True, slots=True)
class Directed:
    """One direction for n rows: the side whose yes it is, the components, what each adds, the chance."""

    side: Side
    values: dict[str, Real]
    parts: dict[str, Real]
    fit: Real
    probability: Real


@dataclass(frozen=True, slots=True)
class Scored:
    """Candidates with both directions; ``score`` is the product of the two probabilities, the chance
    that both say yes (the product is the one combination that stays calibrated)."""

    rows: Rows
    partners: Whole
    """Position of each row's partner in the register."""
    there: Directed
    """The query's side says yes to the row."""
    back: Directed
    """The row's side says yes to the query."""
    score: Real


def score_candidates(market: MarketIndex, query: Query, found: Candidates, mission: Floats) -> Scored:
    """Score the candidates of ``query``; ``mission`` is the vector of its partner's mission (d,)."""
    theirs = market.columns.take(found.rows)
    fit = _text_fit(market, query, found, theirs, mission)
    there = _directed(query.columns, theirs, fit, from_query=True)
    back = _directed(theirs, query.columns, fit, from_query=False)
    return Scored(found.rows, theirs.partner, there, back, there.probability * back.probability)


def _directed(mine: Columns, theirs: Columns, fit: TextFit, *, from_query: bool) -> Directed:
    side = side_of(_sort(mine, theirs), _sort(theirs, mine))
    values = with_starting_point(components(mine, theirs, fit, from_query=from_query))
    parts = contributions(values, side)
    total = fit_of(parts)
    return Directed(side, values, parts, total, probability(total))


def _sort(side: Columns, other: Columns) -> int:
    """Sort of a side: its statement's, also where some of its rows are profiles."""
    for sort in (NEED, OFFER):
        if (side.sort == sort).any():
            return sort
    return PROFILE


def _text_fit(
    market: MarketIndex, query: Query, found: Candidates, theirs: Columns, mission: Floats
) -> TextFit:
    low, high = market.encoder.similarity_bounds
    known = market.has_text[found.rows]
    asked = bool(query.prose.strip())
    text = np.where(known & asked, np.clip((found.cosine - low) / (high - low), 0, 1), np.nan)
    both = market.has_mission[theirs.partner] & bool(mission.any())
    closeness = np.vecdot(market.missions[theirs.partner], mission)
    shared = np.where(both, np.clip((closeness - low) / (high - low), 0, 1), np.nan)
    forward, backward = market.competences.compare(query.competences, found.rows, query_seeks=query.seeks)
    return TextFit(
        text=text.astype(np.float32),
        words=np.where(known & asked, 1 - np.exp(-found.bm25 / BM25_SCALE), np.nan).astype(np.float32),
        mission=shared.astype(np.float32),
        query_competences=forward,
        row_competences=backward,
    )
