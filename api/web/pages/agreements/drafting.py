"""A draft of an agreement, and the version that follows on one."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from api.dependencies import TheId, TheLanguage
from api.security.keeper import TheKeeper
from api.web.forms import TheForm
from api.web.notices import go
from api.web.pages.partnerships.changeable import changeable
from api.web.visitor import TheVisitor
from api.web.words import words
from matching.messages import Language
from matching.partnerships.agreeing import agreement_to_change, draft_agreement, next_version
from storage.transaction import transact

DRAFTED = words(
    "A draft is made from what the partners have told us. Read it, and change what is to be changed."
)
FOLLOWED = words("The new version is made. The old one stays as it is.")

router = APIRouter()


@router.post("/partnerships/{id}/agreements")
def draft(
    id: TheId, request: Request, visitor: TheVisitor, keeper: TheKeeper, form: TheForm, language: TheLanguage
) -> Response:
    """In the language that was chosen, else in that of the page."""
    found = transact(keeper.url, lambda work: changeable(work, visitor.actor, id), writing=False)
    if form.shown_again:
        return go(request, found.path)
    asked = form.one("language")
    chosen: Language = "da" if asked == "da" else "en" if asked == "en" else language
    made = transact(keeper.url, lambda work: draft_agreement(work, visitor.actor, id, chosen))
    return go(request, f"/agreements/{made.value.id}", DRAFTED)


@router.post("/agreements/{id}/next-version")
def follow(id: TheId, request: Request, visitor: TheVisitor, keeper: TheKeeper, form: TheForm) -> Response:
    """A copy that nobody has signed, to be changed."""
    transact(keeper.url, lambda work: agreement_to_change(work, visitor.actor, id), writing=False)
    if form.shown_again:
        return go(request, f"/agreements/{id}")
    made = transact(keeper.url, lambda work: next_version(work, visitor.actor, id))
    return go(request, f"/agreements/{made.value.id}/edit", FOLLOWED)
