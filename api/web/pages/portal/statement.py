"""A need or an offer, as widely as it may be seen: what a stranger needs to know before asking."""

from __future__ import annotations

from typing import Literal

from fastapi import APIRouter, Request, Response

from api.dependencies import TheId
from api.language import language_of
from api.security.keeper import TheKeeper
from api.web.pages.portal.labels import LABELS
from api.web.pages.portal.linked_data import of_statement
from api.web.pages.portal.seen import PATHS, Seen, has_page, seen_by
from api.web.rendering import render
from api.web.secret_link import address_of_page
from api.web.visitor import TheVisitor, Visitor
from matching.availability import Slot
from matching.portal.whereabouts import whereabouts
from storage.transaction import transact

router = APIRouter()


@router.get("/needs/{id}")
def need(id: TheId, request: Request, visitor: TheVisitor, keeper: TheKeeper) -> Response:
    """A need; nobody's contact details."""
    found = transact(keeper.url, lambda work: seen_by(work, visitor.actor, "need", id), writing=False)
    return _page(request, visitor, found, "need")


@router.get("/offers/{id}")
def offer(id: TheId, request: Request, visitor: TheVisitor, keeper: TheKeeper) -> Response:
    """An offer; nobody's contact details."""
    found = transact(keeper.url, lambda work: seen_by(work, visitor.actor, "offer", id), writing=False)
    return _page(request, visitor, found, "offer")


def _page(request: Request, visitor: Visitor, seen: Seen, about: Literal["need", "offer"]) -> Response:
    statement, partner = seen.statement, seen.partner
    assert statement is not None  # noqa: S101
    path = f"{PATHS[about]}/{statement.id}"
    address = address_of_page(request, path)
    partner_address = address_of_page(request, f"/partners/{partner.id}")
    return render(
        request,
        "portal/statement.html",
        seen=seen,
        about=about,
        statement=statement,
        partner=partner,
        path=path,
        labels=LABELS,
        left=None if statement.quantity is None else statement.quantity - (statement.committed or 0),
        where=whereabouts(statement.places or partner.places),
        week=_week(statement.slots),
        may_ask=seen.can_be_asked_for_by(visitor),
        may_edit=seen.is_changed_by(visitor) and has_page(request, f"{PATHS[about]}/{{id}}/edit"),
        linked=of_statement(statement, partner, address, partner_address, language_of(request))
        if seen.is_public
        else None,
    )


def _week(slots: tuple[Slot, ...]) -> dict[str, list[str]]:
    """The parts of each weekday."""
    found: dict[str, list[str]] = {}
    for slot in sorted(slots, key=lambda one: one.bit):
        found.setdefault(slot.weekday, []).append(slot.part)
    return found
