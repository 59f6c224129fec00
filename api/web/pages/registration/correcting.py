"""A broker corrects small things in a registration before approving it."""

from __future__ import annotations

from collections.abc import Mapping

from fastapi import APIRouter, Request, Response

from api.dependencies import TheId, TheLanguage
from api.security.keeper import TheKeeper
from api.web.conflict import chosen, differences, digests
from api.web.forms import Filled, TheForm, submitted
from api.web.notices import go
from api.web.pages.registration.forms import ALL, profile_from, shown, wishes, with_cvr
from api.web.pages.registration.labels import ALONE, HELP, LABELS, ROWS, STEP_TITLES
from api.web.record_forms import columns_of
from api.web.rendering import render
from api.web.visitor import TheVisitor, Visitor
from api.web.words import words
from matching.errors import Outdated
from matching.messages import Language
from matching.registrations.deciding import correct
from matching.registrations.filling_in import Given
from matching.registrations.queue import seen
from matching.registrations.registration import Registration
from matching.stored import Stored
from storage.market_columns import Column
from storage.transaction import transact
from storage.unit_of_work import UnitOfWork

SAVED = words("The corrections are saved.")
WISHES = {
    f"{side}_{what}_{row}": Column(
        f"{side}_{what}_{row}", "code" if list_name else "text", list_name=list_name
    )
    for side in ("gives", "needs")
    for row in ROWS
    for what, list_name in (("kind", "resource_kinds"), ("text", None))
}
EVERY_COLUMN: Mapping[str, Column] = {**columns_of("partners"), "cvr": Column("cvr", "text"), **WISHES}
NAMES = (*ALL, "cvr", *WISHES)

router = APIRouter(prefix="/registrations/{id}/correct")


@router.get("")
def correcting(
    id: TheId, request: Request, visitor: TheVisitor, keeper: TheKeeper, language: TheLanguage
) -> Response:
    """All fields of all steps, but the password."""

    def use_case(work: UnitOfWork) -> Stored[Registration]:
        found = seen(work, visitor.actor, id)
        work.audit.note(visitor.actor.user or "", "read_contact", "registration", id)
        return found

    stored = transact(keeper.url, use_case)
    if stored.value.state != "sent":
        return go(request, f"/registrations/{id}")
    return _page(request, stored, _all_shown(stored, language))


@router.post("")
def corrected(
    id: TheId,
    request: Request,
    visitor: TheVisitor,
    keeper: TheKeeper,
    form: TheForm,
    language: TheLanguage,
) -> Response:
    """Keep what was corrected."""

    def do() -> Response:
        given, version = _given(taken, stored.value, language), taken.whole("version")
        try:
            transact(keeper.url, lambda work: correct(work, visitor.actor, id, version, given))
        except Outdated as error:
            return _conflict(request, taken, error.stored, language)
        return go(request, f"/registrations/{id}", SAVED)

    stored = _seen(keeper.url, visitor, id)
    taken = chosen(form, _all_shown(stored, language))
    return submitted(taken, do, lambda filled, status: _page(request, stored, filled, status))


def _given(form: Filled, before: Registration, language: Language) -> Given:
    profile = with_cvr(profile_from(form, ALL, before.profile, language), form.one("cvr"))
    both = wishes(form, before)
    return Given(profile=profile, offers=both.offers, needs=both.needs)


def _seen(url: str, visitor: Visitor, id: str) -> Stored[Registration]:
    return transact(url, lambda work: seen(work, visitor.actor, id), writing=False)


def _all_shown(stored: Stored[Registration], language: Language) -> Filled:
    values: dict[str, tuple[str, ...]] = {}
    for step in (1, 2, 3, 4):
        values |= shown(stored.value, step, language).values
    return Filled({**values, **_kept_with(Filled(values), stored)})


def _kept_with(form: Filled, stored: Stored[Registration]) -> dict[str, tuple[str, ...]]:
    return {"version": (str(stored.version),), "before": (digests(form, NAMES),)}


def _conflict(request: Request, form: Filled, stored: Stored[Registration], language: Language) -> Response:
    path, theirs = f"/registrations/{stored.value.id}", _all_shown(stored, language)
    found = differences(form, theirs, NAMES)
    if not found:  # both have written the same
        return go(request, path, SAVED)
    return render(
        request,
        "conflict.html",
        409,
        path=f"{path}/correct",
        back=path,
        form=form,
        names=NAMES,
        differences=found,
        stored=stored,
        kept=_kept_with(theirs, stored),
        columns=EVERY_COLUMN,
        labels=ALONE,
    )


def _page(request: Request, stored: Stored[Registration], form: Filled, status: int = 200) -> Response:
    return render(
        request,
        "registration/correct.html",
        status,
        registration=stored.value,
        form=form.named(LABELS),
        labels=LABELS,
        help=HELP,
        titles=STEP_TITLES,
        columns=columns_of("partners"),
        rows=ROWS,
    )
