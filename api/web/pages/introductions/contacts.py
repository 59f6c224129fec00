"""Whom to speak to, when both have said yes."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from api.dependencies import TheId
from api.desk import TheDesk
from api.web.rendering import render
from api.web.visitor import TheVisitor
from matching.introductions import showing
from storage.transaction import transact

router = APIRouter()


@router.get("/introductions/{id}/contacts")
def contacts(id: TheId, request: Request, visitor: TheVisitor, desk: TheDesk) -> Response:
    """The contact details of both sides. That they were read is noted."""
    sides = transact(desk.url, lambda work: showing.contacts(work, visitor.actor, id))
    return render(request, "introductions/contacts.html", id=id, sides=sides)
