"""A season: who would get what, how it is spread, who is overlooked; or how far it is."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from api.dependencies import TheId
from api.security.keeper import TheKeeper
from api.web.forms import TheForm
from api.web.notices import go
from api.web.pages.plans.conflict_said import conflict_to
from api.web.pages.plans.curve import curve_of
from api.web.pages.plans.named import Named, rule_rows
from api.web.paging import page_of
from api.web.rendering import render
from api.web.visitor import TheVisitor
from api.web.words import Words, words
from matching.errors import NotFound, Outdated
from matching.rights.actor import Actor
from matching.rights.rules import About, may
from matching.season.job import SeasonJob, job_of
from matching.season.overlooked import WHYS, Why, overlooked
from matching.season.readers import View, discard, show
from matching.season.spread import spread_of
from matching.season.stale import WHYS as STALE_WHYS
from storage.transaction import transact
from storage.unit_of_work import UnitOfWork

router = APIRouter()
AT_A_TIME, MOST_OVERLOOKED = 12, 30
ADVICE: dict[Why, Words] = {
    "left_out": words("You have left it out. Take that back under “What was changed”."),
    "nobody": words("Nobody fits its conditions. Look at who was removed, and talk with the partner."),
    "taken": words("Others come first with all that suit it. Put it first for one of them."),
    "full": words("Its partner has as many open introductions as it can take. Wait until one is answered."),
    "unlisted": words("Put it first for one that suits it, and see what that costs."),
    "little": words("Something may be missing in its profile. Look at its matches, and ask the partner."),
}


@router.get("/seasons/{id}")
def season(
    id: TheId,
    request: Request,
    visitor: TheVisitor,
    keeper: TheKeeper,
    by: Annotated[str, Query(max_length=20)] = "asking",
    page: Annotated[int, Query(ge=1, le=100_000)] = 1,
) -> Response:
    """The season; as long as it is being made, how far it is."""
    view, job = transact(keeper.url, lambda work: _seen(work, visitor.actor, id), writing=False)
    if job is not None:
        now = transact(keeper.url, lambda work: work.now(), writing=False)
        return render(request, "plans/season_job.html", job=job, silent=job.is_silent(now))
    assert view is not None  # noqa: S101
    return _page(request, visitor.actor, view, by, page)


@router.post("/seasons/{id}/discard")
def throw_away(
    id: TheId, request: Request, visitor: TheVisitor, form: TheForm, keeper: TheKeeper
) -> Response:
    """Put a draft aside for good."""
    try:
        transact(keeper.url, lambda work: discard(work, visitor.actor, id, form.whole("version")))
    except Outdated:
        return conflict_to(request, f"/seasons/{id}")
    return go(request, f"/seasons/{id}", words("The season is put aside. It can still be read."))


def _seen(work: UnitOfWork, actor: Actor, id: str) -> tuple[View | None, SeasonJob | None]:
    try:
        return show(work, actor, id), None
    except NotFound:
        return None, job_of(work, actor, id)


def _page(request: Request, actor: Actor, view: View, by: str, page: int) -> Response:
    found = view.stored.value
    path = f"/seasons/{found.id}"
    by = by if by == "answering" else "asking"
    asking = sorted(found.lists, key=lambda own: (-own.matches, own.statement))
    answering = sorted(found.receivers, key=lambda one: (-one.matches, one.statement))
    spread, seldom = spread_of(found), overlooked(found)
    return render(
        request,
        "plans/season.html",
        view=view,
        season=found,
        named=Named(view, may(actor, "recommend", About(frozenset({found.centre})))),
        by=by,
        rows=page_of(asking if by == "asking" else answering, page, path, {"by": by}, AT_A_TIME),
        spread=spread,
        curve=curve_of(spread) if spread else None,
        seldom=seldom[:MOST_OVERLOOKED],
        seldom_more=max(0, len(seldom) - MOST_OVERLOOKED),
        whys=WHYS,
        advice=ADVICE,
        stale=view.now.stale if view.now else (),
        stale_whys=STALE_WHYS,
        rules=rule_rows(view),
        may_change=found.state != "discarded" and may(actor, "introduce", About(frozenset({found.centre}))),
    )
