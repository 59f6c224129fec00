"""The guide for the first meeting of a partnership, to be read and printed."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from api.dependencies import TheId
from api.partnership_replies import names_of
from api.security.keeper import TheKeeper
from api.web.rendering import render
from api.web.visitor import TheVisitor
from api.web.warm_market import TheWarmMarket
from matching.partnerships.dialogue_guide import dialogue_guide
from matching.partnerships.grounds import Grounds
from matching.partnerships.joined import joined_by
from matching.partnerships.looking import show
from matching.partnerships.pair_match import pair_match
from matching.partnerships.partnership import Partnership
from matching.rights.actor import Actor
from models.indexes import LocalIndexes
from storage.transaction import transact
from storage.unit_of_work import UnitOfWork

router = APIRouter()


@router.get("/partnerships/{id}/guide")
def guide(
    id: TheId,
    request: Request,
    visitor: TheVisitor,
    keeper: TheKeeper,
    market: TheWarmMarket,
    partner: Annotated[str, Query(max_length=64)] = "",
) -> Response:
    """Of the primary contact and one other; of more than two partners another one can be chosen."""
    one, ground, names = transact(keeper.url, lambda work: _read(work, visitor.actor, id), writing=False)
    others = [other for other in one.partners if other != one.primary]
    other = partner if partner in others else others[0]
    encoder = market.recommender.market.encoder
    match = pair_match(ground, one.primary, other, encoder, LocalIndexes(), one.phases[0].on)
    return render(
        request,
        "partnerships/guide.html",
        guide=dialogue_guide(*match),
        one=one,
        names=names,
        others=others,
        other=other,
        path=f"/partnerships/{one.id}",
    )


def _read(work: UnitOfWork, actor: Actor, id: str) -> tuple[Partnership, Grounds, dict[str, str]]:
    stored = show(work, actor, id)
    return stored.value, joined_by(work, stored.value), dict(names_of(work, [stored]))
