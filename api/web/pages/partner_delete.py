"""Deleting a partner with all that is its own, after a look at what goes."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from api.dependencies import TheId
from api.security.keeper import TheKeeper
from api.web.forms import Filled, TheForm, submitted
from api.web.notices import go
from api.web.rendering import render
from api.web.visitor import TheVisitor
from api.web.words import words
from matching.register import Register
from matching.registering.partners import changeable_partner, delete_partner
from matching.rights.actor import Actor
from matching.rights.rules import demand
from matching.visible_to import about_partner
from storage.transaction import transact
from storage.unit_of_work import UnitOfWork

DELETED = words("The partner is deleted.")

router = APIRouter(prefix="/partners/{id}/delete")


@router.get("")
def ask(id: TheId, request: Request, visitor: TheVisitor, keeper: TheKeeper) -> Response:
    """What would go."""
    return _page(request, visitor.actor, keeper.url, id, Filled())


@router.post("")
def delete(id: TheId, request: Request, visitor: TheVisitor, keeper: TheKeeper, form: TheForm) -> Response:
    """Delete it; one that introductions or partnerships stand on stays, and the form says so."""

    def do() -> Response:
        transact(keeper.url, lambda work: delete_partner(work, visitor.actor, id, form.whole("version")))
        return go(request, "/partners", DELETED)

    transact(keeper.url, lambda work: _deletable(work, visitor.actor, id), writing=False)
    return submitted(
        form, do, lambda filled, status: _page(request, visitor.actor, keeper.url, id, filled, status)
    )


def _deletable(work: UnitOfWork, actor: Actor, id: str) -> tuple[Register, int]:
    """What belongs to the partner, and the version it was read as.

    Raises:
        NotFound, NotSignedIn, NotAllowed: the actor may not delete it.
    """
    stored = changeable_partner(work, actor, id)
    demand(actor, "delete_partner", about_partner(stored.value))
    return work.register_of([id]), stored.version


def _page(request: Request, actor: Actor, url: str, id: str, form: Filled, status: int = 200) -> Response:
    register, version = transact(url, lambda work: _deletable(work, actor, id), writing=False)
    return render(
        request,
        "partner_delete.html",
        status,
        form=form,
        partner=register.partner(id),
        version=version,
        statements=register.statements_of.get(id, []),
        volunteers=len(register.volunteers),
    )
