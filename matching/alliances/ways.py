"""Who in the market could fill a part, with what, and how well."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

import numpy as np

from matching.alliances.part import Part
from matching.alliances.problem import Values
from matching.build_columns import build_columns
from matching.codes import code_list
from matching.filters import Filters
from matching.market_index import MarketIndex
from matching.partner import Partner
from matching.protocols import Rows
from matching.query import Query
from matching.ranking import Ranking, rank
from matching.resource_fit import resource_fit
from matching.statement import Need, Offer
from matching.volunteers import KINDS

UNKNOWN_SHARE = 0.5
"""An offer that does not say how much, or in another unit, is taken to meet half of what is sought."""

LEAST_DEGREE = 0.25
"""What answers a part less than this is not counted as an answer."""
SAME_MATTER = 0.4
"""Closeness of two texts from which on they are about the same: the median of the pairs of the sample market
that were judged good is 0.44, of those judged bad 0.09."""
ALIKE = frozenset({"funding", "premises"})
"""Kinds of which one is as good as another, whatever the texts are about."""


@dataclass(frozen=True, slots=True)
class Way:
    """A partner can fill a part, with an offer or as the profile says."""

    partner: Partner
    offer: Offer | None
    degree: float
    """How well it answers, in (0, 1]."""
    most: float
    """The largest share it has, in (0, 1]."""
    fit: float
    """The chance that both sides say yes."""
    left: Decimal | None = None
    """What is left of the offer, in the unit of the part; None where nobody knows."""

    @property
    def rank(self) -> tuple[float, float, str]:
        """The better way is the smaller one."""
        return -self.degree * self.most, -self.fit, self.offer.id if self.offer else ""


@dataclass(frozen=True, slots=True)
class Answers:
    """All ways to fill one part, the best of each partner, and what the gates removed."""

    ways: dict[str, Way]
    removed: dict[str, int]
    """How many who answer the part each gate removed."""
    unrelated: int = 0
    """How many offer it for something else than the need is about."""


def answers_to(market: MarketIndex, need: Need, part: Part, today: date) -> Answers:
    """The best way of every partner to fill ``part`` of ``need``; the gates of the need hold for all of them.

    The asker is not among them. In a large market only those are judged whom the recommender finds.
    """
    statement = as_need(need, part)
    ranking = rank(market, _query(market, statement), Filters(), today)
    degrees = _degrees(ranking, ranking.scored.rows, part)
    related = degrees * _relevance(ranking, need, part)
    ways: dict[str, Way] = {}
    for way in _ways(ranking, part, np.where(related >= LEAST_DEGREE, related, 0.0)):
        earlier = ways.get(way.partner.id)
        if way.partner.id != need.partner and (earlier is None or way.rank < earlier.rank):
            ways[way.partner.id] = way
    removed = {
        gate: int((_degrees(ranking, rows, part) > 0).sum()) for gate, rows in ranking.gated.removed.items()
    }
    return Answers(
        ways,
        {gate: count for gate, count in removed.items() if count and gate != "resource"},
        int(((degrees >= LEAST_DEGREE) & (related < LEAST_DEGREE)).sum()),
    )


def as_need(need: Need, part: Part) -> Need:
    """The need as if the part were all of it."""
    only = replace(need, competences=(), roles=(), quantity=None, unit=None, committed=None)
    if part.what == "resource":
        kind = replace(only, resource_kind=part.code, quantity=part.quantity, unit=part.unit)
        # The size of a group is that of the people the need itself is about.
        return kind if part.code == need.resource_kind else replace(kind, group_min=None, group_max=None)
    if part.what == "role":
        return replace(only, roles=(part.code,))
    kind_of_people = need.resource_kind if need.resource_kind in KINDS else "skilled_time"
    sought = () if part.competence is None else (part.competence,)
    return replace(only, resource_kind=kind_of_people, competences=sought)


def _query(market: MarketIndex, statement: Need) -> Query:
    partner = market.register.partner(statement.partner)
    others = [s for s in market.register.statements_of.get(partner.id, ()) if s.id != statement.id]
    columns = build_columns([partner], [statement, *others]).take(np.array([1]))
    return Query(partner, statement, columns)


def _ways(ranking: Ranking, part: Part, degrees: Values) -> Iterator[Way]:
    market, rows = ranking.market, ranking.scored.rows
    for at in np.flatnonzero(degrees > 0).tolist():
        row = int(rows[at])
        statement = market.statement_at(row)
        offer = statement if isinstance(statement, Offer) else None
        most, left = _share(offer, part)
        yield Way(
            market.partner_at(row), offer, float(degrees[at]), most, float(ranking.scored.score[at]), left
        )


def _degrees(ranking: Ranking, rows: Rows, part: Part) -> Values:
    """How well each of ``rows`` answers the part; shape (n,)."""
    market = ranking.market
    if part.what == "competence":
        sought = () if part.competence is None else (part.competence,)
        return np.asarray(market.competences.answers(sought, rows)[0], dtype=np.float64)
    columns = market.columns.take(rows)
    if part.what == "role":
        bit = np.uint64(1 << code_list("roles").position(part.code))
        return np.asarray(((columns.roles | columns.roles_can) & bit) != 0, dtype=np.float64)
    kinds = columns.resource_kind
    fit = resource_fit()[code_list("resource_kinds").position(part.code)]
    return np.where(kinds >= 0, fit[np.maximum(kinds, 0)], 0.0).astype(np.float64)


def _relevance(ranking: Ranking, need: Need, part: Part) -> Values:
    """Whether what is found is about the same as the need, in [0, 1]; shape (n,).

    Hours of a lawyer are no hours of a welder. What the need itself says nothing about is not judged, nor are
    money and rooms, nor competences, which say what they are.
    """
    rows = ranking.scored.rows
    own = part.code == need.resource_kind if part.what == "resource" else part.code in need.roles
    if part.what == "competence" or part.code in ALIKE or not own:
        return np.ones(len(rows))
    text = np.nan_to_num(ranking.scored.there.values["text"].astype(np.float64), nan=SAME_MATTER)
    known = ranking.market.competences.answers(need.competences, rows)
    named = known.max(axis=0) if len(need.competences) else np.zeros(len(rows))
    return np.clip(np.maximum(text / SAME_MATTER, named), 0, 1)


def _share(offer: Offer | None, part: Part) -> tuple[float, Decimal | None]:
    if part.quantity is None:
        return 1.0, None
    if offer is None or offer.quantity is None or offer.unit != part.unit:
        return part.whole(UNKNOWN_SHARE), None
    left = max(offer.quantity - (offer.committed or 0), Decimal(0))
    return min(1.0, float(left / part.quantity)), left
