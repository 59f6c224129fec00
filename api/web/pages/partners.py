"""The partners that somebody may see, to look one up by its name."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from api.web.danish_order import danish_order
from api.web.paging import page_of
from api.web.rendering import render
from api.web.visitor import TheVisitor
from api.web.warm_market import TheWarmMarket
from matching.partner import Partner
from matching.visible_to import about_partner, sight_of

LONGEST_QUESTION = 200

router = APIRouter()


@router.get("/partners")
def partners(
    request: Request,
    visitor: TheVisitor,
    market: TheWarmMarket,
    q: Annotated[str, Query(max_length=LONGEST_QUESTION)] = "",
    centre: Annotated[str, Query(max_length=LONGEST_QUESTION)] = "",
    page: Annotated[int, Query(ge=1, le=1_000_000)] = 1,
) -> Response:
    """In the order of their names; of one ``centre``, if it is named."""
    sight = sight_of(visitor.actor)
    seen = [one for one in market.register.partners.values() if sight.sees(about_partner(one))]
    asked = (one for one in seen if _is_named(one, q) and centre in {"", *one.centres})
    found = sorted(asked, key=lambda one: (danish_order(one.name), one.id))
    shown = page_of(found, page, "/partners", {"q": q, "centre": centre})
    return render(request, "partners.html", found=shown, q=q, centre=centre)


def _is_named(partner: Partner, asked: str) -> bool:
    """Whether every word that is asked for stands in its name or its places."""
    text = " ".join([partner.name, *(place.value for place in partner.places)]).casefold()
    return all(word in text for word in asked.casefold().split())
