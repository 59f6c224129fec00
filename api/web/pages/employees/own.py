"""What an employee who has joined sees and decides of their own, by their secret link."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from api.dependencies import TheLanguage
from api.security.csrf import demand_same_site
from api.security.keeper import TheKeeper
from api.security.tokens import digest_of
from api.web.forms import Filled, TheForm, submitted
from api.web.notices import go
from api.web.pages.employees.forms import shown, volunteer_from
from api.web.pages.employees.labels import HELP, LABELS
from api.web.rendering import render
from api.web.secret_link import TheSecret, address_of_page
from api.web.visitor import TheVisitor
from api.web.words import words
from matching.volunteering.own_page import Own, change, delete, own, pause, resume
from storage.transaction import transact

router = APIRouter(prefix="/me/{secret}")


@router.get("")
def mine(secret: TheSecret, request: Request, visitor: TheVisitor, keeper: TheKeeper) -> Response:
    """All that is stored."""
    address = address_of_page(request, f"/me/{secret}")
    found = _own(keeper.url, secret)
    return render(request, "employees/me.html", found=found, secret=secret, address=address, labels=LABELS)


@router.get("/change")
def changing(
    secret: TheSecret, request: Request, visitor: TheVisitor, keeper: TheKeeper, language: TheLanguage
) -> Response:
    """The form with what is stored."""
    found = _own(keeper.url, secret)
    return _form(request, secret, found, shown(found.volunteer, language))


@router.post("/change")
def changed(
    secret: TheSecret,
    request: Request,
    visitor: TheVisitor,
    keeper: TheKeeper,
    form: TheForm,
    language: TheLanguage,
) -> Response:
    """Store what was changed."""

    def do() -> Response:
        given = volunteer_from(form, language, found.volunteer)
        transact(keeper.url, lambda work: change(work, digest_of(secret), given))
        return go(request, f"/me/{secret}", words("It is saved."))

    demand_same_site(request)
    found = _own(keeper.url, secret)
    return submitted(form, do, lambda filled, status: _form(request, secret, found, filled, status))


@router.post("/pause")
def paused(secret: TheSecret, request: Request, visitor: TheVisitor, keeper: TheKeeper) -> Response:
    """Be found by nobody until one comes back."""
    demand_same_site(request)
    transact(keeper.url, lambda work: pause(work, digest_of(secret)))
    return go(request, f"/me/{secret}", words("You pause: nobody finds you now."))


@router.post("/resume")
def resumed(secret: TheSecret, request: Request, visitor: TheVisitor, keeper: TheKeeper) -> Response:
    """Be found again."""
    demand_same_site(request)
    transact(keeper.url, lambda work: resume(work, digest_of(secret)))
    return go(request, f"/me/{secret}", words("Welcome back: you can be found again."))


@router.post("/delete")
def deleted(secret: TheSecret, request: Request, visitor: TheVisitor, keeper: TheKeeper) -> Response:
    """Delete all of it at once."""
    demand_same_site(request)
    transact(keeper.url, lambda work: delete(work, digest_of(secret)))
    return go(request, "/", words("Everything about you is deleted, and your link leads nowhere any more."))


def _own(url: str, secret: str) -> Own:
    return transact(url, lambda work: own(work, digest_of(secret)), writing=False)


def _form(request: Request, secret: str, found: Own, form: Filled, status: int = 200) -> Response:
    return render(
        request,
        "employees/change.html",
        status,
        found=found,
        secret=secret,
        form=form.named(LABELS),
        labels=LABELS,
        help=HELP,
    )
