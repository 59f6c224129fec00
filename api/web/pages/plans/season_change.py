"""Changing what one need or offer gets: looked at with its cost, then kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response

from api.dependencies import TheId, TheLanguage
from api.plan_desk import PlanDesk, ThePlans
from api.plan_season_task import season_previewed
from api.security.keeper import TheKeeper
from api.web.formats import number
from api.web.forms import Filled, TheForm, submitted
from api.web.notices import go
from api.web.pages.plans.candidates import Candidate, candidates_of
from api.web.pages.plans.conflict_said import conflict_to
from api.web.pages.plans.named import Named, said
from api.web.rendering import render
from api.web.visitor import TheVisitor
from api.web.words import Words, words
from matching.errors import InvalidQuery, NotFound, Outdated
from matching.messages import Language, message
from matching.rights.actor import Actor
from matching.season.changing import Opened, Preview, keep_change, open_draft
from matching.season.readers import View, show
from matching.season.rule import Kind, Rule
from matching.season.season import SeasonList
from storage.transaction import transact
from storage.unit_of_work import UnitOfWork

router = APIRouter()
KINDS: tuple[Kind, ...] = ("first", "forbid", "leave_out")
SMALL = 0.0005
"""Nobody can tell so little from nothing."""


@dataclass(frozen=True, slots=True)
class Change:
    """What is to be changed: a rule that is added, or one that is undone."""

    rule: Rule
    undo: bool

    def looked_at(self, plans: PlanDesk, opened: Opened) -> Preview:
        """The draft as it would be."""
        added, undone = ((), (self.rule,)) if self.undo else ((self.rule,), ())
        seconds = opened.stored.value.asked.deadline or plans.longest_s
        return plans.made(season_previewed, opened, added, undone, deadline_s=seconds)


@router.get("/seasons/{id}/change")
def choose(
    id: TheId,
    request: Request,
    visitor: TheVisitor,
    keeper: TheKeeper,
    of: Annotated[str, Query(max_length=200)] = "",
) -> Response:
    """Who can stand beside the need or the offer, and what can be done."""
    view, opened = transact(keeper.url, lambda work: _opened(work, visitor.actor, id), writing=False)
    return _choice(request, view, opened, of, Filled())


@router.get("/seasons/{id}/preview")
def look(  # noqa: PLR0913, PLR0917 – a field each
    id: TheId,
    request: Request,
    visitor: TheVisitor,
    keeper: TheKeeper,
    plans: ThePlans,
    kind: Annotated[str, Query(max_length=20)] = "",
    pair: Annotated[str, Query(max_length=200)] = "",
    undo: Annotated[bool, Query()] = False,
    of: Annotated[str, Query(max_length=200)] = "",
) -> Response:
    """What the change would cost; nothing is kept."""
    view, opened = transact(keeper.url, lambda work: _opened(work, visitor.actor, id), writing=False)
    form = Filled.of({"kind": kind, "pair": pair})

    def do() -> Response:
        change = _change(kind, pair, undo)
        looked = change.looked_at(plans, opened)
        return render(request, "plans/season_preview.html", **_shown(view, looked, change), of=of)

    return submitted(form, do, lambda again, status: _choice(request, view, opened, of, again, status))


@router.post("/seasons/{id}/change")
def keep(
    id: TheId,
    request: Request,
    visitor: TheVisitor,
    form: TheForm,
    keeper: TheKeeper,
    plans: ThePlans,
    language: TheLanguage,
) -> Response:
    """Plan it as it was looked at, and keep it."""
    view, opened = transact(keeper.url, lambda work: _opened(work, visitor.actor, id), writing=False)
    if opened.stored.version != form.whole("version") and not form.shown_again:
        return conflict_to(request, f"/seasons/{id}")

    def do() -> Response:
        change = _change(form.one("kind"), form.one("pair"), form.one("undo") == "yes")
        looked = change.looked_at(plans, opened)
        try:
            transact(keeper.url, lambda work: keep_change(work, visitor.actor, looked))
        except Outdated:
            return conflict_to(request, f"/seasons/{id}")
        return go(request, f"/seasons/{id}", _kept(looked.cost, language))

    return submitted(
        form, do, lambda again, status: _choice(request, view, opened, form.one("of"), again, status)
    )


def _opened(work: UnitOfWork, actor: Actor, id: str) -> tuple[View, Opened]:
    opened = open_draft(work, actor, id)
    return show(work, actor, id), opened


def _choice(
    request: Request, view: View, opened: Opened, of: str, form: Filled, status: int = 200
) -> Response:
    season = view.stored.value
    sort = next((sort for sort, ids in season.statements.items() if of in ids), None)
    if sort is None:
        raise NotFound("need", of)
    own: SeasonList | None = next((one for one in season.lists if one.statement == of), None)
    found: list[Candidate] = candidates_of(opened, of)
    return render(
        request,
        "plans/season_change.html",
        status,
        view=view,
        season=season,
        named=Named(view, may_ask=True),
        of=of,
        sort=sort,
        own=own,
        candidates=found,
        form=form,
        rules={rule.ids for rule in season.asked.rules},
    )


def _change(kind: str, pair: str, undo: bool) -> Change:
    ids = [one for one in pair.split(",") if one]
    known = next((one for one in KINDS if one == kind), None)
    if known is None or not ids or len(ids) > 2:
        raise InvalidQuery(message("Choose somebody from the list first."))
    return Change(Rule(known, ids[0], ids[1] if len(ids) == 2 else None), undo)


def _shown(view: View, looked: Preview, change: Change) -> dict[str, Any]:
    before = {own.statement: own for own in view.stored.value.lists}
    after = {own.statement: own for own in looked.after.lists}
    cost = 0.0 if abs(looked.cost) < SMALL else looked.cost
    named = Named(view, may_ask=True)
    return {
        "view": view,
        "season": view.stored.value,
        "named": named,
        "change": change,
        "sentence": said(change.rule, named),
        "pair": ",".join(change.rule.ids),
        "cost": cost,
        "before": looked.before.value.outcome.expected_matches,
        "after": looked.after.outcome.expected_matches,
        "moved": [(before.get(id), after[id]) for id in looked.moved],
    }


def _kept(cost: float, language: Language) -> Words:
    if abs(cost) < SMALL:
        return words("The change is kept. It costs nothing.")
    amount = number(round(abs(cost), 2) or 0.01, language)
    if cost > 0:
        return words("The change is kept. It costs {amount} expected matches.", amount=amount)
    return words("The change is kept. It brings {amount} more expected matches.", amount=amount)
