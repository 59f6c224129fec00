"""Two or three matches beside each other."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from api.about import in_sight, seen_partner
from api.database_market import AnyMarket
from api.dependencies import TheId
from api.web.pages.matches.asked import Asked, asked_for
from api.web.pages.matches.bars import FAMILIES
from api.web.pages.matches.seen_match import SeenMatch, seen_match
from api.web.rendering import render
from api.web.visitor import TheVisitor
from api.web.warm_market import TheWarmMarket
from matching.component_names import component_name
from matching.match import Reason, Why
from matching.prior import prior_weights
from matching.recommend import NO_FILTERS
from matching.rights.actor import Actor

FEWEST, MOST = 2, 3

router = APIRouter()


@router.get("/partners/{id}/matches/compare")
@router.get("/offers/{id}/matches/compare")
@router.get("/needs/{id}/matches/compare")
def compare(
    id: TheId,
    request: Request,
    visitor: TheVisitor,
    market: TheWarmMarket,
    chosen: Annotated[list[str] | None, Query(alias="with", max_length=500)] = None,
) -> Response:
    """What speaks for and against each, line by line."""
    asked = asked_for(request, id, visitor.actor, market)
    ids = list(dict.fromkeys(chosen or []))
    if not FEWEST <= len(ids) <= MOST:
        return render(
            request, "matches/compare.html", 422, asked=asked, chosen=len(ids), seen=[], lines=[], families={}
        )
    answers = [_why(market, asked, visitor.actor, partner) for partner in ids if partner != asked.asker.id]
    seen = [seen_match(why.match, why.rank) for why in answers if why.match]
    gone = [why.partner for why in answers if not why.match]
    return render(
        request,
        "matches/compare.html",
        asked=asked,
        chosen=len(ids),
        seen=seen,
        gone=gone,
        lines=_lines(seen),
        families=FAMILIES,
    )


def _why(market: AnyMarket, asked: Asked, actor: Actor, partner: str) -> Why:
    seen = seen_partner(actor, market.register, partner)
    with market.turn:
        return market.recommender.why(asked.id, seen.id, in_sight(actor, NO_FILTERS))


def _lines(seen: list[SeenMatch]) -> list[tuple[object, list[Reason | None]]]:
    """Of each component that says something about one of them, what it says about each."""
    reasons = [{reason.component: reason for reason in one.match.reasons} for one in seen]
    names = [name for name in prior_weights() if any(name in own for own in reasons)]
    return [(component_name(name), [own.get(name) for own in reasons]) for name in names]
