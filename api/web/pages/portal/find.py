"""The portal: who needs what, and who offers what."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response

from api.database_market import AnyMarket
from api.web.board import TheBoard
from api.web.pages.portal.asked import LONGEST, SORTS, Asked, asked, season_words
from api.web.pages.portal.found import Found, found_by_list, found_by_words, nothing_found
from api.web.pages.portal.map import map_of
from api.web.rendering import render
from api.web.visitor import TheVisitor
from api.web.warm_market import TheWarmMarket
from matching.errors import InvalidQuery
from matching.messages import Message
from matching.place import municipalities, regions
from matching.portal.board import Board
from matching.portal.season_of_year import seasons_from
from matching.visible_to import Sight, sight_of

router = APIRouter()


@router.get("/find")
def find(
    request: Request,
    visitor: TheVisitor,
    market: TheWarmMarket,
    board: TheBoard,
    what: Annotated[Asked, Depends(asked)],
    page: Annotated[int, Query(ge=1, le=1_000_000)] = 1,
) -> Response:
    """In own words, or by conditions alone; beside the list a map."""
    found, problem = _found(market, board, what, sight_of(visitor.actor), page)
    return render(
        request,
        "portal/find.html",
        422 if problem else 200,
        asked=what,
        found=found,
        problem=problem,
        map=map_of(found.counts, what),
        sorts=SORTS,
        longest=LONGEST,
        seasons=[(one.code, season_words(one)) for one in seasons_from(market.day)],
        municipalities=sorted_municipalities(),
        regions=regions(),
    )


def sorted_municipalities() -> list[str]:
    """Their names, as Danes look them up."""
    from api.web.danish_order import danish_order

    return sorted(municipalities(), key=danish_order)


def _found(
    market: AnyMarket, board: Board, what: Asked, sight: Sight, page: int
) -> tuple[Found, Message | None]:
    if not what.q:
        return found_by_list(market, board, what, sight, page), None
    try:
        return found_by_words(market, what, sight, page), None
    except InvalidQuery as error:
        return nothing_found(what), error.sentence
