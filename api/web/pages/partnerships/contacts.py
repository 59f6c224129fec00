"""Whom to speak to in a partnership. That it was read is noted."""

from __future__ import annotations

from collections.abc import Iterable

from fastapi import APIRouter, Request, Response

from api.dependencies import TheId
from api.security.keeper import TheKeeper
from api.web.forms import Filled, TheForm, submitted
from api.web.notices import go
from api.web.pages.partnerships.action import speakers
from api.web.pages.partnerships.changeable import Changeable, changeable
from api.web.rendering import render
from api.web.visitor import TheVisitor
from api.web.words import words
from matching.partnerships.contact_person import ContactPerson
from matching.partnerships.keeping import set_contacts
from matching.partnerships.looking import contacts_of
from matching.rights.actor import Actor
from storage.transaction import transact
from storage.unit_of_work import UnitOfWork

LABELS = {
    "contact_name": words("Name"),
    "contact_email": words("E-mail"),
    "contact_phone": words("Telephone"),
}
SAVED = words("The contact persons are saved.")
MORE = 1
"""Empty places for another person at a partner."""

router = APIRouter(prefix="/partnerships/{id}/contacts")


@router.get("")
def contacts(id: TheId, request: Request, visitor: TheVisitor, keeper: TheKeeper) -> Response:
    """By partner; one's own can be changed."""
    found = transact(keeper.url, lambda work: _read(work, visitor.actor, id))
    return _page(request, visitor.actor, found, _filled(found))


@router.post("")
def save(id: TheId, request: Request, visitor: TheVisitor, keeper: TheKeeper, form: TheForm) -> Response:
    """These persons and no others, of the partners that one speaks for."""
    found = transact(keeper.url, lambda work: _read(work, visitor.actor, id))

    def do() -> Response:
        own = speakers(visitor.actor, found.partnership)
        kept = [one for one in found.partnership.contacts if one.partner not in own]
        wanted = [person for partner in own for person in _persons(form, partner)]
        everybody = _in_order(found, [*kept, *wanted])
        version = form.whole("version")
        transact(keeper.url, lambda work: set_contacts(work, visitor.actor, id, everybody, version))
        return go(request, found.path, SAVED)

    return submitted(form, do, lambda filled, status: _page(request, visitor.actor, found, filled, status))


def _read(work: UnitOfWork, actor: Actor, id: str) -> Changeable:
    """For whoever may change it: who may see a partnership may.

    Raises:
        NotSignedIn, NotFound, NotAllowed: the actor may not.
    """
    found = changeable(work, actor, id)
    return Changeable(contacts_of(work, actor, id), found.names)


def _filled(found: Changeable) -> Filled:
    values: dict[str, tuple[str, ...]] = {"version": (str(found.stored.version),)}
    for partner in found.partnership.partners:
        there = [one for one in found.partnership.contacts if one.partner == partner]
        for field in ("name", "email", "phone"):
            values[f"{field}:{partner}"] = (*(getattr(one, field) for one in there), *[""] * MORE)
    return Filled(values)


def _persons(form: Filled, partner: str) -> Iterable[ContactPerson]:
    """Those of whom anything was written."""
    columns = [form.all(f"{field}:{partner}") for field in ("name", "email", "phone")]
    for name, email, phone in zip(*columns, strict=False):
        written = [text.strip() for text in (name, email, phone)]
        if any(written):
            yield ContactPerson(partner=partner, name=written[0], email=written[1], phone=written[2])


def _in_order(found: Changeable, persons: Iterable[ContactPerson]) -> list[ContactPerson]:
    order = found.partnership.partners
    return sorted(persons, key=lambda one: order.index(one.partner))


def _page(request: Request, actor: Actor, found: Changeable, form: Filled, status: int = 200) -> Response:
    return render(
        request,
        "partnerships/contacts.html",
        status,
        found=found,
        own=speakers(actor, found.partnership),
        form=form,
        labels=LABELS,
    )
