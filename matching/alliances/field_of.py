"""The market around a need as an alliance problem."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from matching.alliances.pair_gates import kept_apart
from matching.alliances.part import Part
from matching.alliances.problem import LEAST_SHARE, Group, Mask, Problem, Stock
from matching.alliances.ways import Answers, Way
from matching.alliances.wish import Wish
from matching.market_index import MarketIndex
from matching.partner import Partner
from matching.statement import Offer


@dataclass(frozen=True, slots=True)
class Field:
    """The candidates, in the order of their ids, with every way in which they could fill a part."""

    asker: Partner
    parts: tuple[Part, ...]
    candidates: tuple[Partner, ...]
    ways: dict[tuple[int, int], Way]
    """By candidate and part."""
    answers: tuple[Answers, ...]
    problem: Problem


def field_of(
    market: MarketIndex,
    asker: Partner,
    parts: tuple[Part, ...],
    answers: Sequence[Answers],
    wish: Wish,
    today: date,
) -> Field:
    """Candidates and conditions as arrays; somebody can fill something.

    Raises:
        InvalidQuery: conditions that cannot be used.
    """
    ids = sorted({id for found in answers for id in found.ways})
    place = {id: at for at, id in enumerate(ids)}
    ways = {(place[id], p): way for p, found in enumerate(answers) for id, way in found.ways.items()}
    candidates = tuple(market.register.partner(id) for id in ids)
    shape = (len(ids), len(parts))
    degree, most, fit = np.zeros(shape), np.zeros(shape), np.zeros(shape)
    for at, way in ways.items():
        degree[at], most[at], fit[at] = way.degree, way.most, way.fit
    offers = {way.offer.id: way.offer for way in ways.values() if way.offer is not None}
    problem = Problem(
        weights=np.array([part.weight for part in parts]),
        divisible=np.array([part.divisible for part in parts]),
        degree=np.clip(degree, 0, 1),
        most=most,
        fit=np.clip(fit, 0, 1),
        loads=np.full(len(ids), wish.most_parts_each),
        seats=wish.most_members,
        conflicts=kept_apart(market, ids, offers.values(), today),
        groups=_groups(wish, asker, candidates),
        required=np.isin(ids, wish.members) if wish.members else None,
        known=_known(wish, place),
        known_to_asker=_known_to(wish, asker.id, ids),
        stocks=_stocks(ways, parts),
        smallest=np.array([part.whole(LEAST_SHARE) for part in parts]),
    )
    return Field(asker, parts, candidates, ways, tuple(answers), problem)


def _groups(wish: Wish, asker: Partner, candidates: Sequence[Partner]) -> tuple[Group, ...]:
    """Sectors that are required, but for those that the asker is of."""
    return tuple(
        Group(sector.code, np.array([sector.has(partner) for partner in candidates], dtype=np.bool_))
        for sector in wish.sectors
        if not sector.has(asker)
    )


def _known(wish: Wish, place: dict[str, int]) -> Mask | None:
    if not wish.good:
        return None
    known = np.zeros((len(place), len(place)), dtype=np.bool_)
    for one, other in wish.good:
        if one in place and other in place:
            known[place[one], place[other]] = known[place[other], place[one]] = True
    return known


def _known_to(wish: Wish, asker: str, ids: Sequence[str]) -> Mask | None:
    if not wish.good:
        return None
    theirs = {id for pair in wish.good if asker in pair for id in pair}
    return np.array([id in theirs for id in ids], dtype=np.bool_)


def _stocks(ways: dict[tuple[int, int], Way], parts: Sequence[Part]) -> tuple[Stock, ...]:
    """Offers that several parts draw on."""
    drawn: dict[tuple[int, str], dict[int, float]] = defaultdict(dict)
    offers: dict[str, Offer] = {}
    for (candidate, part), way in ways.items():
        quantity = parts[part].quantity
        if way.offer is not None and way.left is not None and quantity is not None:
            drawn[candidate, way.offer.id][part] = float(quantity)
            offers[way.offer.id] = way.offer
    return tuple(
        Stock(candidate, float((offers[id].quantity or 0) - (offers[id].committed or 0)), draws)
        for (candidate, id), draws in drawn.items()
        if len(draws) > 1
    )
