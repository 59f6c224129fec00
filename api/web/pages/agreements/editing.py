"""Editing an agreement until somebody has signed it."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter, Request, Response

from api.dependencies import TheId, TheLanguage
from api.security.keeper import TheKeeper
from api.web.conflict import chosen, differences, digests
from api.web.forms import Filled, TheForm, submitted
from api.web.notices import go
from api.web.pages.agreements import fields
from api.web.pages.agreements.read_agreement import ReadAgreement, read_to_change
from api.web.rendering import render
from api.web.visitor import TheVisitor
from api.web.words import words
from matching.errors import Outdated
from matching.messages import Language
from matching.partnerships.agreeing import edit_agreement
from matching.partnerships.agreement import Agreement
from matching.stored import Stored
from storage.transaction import transact

SAVED = words("The agreement is saved.")

router = APIRouter(prefix="/agreements/{id}/edit")


@dataclass(frozen=True, slots=True)
class _Column:
    """What the page of a conflict asks of a field: here all of them are texts."""

    list_name: str | None = None


@router.get("")
def edit(
    id: TheId, request: Request, visitor: TheVisitor, keeper: TheKeeper, language: TheLanguage
) -> Response:
    """The form. That it was read is noted."""
    found = transact(keeper.url, lambda work: read_to_change(work, visitor.actor, id))
    form = fields.form_of(found.agreement, language)
    return _page(request, found, Filled({**form.values, **_kept_with(form, found.stored)}))


@router.post("")
def save(
    id: TheId,
    request: Request,
    visitor: TheVisitor,
    keeper: TheKeeper,
    form: TheForm,
    language: TheLanguage,
) -> Response:
    """Store it; what somebody else has changed in the meantime is put beside what was filled in."""
    found = transact(keeper.url, lambda work: read_to_change(work, visitor.actor, id))
    taken = chosen(form, fields.form_of(found.agreement, language))

    def do() -> Response:
        changed = fields.changes(found.agreement, taken, language)
        version = taken.whole("version")
        try:
            transact(keeper.url, lambda work: edit_agreement(work, visitor.actor, id, version, **changed))
        except Outdated as error:
            return _conflict(request, found, taken, error.stored, language)
        return go(request, found.path, SAVED)

    return submitted(taken, do, lambda filled, status: _page(request, found, filled, status))


def _kept_with(form: Filled, stored: Stored[Agreement]) -> dict[str, tuple[str, ...]]:
    names = fields.names_of_fields(stored.value, form)
    return {"version": (str(stored.version),), "before": (digests(form, names),)}


def _page(request: Request, found: ReadAgreement, form: Filled, status: int = 200) -> Response:
    labels = fields.labels_of(found.agreement, form, found.names)
    return render(
        request,
        "agreements/edit.html",
        status,
        found=found,
        agreement=found.agreement,
        form=form.named(labels),
        labels=labels,
        goals=fields.goal_numbers(form),
    )


def _conflict(
    request: Request, found: ReadAgreement, form: Filled, stored: Stored[Agreement], language: Language
) -> Response:
    theirs = fields.form_of(stored.value, language)
    names = tuple(
        dict.fromkeys(
            (*fields.names_of_fields(stored.value, theirs), *fields.names_of_fields(stored.value, form))
        )
    )
    differing = differences(form, theirs, names)
    if not differing:  # both have written the same
        return go(request, found.path, SAVED)
    labels = fields.labels_of(stored.value, form, found.names) | fields.labels_of(
        stored.value, theirs, found.names
    )
    return render(
        request,
        "conflict.html",
        409,
        path=f"{found.path}/edit",
        back=found.path,
        form=form,
        names=names,
        differences=differing,
        stored=stored,
        kept=_kept_with(theirs, stored),
        columns=dict.fromkeys(names, _Column()),
        labels=labels,
    )
