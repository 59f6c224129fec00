"""A company invites its employees, and sees by their aliases who has joined."""

from __future__ import annotations

from datetime import date, timedelta

from fastapi import APIRouter, Request, Response

from api.dependencies import TheId
from api.security.keeper import TheKeeper
from api.security.sessions import is_secure
from api.web.forms import Filled, TheForm, submitted
from api.web.notices import go
from api.web.rendering import render
from api.web.sealing import sealed, unsealed
from api.web.secret_link import address_of_page, new_secret
from api.web.visitor import TheVisitor, Visitor
from api.web.words import words
from matching.checks import Checks
from matching.introductions.times import danish_day
from matching.volunteering.invitation import MOST_PLACES, USUAL_DAYS, USUAL_PLACES
from matching.volunteering.inviting import Employees, employees, invite, revoke
from storage.transaction import transact
from storage.unit_of_work import utc_now

LABELS = {"places": words("For how many"), "expires": words("Good until")}
COOKIE = "invitation"
"""In which the browser of whoever made a link keeps it for some minutes, to be copied: we keep none."""
KEPT_S = 600
MADE = words("The link is made. Copy it now: it is shown here for ten minutes and never again.")

router = APIRouter(prefix="/partners/{id}/employees")


@router.get("")
def list_of_employees(id: TheId, request: Request, visitor: TheVisitor, keeper: TheKeeper) -> Response:
    """Who has joined, and the links by which more can."""
    return _page(request, id, _found(keeper.url, visitor, id), _usual())


@router.post("")
def invited(id: TheId, request: Request, visitor: TheVisitor, keeper: TheKeeper, form: TheForm) -> Response:
    """Make a link."""

    def do() -> Response:
        places, expires = _read(form)
        secret, digest = new_secret()
        transact(keeper.url, lambda work: invite(work, visitor.actor, id, digest, places, expires))
        response = go(request, f"/partners/{id}/employees", MADE)
        response.set_cookie(
            COOKIE,
            sealed(request, COOKIE, [id, secret]),
            max_age=KEPT_S,
            httponly=True,
            samesite="lax",
            secure=is_secure(request),
        )
        return response

    found = _found(keeper.url, visitor, id)
    return submitted(form, do, lambda filled, status: _page(request, id, found, filled, status))


@router.post("/{invitation}/revoke")
def revoked(
    id: TheId, invitation: TheId, request: Request, visitor: TheVisitor, keeper: TheKeeper
) -> Response:
    """Take a link back; who has joined stays."""
    transact(keeper.url, lambda work: revoke(work, visitor.actor, id, invitation))
    done = words("The link is taken back. Whoever has joined by it stays.")
    response = go(request, f"/partners/{id}/employees", done)
    response.delete_cookie(COOKIE, httponly=True, samesite="lax", secure=is_secure(request))
    return response


def _found(url: str, visitor: Visitor, id: str) -> Employees:
    return transact(url, lambda work: employees(work, visitor.actor, id), writing=False)


def _usual() -> Filled:
    last = danish_day(utc_now()) + timedelta(days=USUAL_DAYS)
    return Filled.of({"places": str(USUAL_PLACES), "expires": last.isoformat()})


def _read(form: Filled) -> tuple[int, date]:
    """The places and the last day.

    Raises:
        InvalidProfile: one of them is none.
    """
    checks, places = Checks(), form.whole("places")
    if not 1 <= places <= MOST_PLACES:
        template = "{value} places are not possible; write a number from 1 to {most}."
        checks.refuse("places", form.one("places"), template, most=MOST_PLACES)
    try:
        expires = date.fromisoformat(form.one("expires").strip())
    except ValueError:
        expires = date.min
        checks.refuse("expires", form.one("expires"), "'{value}' is no date; write it as in 2027-06-30.")
    checks.done()
    return places, expires


def _page(request: Request, id: str, found: Employees, form: Filled, status: int = 200) -> Response:
    kept = unsealed(request, COOKIE, request.cookies.get(COOKIE), KEPT_S)
    secret = kept[1] if kept and kept[0] == id else None
    today = danish_day(utc_now())
    return render(
        request,
        "employees/inviting.html",
        status,
        found=found,
        good=[one for one in found.invitations if one.is_good(today)],
        over=[one for one in found.invitations if not one.is_good(today)],
        address=address_of_page(request, f"/join/{secret}") if secret else None,
        form=form.named(LABELS),
        labels=LABELS,
    )
