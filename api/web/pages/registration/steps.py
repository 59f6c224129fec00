"""The steps of a registration that is under way, by its secret link."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Path, Request, Response

from api.dependencies import TheLanguage
from api.security.csrf import demand_same_site
from api.security.keeper import TheKeeper
from api.security.tokens import digest_of
from api.web.forms import Filled, TheForm, submitted
from api.web.notices import go
from api.web.pages.registration.forms import given, shown
from api.web.pages.registration.labels import LABELS, STEP_TITLES
from api.web.pages.registration.step_page import step_page
from api.web.rendering import render
from api.web.secret_link import TheSecret
from api.web.visitor import TheVisitor
from api.web.words import Words, words
from matching.errors import InvalidProfile
from matching.registrations.complete import check_everything, missing_steps
from matching.registrations.filling_in import own, save, send
from matching.registrations.registration import STEPS, Registration
from storage.transaction import transact

TheStep = Annotated[int, Path(ge=1, le=STEPS)]
SENT = words("Your registration is sent.")
LATER = words("It is saved. Keep your link: you go on by it, from any computer or telephone.")

router = APIRouter(prefix="/register/{secret}/{step}")


@router.get("")
def step(
    secret: TheSecret,
    step: TheStep,
    request: Request,
    visitor: TheVisitor,
    keeper: TheKeeper,
    language: TheLanguage,
) -> Response:
    """The form of a step, as it was saved."""
    found = _own(keeper.url, secret)
    if not found.is_open:
        return go(request, f"/register/{secret}")
    if step == STEPS:
        return _look_through(request, secret, found)
    return _step_page(request, keeper.url, secret, step, found, shown(found, step, language))


@router.post("")
def saved(
    secret: TheSecret,
    step: TheStep,
    request: Request,
    visitor: TheVisitor,
    keeper: TheKeeper,
    form: TheForm,
    language: TheLanguage,
) -> Response:
    """Keep it and go on, back, or away for now; the last step sends it."""

    def do() -> Response:
        if step == STEPS:
            transact(keeper.url, lambda work: send(work, digest_of(secret)))
            return go(request, f"/register/{secret}", SENT)
        filled = given(form, step, found, keeper, language)
        complete = form.one("go") not in {"back", "later"}
        transact(keeper.url, lambda work: save(work, digest_of(secret), step, filled, complete=complete))
        return go(request, *_onwards(secret, step, form.one("go")))

    def show(filled: Filled, status: int) -> Response:
        if step == STEPS or not found.is_open:
            return _look_through(request, secret, found, status)
        return _step_page(request, keeper.url, secret, step, found, filled, status)

    demand_same_site(request)
    found = _own(keeper.url, secret)
    if not found.is_open:
        return go(request, f"/register/{secret}")
    return submitted(form, do, show)


def _onwards(secret: str, step: int, way: str) -> tuple[str, Words | None]:
    if way == "later":
        return f"/register/{secret}", LATER
    return f"/register/{secret}/{max(1, step - 1) if way == 'back' else step + 1}", None


def _own(url: str, secret: str) -> Registration:
    return transact(url, lambda work: own(work, digest_of(secret)), writing=False).value


def _step_page(
    request: Request,
    url: str,
    secret: str,
    step: int,
    found: Registration,
    form: Filled,
    status: int = 200,
) -> Response:
    return step_page(request, url, step, form, status, registration=found, secret=secret, is_new=False)


def _look_through(request: Request, secret: str, found: Registration, status: int = 200) -> Response:
    form = Filled()
    try:
        check_everything(found)
    except InvalidProfile as error:
        form = replace(form, problems=error.problems)
    return render(
        request,
        "registration/step_5.html",
        status,
        registration=found,
        secret=secret,
        step=STEPS,
        steps=STEPS,
        titles=STEP_TITLES,
        labels=LABELS,
        form=form.named(LABELS),
        missing=missing_steps(found),
    )
