"""The match of two partners who work together already, as it was before anything was spoken for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TypeVar

from matching.explanation import explain
from matching.filters import Filters
from matching.market_index import MarketIndex
from matching.match import DirectedScore, Match
from matching.partner import Partner
from matching.partnerships.grounds import Grounds
from matching.protocols import Encoder, Indexes
from matching.ranking import Ranked, rank
from matching.register import Register
from matching.statement import Need, Statement

S = TypeVar("S", bound=Statement)


def pair_match(
    ground: Grounds, one: str, other: str, encoder: Encoder, indexes: Indexes, day: date
) -> tuple[Match, Partner]:
    """The match of the partners ``one`` and ``other``, and which of them it was found for: the one that
    seeks, if either does.

    In the market itself they may no longer meet: the offer is spoken for, or has expired on some day after
    ``day``, on which they began.
    """
    needs = [_as_new(need) for need in ground.needs if need.partner in {one, other}]
    offers = [_as_new(offer) for offer in ground.offers if offer.partner in {one, other}]
    if needs and needs[0].partner == other:
        one, other = other, one
    partners = {partner.id: partner for partner in ground.partners if partner.id in {one, other}}
    statements: list[Statement] = [*needs, *offers]
    ours = next((each for each in statements if each.partner == one), None)
    theirs = next((each for each in statements if each.partner == other), None)
    market = MarketIndex(Register(partners.values(), needs, offers), encoder, indexes)
    asked = ours.id if isinstance(ours, Need) else one
    found = _found(market, asked, other, theirs, day) or _bare(partners[other])
    return replace(found, ours=ours, theirs=theirs), partners[one]


def _as_new(statement: S) -> S:
    return replace(statement, status="open", expires=None, committed=None)


def _found(market: MarketIndex, asked: str, other: str, theirs: Statement | None, day: date) -> Match | None:
    """By the statement of the other if it can meet what is asked for, else by its profile."""
    ranking = rank(market, market.query(asked), Filters(), day)
    positions = {
        _id(market.statement_at(row)): position
        for position, row in enumerate(ranking.scored.rows.tolist())
        if market.partner_at(row).id == other
    }
    position = positions.get(_id(theirs), positions.get(None))
    return None if position is None else explain([Ranked(ranking, position, ())])[0]


def _id(statement: Statement | None) -> str | None:
    return statement.id if statement else None


def _bare(other: Partner) -> Match:
    """What is left where a hard condition stands between them: the statements, without reasons."""
    nothing = DirectedScore("peer", 0.0, 0.0, (), {})
    return Match(other, None, None, (), 0.0, nothing, nothing, None, (), ())
