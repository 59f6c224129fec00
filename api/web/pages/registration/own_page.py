"""Where a registration stands, for whoever has its secret link."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from api.security.csrf import demand_same_site
from api.security.keeper import TheKeeper
from api.security.tokens import digest_of
from api.web.forms import Filled, TheForm, submitted
from api.web.notices import go
from api.web.pages.registration.labels import LABELS, STEP_TITLES
from api.web.rendering import render
from api.web.secret_link import TheSecret, address_of_page
from api.web.visitor import TheVisitor
from api.web.words import words
from matching.accounts.centre import Centre
from matching.registrations.complete import missing_steps
from matching.registrations.filling_in import forget, own
from matching.registrations.registration import STEPS, Registration
from storage.transaction import transact
from storage.unit_of_work import UnitOfWork

FORGOTTEN = words("Your registration is deleted; nothing of it is stored any more.")

router = APIRouter(prefix="/register/{secret}")


@router.get("")
def own_page(secret: TheSecret, request: Request, visitor: TheVisitor, keeper: TheKeeper) -> Response:
    """What was filled in, what happens next, and the link to keep."""
    return _page(request, keeper.url, secret, Filled())


@router.post("/delete")
def delete(
    secret: TheSecret, request: Request, visitor: TheVisitor, keeper: TheKeeper, form: TheForm
) -> Response:
    """Delete it at once."""

    def do() -> Response:
        transact(keeper.url, lambda work: forget(work, digest_of(secret)))
        return go(request, "/register", FORGOTTEN)

    demand_same_site(request)
    return submitted(form, do, lambda filled, status: _page(request, keeper.url, secret, filled, status))


def _page(request: Request, url: str, secret: str, form: Filled, status: int = 200) -> Response:
    found, centre = transact(url, lambda work: _found(work, secret), writing=False)
    return render(
        request,
        "registration/own_page.html",
        status,
        registration=found,
        centre=centre,
        secret=secret,
        address=address_of_page(request, f"/register/{secret}"),
        next_step=min([*missing_steps(found), STEPS]),
        missing=missing_steps(found),
        titles=STEP_TITLES,
        steps=STEPS,
        labels=LABELS,
        form=form,
    )


def _found(work: UnitOfWork, secret: str) -> tuple[Registration, Centre | None]:
    found = own(work, digest_of(secret)).value
    centres = {one.value.id: one.value for one in work.centres.find()}
    return found, centres.get(found.centre or "")
