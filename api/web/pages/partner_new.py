"""A broker registers a partner by hand: the least that is needed, the rest on the form for changing it."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request, Response

from api.dependencies import TheLanguage
from api.security.keeper import TheKeeper
from api.web.forms import Filled, TheForm, submitted
from api.web.notices import go
from api.web.own_centres import own_centres
from api.web.record_forms import columns_of, record_from
from api.web.record_words import HELP, LABELS
from api.web.rendering import render
from api.web.visitor import TheVisitor
from api.web.words import words
from matching.accounts.centre import Centre
from matching.ids import new_id
from matching.messages import Language
from matching.registering.partners import add_partner
from matching.rights.actor import Actor
from matching.rights.rules import About, demand
from storage.records import profile_of
from storage.transaction import transact
from storage.unit_of_work import UnitOfWork

NAMES = (
    "name", "kind", "mission", "places", "purposes", "website", "contact_name", "contact_email",
    "contact_phone", "visibility",
)  # fmt: skip
CENTRE = words("Volunteer centre")
ADDED = words("The partner is registered. Its needs and offers can be written now.")

router = APIRouter()


@router.get("/partners/new")
def new(request: Request, visitor: TheVisitor, keeper: TheKeeper) -> Response:
    """The empty form."""
    centres = transact(keeper.url, lambda work: _centres(work, visitor.actor), writing=False)
    return _page(request, centres, Filled.of({"visibility": "centre"}))


@router.post("/partners/new")
def add(
    request: Request, visitor: TheVisitor, keeper: TheKeeper, form: TheForm, language: TheLanguage
) -> Response:
    """Register it, and go to its page."""
    centres = transact(keeper.url, lambda work: _centres(work, visitor.actor), writing=False)

    def do() -> Response:
        id = transact(keeper.url, lambda work: _added(work, visitor.actor, form, language))
        return go(request, f"/partners/{id}", ADDED)

    return submitted(form, do, lambda filled, status: _page(request, centres, filled, status))


def _centres(work: UnitOfWork, actor: Actor) -> list[Centre]:
    """Those that the partner may belong to.

    Raises:
        NotSignedIn, NotAllowed: the actor may add no partner anywhere.
    """
    demand(actor, "add_partner", About(frozenset(actor.centres)))
    return own_centres(work, actor)


def _added(work: UnitOfWork, actor: Actor, form: Filled, language: Language) -> str:
    given = record_from("partners", form, NAMES, language)
    centre = form.one("centre")
    record = {**given, "id": new_id(work.now()), "centres": [centre] if centre else None}
    partner: Any = profile_of("partners", record)
    return str(add_partner(work, actor, partner).value.id)


def _page(request: Request, centres: list[Centre], form: Filled, status: int = 200) -> Response:
    return render(
        request,
        "partner_new.html",
        status,
        form=form.named(LABELS),
        names=NAMES,
        centres=[(one.id, one.name) for one in centres],
        columns=columns_of("partners"),
        labels={**LABELS, "centre": CENTRE},
        help=HELP,
    )
