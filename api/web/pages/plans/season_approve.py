"""Making introductions of a season, after a look at how many it will be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from api.dependencies import TheId
from api.desk import TheDesk
from api.security.keeper import TheKeeper
from api.web.forms import Filled, TheForm, submitted
from api.web.notices import go
from api.web.pages.plans.conflict_said import conflict_to
from api.web.pages.plans.named import Named
from api.web.rendering import render
from api.web.visitor import TheVisitor
from api.web.words import Words, words
from matching.errors import InvalidQuery, InvalidStep, Outdated
from matching.messages import Message, message
from matching.rights.actor import Actor
from matching.rights.rules import About, demand
from matching.season.approving import Approved, approve
from matching.season.met import REASONS
from matching.season.readers import View, show
from matching.season.season import Row, SeasonList
from matching.season.stale import WHYS
from storage.transaction import transact
from storage.unit_of_work import UnitOfWork

router = APIRouter()
MOST_EACH = 5
MOST_TICKED = 150
"""Of so many lists each can be ticked; of more all are approved, or one at a time."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a list that would become an introduction; ``why_not`` says that it would not."""

    own: SeasonList
    row: Row
    why_not: Message | None


@router.get("/seasons/{id}/approve")
def confirm(
    id: TheId,
    request: Request,
    visitor: TheVisitor,
    keeper: TheKeeper,
    each: Annotated[int, Query(ge=1, le=MOST_EACH)] = 1,
    only: Annotated[str, Query(max_length=200)] = "",
) -> Response:
    """How many introductions it will be, of whom."""
    view = transact(keeper.url, lambda work: _view(work, visitor.actor, id), writing=False)
    return _page(request, view, each, only, Filled.of({"put": "no"}))


@router.post("/seasons/{id}/approve")
def send(
    id: TheId, request: Request, visitor: TheVisitor, form: TheForm, keeper: TheKeeper, desk: TheDesk
) -> Response:
    """Make them, as drafts or put to both sides; what is there already is not made again."""
    view = transact(keeper.url, lambda work: _view(work, visitor.actor, id), writing=False)
    each, put = form.whole("each"), form.one("put") == "yes"

    def do() -> Response:
        chosen = None if form.one("all") == "yes" else frozenset(form.all("chosen"))
        if chosen is not None and not chosen:
            raise InvalidQuery(message("Nobody is chosen; tick those who are to be introduced."))
        try:
            done = transact(
                keeper.url,
                lambda work: approve(
                    work, visitor.actor, id, form.whole("version"), each, put, most_open=desk.most_open,
                    chosen=chosen,
                ),
                in_turn=True,
            )  # fmt: skip
        except Outdated:
            return conflict_to(request, f"/seasons/{id}")
        return go(request, f"/seasons/{id}", _done(done, put))

    return submitted(
        form, do, lambda again, status: _page(request, view, each or 1, form.one("only"), again, status)
    )


def _view(work: UnitOfWork, actor: Actor, id: str) -> View:
    view = show(work, actor, id)
    demand(actor, "manage_introduction", About(frozenset({view.stored.value.centre})))
    if view.stored.value.state == "discarded":
        raise InvalidStep(message("The season was discarded and makes no introductions; plan a new one."))
    return view


def _page(request: Request, view: View, each: int, only: str, form: Filled, status: int = 200) -> Response:
    season = view.stored.value
    lists = [own for own in season.lists if own.rows and only in {"", own.statement}]
    places = [Place(own, row, _why_not(view, own, row)) for own in lists for row in own.rows[:each]]
    fresh = [one for one in places if one.row.introduction is None and one.why_not is None]
    return render(
        request,
        "plans/season_approve.html",
        status,
        view=view,
        season=season,
        named=Named(view, may_ask=True),
        form=form,
        each=each,
        most_each=range(1, min(MOST_EACH, max((len(own.rows) for own in season.lists), default=1)) + 1),
        only=only,
        fresh=fresh,
        made=[one for one in places if one.row.introduction is not None],
        not_possible=[one for one in places if one.row.introduction is None and one.why_not is not None],
        ticked=len(fresh) <= MOST_TICKED,
        chosen=form.all("chosen") or {one.own.statement for one in fresh},
    )


def _why_not(view: View, own: SeasonList, row: Row) -> Message | None:
    season, now = view.stored.value, view.now
    if now is None or row.introduction is not None:
        return None
    sides = season.sides(own, row)
    for sort, id in ((season.asked.lists_for, own.statement), (season.asked.receivers, row.statement)):
        stale = now.why(sort, id)
        if stale is not None:
            return WHYS[stale]
    apart = now.apart(*sides)
    return None if apart is None else REASONS[apart]


def _done(done: Approved, put: bool) -> Words:
    made, before, refused = len(done.made), done.before, done.refused
    if not made and not refused:
        return words("Nothing new: these introductions were made before ({before}).", before=before)
    counts = {"made": made, "before": before, "refused": len(refused)}
    if refused:
        return words("Introductions made: {made}. There before: {before}. Not possible: {refused}.", **counts)
    if put:
        return words("Introductions put to both sides, or in line: {made}. There before: {before}.", **counts)
    return words("Introductions drafted: {made}. There before: {before}.", **counts)
