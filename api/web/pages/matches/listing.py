"""The list of those who suit a need, an offer or a partner, and how it was made."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from api.about import in_sight
from api.database_market import AnyMarket
from api.dependencies import TheId
from api.observation import note_list
from api.security.keeper import TheKeeper
from api.web.pages.matches.asked import Asked, asked_for
from api.web.pages.matches.bars import FAMILIES
from api.web.pages.matches.narrowing import LABELS, Narrowing, narrowing_of
from api.web.pages.matches.seen_match import SeenMatch, seen_match
from api.web.rendering import render
from api.web.visitor import TheVisitor
from api.web.warm_market import TheWarmMarket
from matching.gate_phrases import gate_phrase
from matching.introductions.introduction import Introduction
from matching.introductions.readers import sees_whole
from matching.match import Recommendations
from matching.messages import Message
from matching.partner import Partner
from matching.put_aside.put_aside import PutAside
from matching.put_aside.putting_aside import put_aside_from
from matching.recommend import MOST
from matching.rights.actor import Actor
from storage.transaction import transact
from storage.unit_of_work import UnitOfWork

AT_A_TIME = 5
LAST_PAGE = MOST // AT_A_TIME

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Aside:
    """Who was put aside, and why."""

    partner: Partner
    why: PutAside


@dataclass(frozen=True, slots=True)
class Decided:
    """What brokers have done about the asker's matches: put aside, and introduced."""

    asides: tuple[Aside, ...]
    introduced: dict[str, Introduction]

    @property
    def hidden(self) -> frozenset[str]:
        """The partners that do not stand in the list."""
        return frozenset(one.partner.id for one in self.asides)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the list, and how the list was made."""

    found: Recommendations
    rows: list[SeenMatch]
    page: int
    has_more: bool
    read_at: datetime

    @property
    def gates(self) -> list[tuple[Message, int]]:
        """What left how many out, most first."""
        return [
            (gate_phrase(gate), count)
            for gate, count in sorted(self.found.removed.items(), key=lambda one: -one[1])
            if count
        ]

    @property
    def model(self) -> tuple[str, str]:
        """The names of the text model and of the ranking."""
        encoder, _, ranking = self.found.model.rpartition("+")
        return encoder, ranking


@router.get("/partners/{id}/matches")
@router.get("/offers/{id}/matches")
@router.get("/needs/{id}/matches")
def matches(
    id: TheId,
    request: Request,
    visitor: TheVisitor,
    market: TheWarmMarket,
    keeper: TheKeeper,
    page: Annotated[int, Query(ge=1, le=LAST_PAGE)] = 1,
) -> Response:
    """Best first; who was put aside stands below."""
    asked = asked_for(request, id, visitor.actor, market)
    narrowing = narrowing_of(request)
    decided = transact(keeper.url, lambda work: decided_about(work, visitor.actor, asked), writing=False)
    if narrowing.form.problems:
        return _page(request, asked, narrowing, decided, None, 422)
    part = _part(market, asked, narrowing, visitor.actor, decided, page)
    return _page(request, asked, narrowing, decided, part)


def decided_about(work: UnitOfWork, actor: Actor, asked: Asked) -> Decided:
    """What ``actor`` may know of what was decided."""
    put_aside = put_aside_from(work, actor, asked.asker, asked.id)
    names = {one.value.id: one.value for one in work.partners.stored_all(one.partner for one in put_aside)}
    asides = tuple(Aside(names[one.partner], one) for one in put_aside if one.partner in names)
    introduced: dict[str, Introduction] = {}
    for side, other in (("seeker", "giver"), ("giver", "seeker")):
        for stored in work.introductions.find(**{side: asked.asker.id}):
            one = stored.value
            known = introduced.get(getattr(one, other).partner)
            if sees_whole(actor, one) and (known is None or known.id < one.id):
                introduced[getattr(one, other).partner] = one
    return Decided(asides, introduced)


def _part(
    market: AnyMarket, asked: Asked, narrowing: Narrowing, actor: Actor, decided: Decided, page: int
) -> Part:
    last = page * AT_A_TIME
    n = min(MOST, last + len(decided.asides) + 1)
    with market.turn:
        found = market.recommender.recommend(asked.id, n, in_sight(actor, narrowing.filters))
    note_list(found.considered, len(found.matches))
    kept = [
        (rank, match) for rank, match in enumerate(found.matches, 1) if match.partner.id not in decided.hidden
    ]
    rows = [
        seen_match(match, rank, decided.introduced.get(match.partner.id))
        for rank, match in kept[last - AT_A_TIME : last]
    ]
    return Part(found, rows, page, len(kept) > last and page < LAST_PAGE, market.read_at)


def _page(
    request: Request,
    asked: Asked,
    narrowing: Narrowing,
    decided: Decided,
    part: Part | None,
    status: int = 200,
) -> Response:
    return render(
        request,
        "matches/list.html",
        status,
        asked=asked,
        narrowing=narrowing,
        labels=LABELS,
        families=FAMILIES,
        decided=decided,
        part=part,
    )
