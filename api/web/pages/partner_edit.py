"""Changing a partner's profile: the example of a form, with its errors and its conflicts."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request, Response

from api.dependencies import TheId, TheLanguage
from api.security.keeper import TheKeeper
from api.web.conflict import chosen, differences, digests
from api.web.forms import Filled, TheForm, submitted
from api.web.notices import go
from api.web.record_forms import columns_of, filled_of, record_from
from api.web.record_words import HELP, LABELS
from api.web.rendering import render
from api.web.visitor import TheVisitor
from api.web.words import Words, words
from matching.errors import Outdated
from matching.messages import Language
from matching.partner import Partner
from matching.registering.partners import change_partner, changeable_partner
from matching.rights.actor import Actor
from matching.rights.rules import may
from matching.stored import Stored
from matching.visible_to import about_partner
from storage.records import profile_of, record_of
from storage.transaction import transact
from storage.unit_of_work import UnitOfWork

SECTIONS: tuple[tuple[Words, tuple[str, ...]], ...] = (
    (words("Who you are"), ("name", "kind", "mission", "website", "identifiers", "places")),
    (words("What it is for"), ("purposes", "target_groups", "motives", "welcomes_motives")),
    (words("What it has"), ("resources", "employees", "volunteers", "members", "yearly_income_dkk")),
    (words("Roles"), ("roles_can", "roles_can_text", "roles_cannot", "roles_cannot_text")),
    (words("Terms and limits"), ("terms", "terms_text", "languages", "industries", "exclusions", "never")),
    (words("Contact and visibility"), ("contact_name", "contact_email", "contact_phone", "visibility")),
)
SAVED = words("The profile is saved.")
NAMES = tuple(name for _, names in SECTIONS for name in names)

router = APIRouter()


@router.get("/partners/{id}/edit")
def edit(
    id: TheId, request: Request, visitor: TheVisitor, keeper: TheKeeper, language: TheLanguage
) -> Response:
    """The form. That somebody read the contact details is noted."""

    def use_case(work: UnitOfWork) -> Stored[Partner]:
        stored = changeable_partner(work, visitor.actor, id)
        work.audit.note(visitor.actor.user or "", "read_contact", "partner", id)
        return stored

    stored = transact(keeper.url, use_case)
    form = _shown(stored, language)
    may_delete = may(visitor.actor, "delete_partner", about_partner(stored.value))
    return _page(request, id, Filled({**form.values, **_kept_with(form, stored)}), may_delete=may_delete)


@router.post("/partners/{id}/edit")
def save(
    id: TheId,
    request: Request,
    visitor: TheVisitor,
    keeper: TheKeeper,
    form: TheForm,
    language: TheLanguage,
) -> Response:
    """Store it; what somebody else has changed in the meantime is put beside what was filled in."""

    def do() -> Response:
        try:
            transact(keeper.url, lambda work: _change(work, visitor.actor, id, taken, language))
        except Outdated as error:
            return _conflict(request, id, taken, error.stored, language)
        return go(request, f"/partners/{id}", SAVED)

    stored = transact(keeper.url, lambda work: changeable_partner(work, visitor.actor, id), writing=False)
    taken = chosen(form, _shown(stored, language))
    return submitted(taken, do, lambda filled, status: _page(request, id, filled, status))


def _change(work: UnitOfWork, actor: Actor, id: str, form: Filled, language: Language) -> None:
    before = changeable_partner(work, actor, id).value
    given = record_from("partners", form, NAMES, language)
    changed: Any = profile_of("partners", {**record_of(before), **given})
    change_partner(work, actor, changed, form.whole("version"))


def _shown(stored: Stored[Partner], language: Language) -> Filled:
    return filled_of("partners", record_of(stored.value), NAMES, language)


def _kept_with(form: Filled, stored: Stored[Partner]) -> dict[str, tuple[str, ...]]:
    return {"version": (str(stored.version),), "before": (digests(form, NAMES),)}


def _page(
    request: Request, id: str, form: Filled, status: int = 200, *, may_delete: bool = False
) -> Response:
    return render(
        request,
        "partner_edit.html",
        status,
        id=id,
        may_delete=may_delete,
        form=form.named(LABELS),
        sections=SECTIONS,
        columns=columns_of("partners"),
        labels=LABELS,
        help=HELP,
    )


def _conflict(
    request: Request, id: str, form: Filled, stored: Stored[Partner], language: Language
) -> Response:
    theirs = _shown(stored, language)
    found = differences(form, theirs, NAMES)
    if not found:  # both have written the same
        return go(request, f"/partners/{id}", SAVED)
    return render(
        request,
        "conflict.html",
        409,
        path=f"/partners/{id}/edit",
        back=f"/partners/{id}",
        form=form,
        names=NAMES,
        differences=found,
        stored=stored,
        kept=_kept_with(theirs, stored),
        columns=columns_of("partners"),
        labels=LABELS,
    )
