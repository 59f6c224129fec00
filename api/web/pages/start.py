"""The front door: what brobygger is, and for whoever is signed in who they are and what they may."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter, Request, Response

from api.security.keeper import TheKeeper
from api.web.pages.sign_in import AFTER, after_provider
from api.web.pages.statements.listing import Listed, listed_of
from api.web.pages.today.page import today_page
from api.web.rendering import render
from api.web.visitor import TheVisitor, Visitor
from api.web.warm_market import TheMarketIfWarm
from matching.accounts.centre import Centre
from matching.errors import NotFound
from matching.introductions.times import danish_day
from matching.partner import Partner
from storage.transaction import transact
from storage.unit_of_work import UnitOfWork

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Standing:
    """What somebody belongs to: their own partners, and the centres they are a broker of."""

    partners: list[Partner]
    centres: list[Centre]
    listed: dict[str, list[Listed]]
    """Needs and offers by the id of the partner."""


@router.get("/")
def start(request: Request, visitor: TheVisitor, keeper: TheKeeper, market: TheMarketIfWarm) -> Response:
    """For everybody."""
    if request.cookies.get(AFTER) and visitor.user is not None:
        return after_provider(request)
    if visitor.user is None:
        totals = transact(keeper.url, lambda work: work.public_totals(danish_day(work.now())), writing=False)
        return render(request, "start_public.html", totals=totals)
    if visitor.actor.centres and (page := today_page(request, visitor, keeper.url, market)):
        return page
    standing = transact(keeper.url, lambda work: _standing(work, visitor), writing=False)
    return render(request, "start.html", standing=standing)


def _standing(work: UnitOfWork, visitor: Visitor) -> Standing:
    partners = [stored.value for stored in work.partners.stored_all(visitor.actor.partners)]
    return Standing(
        partners,
        [centre for id in sorted(visitor.actor.centres) for centre in _centre(work, id)],
        {partner.id: listed_of(work, partner.id) for partner in partners},
    )


def _centre(work: UnitOfWork, id: str) -> list[Centre]:
    try:
        return [work.centres.get(id).value]
    except NotFound:
        return []
