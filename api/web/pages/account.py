"""One's own account: the password."""

from __future__ import annotations

from dataclasses import replace

from fastapi import APIRouter, Request, Response

from api.security.keeper import TheKeeper
from api.security.sessions import send_session
from api.security.signing_in import with_new_password
from api.web.forms import Filled, TheForm, submitted
from api.web.notices import go
from api.web.rendering import render
from api.web.visitor import TheVisitor
from api.web.words import words
from matching.accounts.passwords import SHORTEST
from matching.checks import Checks
from matching.rights.rules import demand

LABELS = {"current": words("Current password"), "new": words("New password"), "again": words("Once more")}
DONE = words("Your password is changed. On all other devices you have to sign in again.")

router = APIRouter(prefix="/account")


@router.get("/password")
def password(request: Request, visitor: TheVisitor) -> Response:
    """The form."""
    demand(visitor.actor, "own_account")
    return _page(request, Filled())


@router.post("/password")
def change_password(request: Request, visitor: TheVisitor, keeper: TheKeeper, form: TheForm) -> Response:
    """Change it; this session goes on, all others end."""

    def do() -> Response:
        demand(visitor.actor, "own_account")
        _demand_typed_twice(form)
        user = with_new_password(request, keeper, visitor.caller, form.one("current"), form.one("new"))
        response = go(request, "/", DONE)
        if session := visitor.caller.session:
            send_session(request, response, keeper.sessions, replace(session, epoch=user.epoch))
        return response

    return submitted(form, do, lambda filled, status: _page(request, filled, status))


def _demand_typed_twice(form: Filled) -> None:
    checks = Checks()
    if form.one("new") != form.one("again"):
        checks.refuse("again", "", "The two new passwords are not the same; type the new one twice.")
    checks.done()


def _page(request: Request, form: Filled, status: int = 200) -> Response:
    return render(request, "password.html", status, form=form.named(LABELS), labels=LABELS, shortest=SHORTEST)
