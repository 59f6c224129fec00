"""A partner's profile, as widely as it may be seen, with its needs and offers."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from api.dependencies import TheId
from api.language import language_of
from api.security.keeper import TheKeeper
from api.web.pages.portal.linked_data import of_partner
from api.web.pages.portal.seen import Seen, seen_by
from api.web.record_words import LABELS
from api.web.rendering import render
from api.web.secret_link import address_of_page
from api.web.visitor import TheVisitor, Visitor
from matching.portal.whereabouts import whereabouts
from matching.rights.rules import may
from matching.statement import Need, Statement
from matching.visible_to import about_partner, viewable_statements
from storage.transaction import transact
from storage.unit_of_work import UnitOfWork

router = APIRouter()


@router.get("/partners/{id}")
def partner(id: TheId, request: Request, visitor: TheVisitor, keeper: TheKeeper) -> Response:
    """What a stranger needs to know first; nobody's contact details."""
    seen, statements = transact(keeper.url, lambda work: _seen(work, visitor, id), writing=False)
    found = seen.partner
    address = address_of_page(request, f"/partners/{id}")
    return render(
        request,
        "partner.html",
        partner=found,
        needs=[one for one in statements if isinstance(one, Need)],
        offers=[one for one in statements if not isinstance(one, Need)],
        may_change=visitor.user is not None and may(visitor.actor, "change_profile", about_partner(found)),
        may_ask=seen.can_be_asked_for_by(visitor),
        where=whereabouts(found.places),
        labels=LABELS,
        linked=of_partner(found, address, language_of(request)) if seen.is_public else None,
    )


def _seen(work: UnitOfWork, visitor: Visitor, id: str) -> tuple[Seen, list[Statement]]:
    seen = seen_by(work, visitor.actor, "partner", id)
    own = viewable_statements(work.register_of([id]), id, visitor.actor)
    # A draft is paused: strangers do not read what is still being written.
    return seen, [one for one in own if one.status == "open" or seen.is_changed_by(visitor)]
