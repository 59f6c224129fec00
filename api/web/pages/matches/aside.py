"""Putting a partner aside from a list with a reason, and taking it back."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import RedirectResponse

from api.about import demand_over, seen_partner
from api.dependencies import TheId
from api.security.keeper import TheKeeper
from api.web.forms import Filled, TheForm, submitted
from api.web.notices import go
from api.web.pages.matches.asked import Asked, asked_for
from api.web.rendering import render
from api.web.visitor import TheVisitor
from api.web.warm_market import TheWarmMarket
from api.web.words import words
from matching.partner import Partner
from matching.put_aside.putting_aside import Why, put_aside, take_back
from storage.transaction import transact

LABELS = {"reason": words("Why not these two?"), "text": words("In your own words")}
HELP = {"text": words("For the brokers of your centre alone. Nothing about single persons.")}
ASIDE = words("{name} is put aside. You find it below the list, and can take it back.")

router = APIRouter()


@router.get("/partners/{id}/matches/put-aside")
@router.get("/offers/{id}/matches/put-aside")
@router.get("/needs/{id}/matches/put-aside")
def form(
    id: TheId,
    request: Request,
    visitor: TheVisitor,
    market: TheWarmMarket,
    partner: Annotated[str, Query(max_length=200)] = "",
) -> Response:
    """Why not these two?"""
    asked = asked_for(request, id, visitor.actor, market)
    demand_over(visitor.actor, "introduce", market.register, asked.record)
    other = seen_partner(visitor.actor, market.register, partner)
    return _page(request, asked, other, Filled())


@router.post("/partners/{id}/matches/put-aside")
@router.post("/offers/{id}/matches/put-aside")
@router.post("/needs/{id}/matches/put-aside")
def put(
    id: TheId,
    request: Request,
    visitor: TheVisitor,
    market: TheWarmMarket,
    filled: TheForm,
    keeper: TheKeeper,
) -> Response:
    """It is left out of the list until somebody of the centre takes it back."""
    asked = asked_for(request, id, visitor.actor, market)
    demand_over(visitor.actor, "introduce", market.register, asked.record)
    other = seen_partner(visitor.actor, market.register, filled.one("partner"))
    why = Why(filled.one("reason"), filled.one("text").strip())

    def do() -> Response:
        transact(
            keeper.url,
            lambda work: put_aside(work, visitor.actor, asked.asker, asked.id, other.id, why),
        )
        said = words(
            "{name} is put aside. You find it below the list, and can take it back.", name=other.name
        )
        return go(request, asked.path, said)

    return submitted(filled, do, lambda again, status: _page(request, asked, other, again, status))


@router.post("/partners/{id}/matches/take-back")
@router.post("/offers/{id}/matches/take-back")
@router.post("/needs/{id}/matches/take-back")
def undo(
    id: TheId,
    request: Request,
    visitor: TheVisitor,
    market: TheWarmMarket,
    filled: TheForm,
    keeper: TheKeeper,
) -> Response:
    """It stands in the list again."""
    asked = asked_for(request, id, visitor.actor, market)
    demand_over(visitor.actor, "introduce", market.register, asked.record)
    other = seen_partner(visitor.actor, market.register, filled.one("partner"))
    if filled.shown_again:  # a session ended under the button: nothing is done before it is pressed again
        return RedirectResponse(asked.path, 303)
    transact(keeper.url, lambda work: take_back(work, visitor.actor, asked.asker, asked.id, other.id))
    return go(request, asked.path, words("{name} stands in the list again.", name=other.name))


def _page(request: Request, asked: Asked, other: Partner, filled: Filled, status: int = 200) -> Response:
    return render(
        request,
        "matches/put_aside.html",
        status,
        asked=asked,
        other=other,
        form=filled.named(LABELS),
        labels=LABELS,
        help=HELP,
    )
