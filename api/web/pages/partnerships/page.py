"""The page of a partnership: how far it has come, what to do next, and all that has happened."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from api.dependencies import TheId
from api.security.keeper import TheKeeper
from api.web.pages.partnerships.action import speakers
from api.web.pages.partnerships.whole import MAIN_PHASES, whole
from api.web.rendering import render
from api.web.visitor import TheVisitor
from matching.partnerships.given_amount import given_amount
from storage.transaction import transact

router = APIRouter()


@router.get("/partnerships/{id}")
def partnership(id: TheId, request: Request, visitor: TheVisitor, keeper: TheKeeper) -> Response:
    """Without anybody's contact details: they have a page of their own."""
    found = transact(keeper.url, lambda work: whole(work, visitor.actor, id), writing=False)
    return render(
        request,
        "partnerships/one.html",
        whole=found,
        one=found.partnership,
        main_phases=MAIN_PHASES,
        own=speakers(visitor.actor, found.partnership),
        amount=given_amount,
        path=f"/partnerships/{found.partnership.id}",
    )
