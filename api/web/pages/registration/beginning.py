"""The first step of a registration, which makes its secret link."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from api.dependencies import TheLanguage
from api.security.actor import address_of
from api.security.csrf import demand_same_site
from api.security.keeper import TheKeeper
from api.security.sessions import is_secure
from api.security.tokens import digest_of
from api.web.forms import Filled, TheForm, submitted
from api.web.notices import go
from api.web.pages.registration.forms import COLUMNS, profile_from, with_cvr
from api.web.pages.registration.labels import TRAP
from api.web.pages.registration.step_page import step_page
from api.web.secret_link import new_secret
from api.web.visitor import TheVisitor
from api.web.words import words
from matching.checks import Checks
from matching.errors import NotFound
from matching.registrations.filling_in import begin, own
from matching.registrations.registration import Registration
from storage.transaction import transact
from storage.unit_of_work import UnitOfWork

COOKIE = "registration"
"""In which the browser keeps the secret of the link, so that one finds back without it."""
KEPT_S = 60 * 24 * 3600
MOST_IN_AN_HOUR = 20
SAVED = words("It is saved. You can leave at any time and go on by your own link.")

router = APIRouter()


@router.get("/register")
def register(request: Request, visitor: TheVisitor, keeper: TheKeeper) -> Response:
    """The form, and the way back to what somebody has begun in this browser."""
    return _page(request, keeper.url, Filled())


@router.post("/register")
def registered(
    request: Request, visitor: TheVisitor, keeper: TheKeeper, form: TheForm, language: TheLanguage
) -> Response:
    """Keep the first step, and go on to the second."""

    def do() -> Response:
        _demand_person(form)
        profile = with_cvr(profile_from(form, COLUMNS[1], None, language), form.one("cvr"))
        secret, digest = new_secret()
        keeper.rates.hit_rarely(f"registrations of {address_of(request)}", MOST_IN_AN_HOUR)
        complete = form.one("go") != "later"
        transact(keeper.url, lambda work: begin(work, digest, profile, form.one("centre"), complete=complete))
        path = f"/register/{secret}/2" if complete else f"/register/{secret}"
        response = go(request, path, SAVED)
        response.set_cookie(
            COOKIE, secret, max_age=KEPT_S, httponly=True, samesite="lax", secure=is_secure(request)
        )
        return response

    demand_same_site(request)
    return submitted(form, do, lambda filled, status: _page(request, keeper.url, filled, status))


@router.post("/register/forget")
def forget_here(request: Request, visitor: TheVisitor) -> Response:
    """Let this browser forget the link; what was filled in stays, for whoever has it."""
    demand_same_site(request)
    response = go(request, "/register", words("This browser has forgotten the link."))
    response.delete_cookie(COOKIE, httponly=True, samesite="lax", secure=is_secure(request))
    return response


def _demand_person(form: Filled) -> None:
    checks = Checks()
    if form.one(TRAP):
        template = "The field that is to stay empty was filled in; empty it, and send the form again."
        checks.refuse(TRAP, "", template)
    checks.done()


def _page(request: Request, url: str, form: Filled, status: int = 200) -> Response:
    secret = request.cookies.get(COOKIE, "")
    begun = transact(url, lambda work: _begun(work, secret), writing=False) if secret else None
    return step_page(request, url, 1, form, status, begun=begun, secret=secret, is_new=True)


def _begun(work: UnitOfWork, secret: str) -> Registration | None:
    try:
        return own(work, digest_of(secret)).value
    except NotFound:
        return None
