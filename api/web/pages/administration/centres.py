"""The volunteer centres of the installation."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from api.dependencies import TheId
from api.security.keeper import Keeper, TheKeeper
from api.web.forms import Filled, TheForm, submitted
from api.web.notices import go
from api.web.rendering import render
from api.web.visitor import TheVisitor
from api.web.words import words
from matching.accounts.centre import Centre
from matching.accounts.centres import add_centre, rename_centre
from matching.rights.rules import demand
from storage.transaction import transact
from storage.unit_of_work import UnitOfWork

LABELS = {"name": words("Name"), "id": words("Id, as files name it")}

router = APIRouter(prefix="/centres")


@router.get("")
def centres(request: Request, visitor: TheVisitor, keeper: TheKeeper) -> Response:
    """All of them, each with how many brokers it has."""
    demand(visitor.actor, "manage_installation")
    return _page(request, keeper, Filled())


@router.post("")
def add(request: Request, visitor: TheVisitor, keeper: TheKeeper, form: TheForm) -> Response:
    """One more."""
    demand(visitor.actor, "manage_installation")

    def do() -> Response:
        name, id = form.one("name").strip(), form.one("id").strip() or None
        transact(keeper.url, lambda work: add_centre(work, visitor.actor, name or " ", id))
        return go(request, "/centres", words("The volunteer centre is added."))

    return submitted(form, do, lambda filled, status: _page(request, keeper, filled, status))


@router.get("/{id}/edit")
def edit(id: TheId, request: Request, visitor: TheVisitor, keeper: TheKeeper) -> Response:
    """Its name."""
    demand(visitor.actor, "manage_installation")
    found = transact(keeper.url, lambda work: work.centres.get(id), writing=False).value
    return _edit_page(request, found, Filled.of({"name": found.name}))


@router.post("/{id}/edit")
def rename(id: TheId, request: Request, visitor: TheVisitor, keeper: TheKeeper, form: TheForm) -> Response:
    """Another name."""
    demand(visitor.actor, "manage_installation")
    found = transact(keeper.url, lambda work: work.centres.get(id), writing=False).value

    def do() -> Response:
        name = form.one("name").strip() or " "
        transact(keeper.url, lambda work: rename_centre(work, visitor.actor, id, name))
        return go(request, "/centres", words("The name is changed."))

    return submitted(form, do, lambda filled, status: _edit_page(request, found, filled, status))


def _edit_page(request: Request, centre: Centre, form: Filled, status: int = 200) -> Response:
    return render(
        request, "administration/centre.html", status, centre=centre, form=form.named(LABELS), labels=LABELS
    )


def _page(request: Request, keeper: Keeper, form: Filled, status: int = 200) -> Response:
    def use_case(work: UnitOfWork) -> tuple[list[Centre], list[str]]:
        users = [one.value for one in work.users.find()]
        of = [grant.centre for user in users for grant in user.grants if grant.centre and not user.disabled]
        return [one.value for one in work.centres.find()], of

    found, of = transact(keeper.url, use_case, writing=False)
    rows = [(one, of.count(one.id)) for one in found]
    return render(
        request, "administration/centres.html", status, rows=rows, form=form.named(LABELS), labels=LABELS
    )
