"""Changing what a draft says, as long as nobody but the centre has seen it."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter, Request, Response

from api.dependencies import TheId
from api.desk import TheDesk
from api.web.conflict import chosen, differences, digests
from api.web.forms import Filled, TheForm, submitted
from api.web.notices import go
from api.web.pages.introductions.draft_form import HELP, LABELS, NAMES, ask_from, filled_of
from api.web.rendering import render
from api.web.visitor import TheVisitor
from api.web.words import words
from matching.errors import Outdated
from matching.introductions.drafting import demand_draft, edit_draft
from matching.introductions.introduction import Introduction
from matching.introductions.readers import about_introduction, seen
from matching.rights.actor import Actor
from matching.rights.rules import demand
from matching.stored import Stored
from storage.transaction import transact
from storage.unit_of_work import UnitOfWork

SAVED = words("The draft is saved.")

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Column:
    """How a value is shown where two have changed the same."""

    name: str
    list_name: str | None = None


COLUMNS = {name: Column(name, "units" if name == "unit" else None) for name in NAMES}


@router.get("/introductions/{id}/edit")
def edit(id: TheId, request: Request, visitor: TheVisitor, desk: TheDesk) -> Response:
    """The form."""
    stored = transact(desk.url, lambda work: _draft(work, visitor.actor, id), writing=False)
    demand_draft(stored.value)
    form = filled_of(stored.value)
    return _page(request, id, Filled({**form.values, **_kept_with(form, stored)}))


@router.post("/introductions/{id}/edit")
def save(id: TheId, request: Request, visitor: TheVisitor, desk: TheDesk, form: TheForm) -> Response:
    """Store it; what another broker has changed in the meantime is put beside what was filled in."""
    stored = transact(desk.url, lambda work: _draft(work, visitor.actor, id), writing=False)
    taken = chosen(form, filled_of(stored.value))

    def do() -> Response:
        changes = {
            "ask": ask_from(taken, stored.value.ask),
            "note": taken.one("note").strip(),
            "private_note": taken.one("private_note").strip(),
        }
        try:
            transact(
                desk.url, lambda work: edit_draft(work, visitor.actor, id, taken.whole("version"), changes)
            )
        except Outdated as error:
            return _conflict(request, id, taken, error.stored)
        return go(request, f"/introductions/{id}", SAVED)

    return submitted(taken, do, lambda filled, status: _page(request, id, filled, status))


def _draft(work: UnitOfWork, actor: Actor, id: str) -> Stored[Introduction]:
    """The introduction, for whoever may change it."""
    stored = seen(work, actor, id)
    demand(actor, "manage_introduction", about_introduction(stored.value))
    return stored


def _kept_with(form: Filled, stored: Stored[Introduction]) -> dict[str, tuple[str, ...]]:
    return {"version": (str(stored.version),), "before": (digests(form, NAMES),)}


def _page(request: Request, id: str, form: Filled, status: int = 200) -> Response:
    return render(
        request, "introductions/edit.html", status, id=id, form=form.named(LABELS), labels=LABELS, help=HELP
    )


def _conflict(request: Request, id: str, form: Filled, stored: Stored[Introduction]) -> Response:
    theirs = filled_of(stored.value)
    found = differences(form, theirs, NAMES)
    if not found:  # both have written the same
        return go(request, f"/introductions/{id}", SAVED)
    return render(
        request,
        "conflict.html",
        409,
        path=f"/introductions/{id}/edit",
        back=f"/introductions/{id}",
        form=form,
        names=NAMES,
        differences=found,
        stored=stored,
        kept=_kept_with(theirs, stored),
        columns=COLUMNS,
        labels=LABELS,
    )
