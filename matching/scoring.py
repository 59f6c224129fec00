"""Two directed scores for each candidate, and the one that both make."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from matching.candidates import Candidates
from matching.columns import NEED, OFFER, PROFILE, Columns, Real, Whole, joined
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

    def at(self, rows: slice) -> Directed:
        """The same for some of the rows."""
        return Directed(
            self.side,
            {name: value[rows] for name, value in self.values.items()},
            {name: part[rows] for name, part in self.parts.items()},
            self.fit[rows],
            self.probability[rows],
        )


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


def score_candidates(
    query: Query, parts: Sequence[tuple[MarketIndex, Candidates]], mission: Floats
) -> list[Scored]:
    """Score the candidates of ``query`` in each part; ``mission`` (d,) is that of its partner.

    All are scored at once, since a few rows take nearly as long as many.
    """
    taken = [market.columns.take(found.rows) for market, found in parts]
    fits = [_text_fit(*part, query, own, mission) for part, own in zip(parts, taken, strict=True)]
    theirs, fit = (joined(taken), _joined(fits)) if len(parts) > 1 else (taken[0], fits[0])
    there = _directed(query.columns, theirs, fit, from_query=True)
    back = _directed(theirs, query.columns, fit, from_query=False)
    score = there.probability * back.probability
    ends = np.cumsum([len(own) for own in taken]).tolist()
    rows = [slice(start, end) for start, end in pairwise([0, *ends])]
    return [
        Scored(found.rows, own.partner, there.at(its), back.at(its), score[its])
        for (_, found), own, its in zip(parts, taken, rows, strict=True)
    ]


def _joined(fits: Sequence[TextFit]) -> TextFit:
    return TextFit(*(np.concatenate([getattr(fit, name) for fit in fits]) for name in TextFit.__slots__))


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
    market: MarketIndex, found: Candidates, query: Query, theirs: Columns, mission: Floats
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
