"""The seasons of a broker's centres."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from api.about import demand_plan
from api.security.keeper import TheKeeper
from api.web.rendering import render
from api.web.visitor import TheVisitor
from matching.rights.actor import Actor
from matching.season.job import SeasonJob, jobs_for
from matching.season.readers import list_for
from matching.season.season import Season
from matching.stored import Stored
from storage.transaction import transact
from storage.unit_of_work import UnitOfWork

router = APIRouter()
Listed = tuple[list[Stored[Season]], list[SeasonJob], dict[str, str]]


@router.get("/seasons")
def seasons(request: Request, visitor: TheVisitor, keeper: TheKeeper) -> Response:
    """Those that are being made, the drafts, and those that are closed."""
    demand_plan(visitor.actor)
    found, jobs, names = transact(keeper.url, lambda work: _listed(work, visitor.actor), writing=False)
    drafts = [one for one in found if one.value.state == "draft"]
    closed = [one for one in found if one.value.state != "draft"]
    return render(request, "plans/seasons.html", drafts=drafts, closed=closed, jobs=jobs, names=names)


def _listed(work: UnitOfWork, actor: Actor) -> Listed:
    names = {one.value.id: one.value.name for one in work.centres.find()}
    return [*list_for(work, actor)], jobs_for(work, actor), names
