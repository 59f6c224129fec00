"""One's own account: sessions and API tokens."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from fastapi import APIRouter, Request, Response

from api.dependencies import TheId
from api.security.keeper import Keeper, TheKeeper
from api.security.sessions import send_session
from api.security.tokens import new_token
from api.web.forms import Filled, TheForm, submitted
from api.web.notices import go
from api.web.pages.administration.about import ROLES, names_of
from api.web.rendering import render
from api.web.visitor import TheVisitor, Visitor
from api.web.words import words
from matching.accounts.sign_in import sign_out_everywhere
from matching.accounts.token import Token
from matching.accounts.tokens import USUAL_DAYS, NewToken, add_token, revoke_token
from matching.accounts.user import User
from matching.checks import Checks
from matching.introductions.times import danish_day
from matching.rights.rules import demand
from storage.transaction import transact
from storage.unit_of_work import UnitOfWork, utc_now

LABELS = {
    "name": words("What the program is"),
    "scopes": words("What it may do"),
    "expires": words("Good until"),
}

router = APIRouter(prefix="/account")


@router.get("")
def account(request: Request, visitor: TheVisitor, keeper: TheKeeper) -> Response:
    """Who one is, and what lets one in."""
    demand(visitor.actor, "own_account")
    return _page(request, keeper, visitor, _at_first())


@router.post("/sign-out-elsewhere")
def sign_out_elsewhere(request: Request, visitor: TheVisitor, keeper: TheKeeper) -> Response:
    """End all other sessions; this one goes on."""
    user = transact(keeper.url, lambda work: sign_out_everywhere(work, visitor.actor)).value
    response = go(request, "/account", words("You are signed out everywhere else."))
    if session := visitor.caller.session:
        send_session(request, response, keeper.sessions, replace(session, epoch=user.epoch))
    return response


@router.post("/tokens")
def make(request: Request, visitor: TheVisitor, keeper: TheKeeper, form: TheForm) -> Response:
    """A token, shown once in the answer."""
    demand(visitor.actor, "own_account")

    def do() -> Response:
        token, digest = new_token()
        new = NewToken(
            form.one("name").strip() or " ",
            digest,
            ("read", "write") if form.one("scopes") == "write" else ("read",),
            _day(form.one("expires")),
        )
        made = transact(keeper.url, lambda work: add_token(work, visitor.actor, new)).value
        return render(request, "administration/token_once.html", 201, token=token, made=made)

    return submitted(form, do, lambda filled, status: _page(request, keeper, visitor, filled, status))


@router.post("/tokens/{id}/revoke")
def revoke(id: TheId, request: Request, visitor: TheVisitor, keeper: TheKeeper) -> Response:
    """It lets nobody in any more."""
    transact(keeper.url, lambda work: revoke_token(work, visitor.actor, id))
    return go(request, "/account", words("The token is revoked; it lets nobody in any more."))


def _day(text: str) -> date | None:
    checks = Checks()
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        checks.refuse("expires", text, "'{value}' is not a day; write it as in 2027-03-31.")
        checks.done()
        raise


def _at_first() -> Filled:
    last = danish_day(utc_now()) + timedelta(days=USUAL_DAYS)
    return Filled.of({"scopes": "read", "expires": last.isoformat()})


def _page(request: Request, keeper: Keeper, visitor: Visitor, form: Filled, status: int = 200) -> Response:
    def use_case(work: UnitOfWork) -> tuple[User, list[Token], dict[str, str]]:
        user = work.users.get(visitor.actor.user or "").value
        return user, [one.value for one in work.tokens.find(user=user.id)], names_of(work, [user])

    user, tokens, names = transact(keeper.url, use_case, writing=False)
    today = danish_day(utc_now())
    return render(
        request,
        "administration/account.html",
        status,
        user=user,
        names=names,
        roles=ROLES,
        good=[one for one in reversed(tokens) if one.is_good(today)],
        over=[one for one in reversed(tokens) if not one.is_good(today)],
        form=form.named(LABELS),
        labels=LABELS,
    )
