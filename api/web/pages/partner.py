"""A partner's profile, as widely as it may be seen, with its needs and offers."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from api.about import seen_partner
from api.dependencies import TheId
from api.security.keeper import TheKeeper
from api.web.record_words import LABELS
from api.web.rendering import render
from api.web.visitor import TheVisitor, Visitor
from matching.partner import Partner
from matching.rights.rules import may
from matching.statement import Need, Statement
from matching.visible_to import about_partner, viewable_statements
from storage.transaction import transact
from storage.unit_of_work import UnitOfWork

router = APIRouter()


@router.get("/partners/{id}")
def partner(id: TheId, request: Request, visitor: TheVisitor, keeper: TheKeeper) -> Response:
    """What a stranger needs to know first; nobody's contact details."""
    found, statements = transact(keeper.url, lambda work: _seen(work, visitor, id), writing=False)
    return render(
        request,
        "partner.html",
        partner=found,
        needs=[one for one in statements if isinstance(one, Need)],
        offers=[one for one in statements if not isinstance(one, Need)],
        may_change=visitor.user is not None and may(visitor.actor, "change_profile", about_partner(found)),
        labels=LABELS,
    )


def _seen(work: UnitOfWork, visitor: Visitor, id: str) -> tuple[Partner, list[Statement]]:
    register = work.register_of([id])
    found = seen_partner(visitor.actor, register, id)
    return found, viewable_statements(register, id, visitor.actor)
