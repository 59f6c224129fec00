"""Signing in with a password, who one is, and signing out."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from fastapi import APIRouter, Request, Response

from api.account_schemas import GrantSheet, PasswordAsked, SessionSheet, SignInAsked
from api.idempotency import Reply, TheOnce
from api.security.actor import Caller, TheCaller
from api.security.keeper import Keeper, TheKeeper
from api.security.sessions import Session, end_session, send_session
from api.security.signing_in import user_of, with_new_password
from matching.accounts import sign_in as use_cases
from matching.accounts.user import User
from matching.rights.rules import demand
from storage.transaction import transact
from storage.unit_of_work import UnitOfWork

router = APIRouter(prefix="/session", tags=["accounts"])


@router.post("", response_model=SessionSheet, summary="Sign in")
def sign_in(asked: SignInAsked, request: Request, response: Response, keeper: TheKeeper) -> SessionSheet:
    """Begins a session, kept in a cookie. Five failures of an account in 15 minutes, and it has to wait."""
    user = user_of(request, keeper, asked.email, asked.password)
    session = keeper.sessions.begin(user)
    send_session(request, response, keeper.sessions, session)
    return _sheet(keeper, Caller(user.actor, session), user)


@router.get("", response_model=SessionSheet, summary="Show who is signed in")
def who_am_i(caller: TheCaller, keeper: TheKeeper) -> SessionSheet:
    """The person behind the session or the API token, with the CSRF token of the session."""
    demand(caller.actor, "ask")
    user = transact(keeper.url, lambda work: work.users.get(caller.actor.user or ""), writing=False).value
    return _sheet(keeper, caller, user)


@router.delete("", status_code=204, response_class=Response, summary="Sign out")
def sign_out(caller: TheCaller, request: Request) -> Response:
    """Lets the browser forget the session."""
    demand(caller.actor, "ask")
    response = Response(status_code=204)
    end_session(request, response)
    return response


@router.post("/everywhere-else", status_code=204, response_class=Response, summary="Sign out everywhere else")
def sign_out_everywhere_else(
    caller: TheCaller, request: Request, keeper: TheKeeper, once: TheOnce
) -> Response:
    """Ends all sessions of the person but the one that asks."""
    ended: list[User] = []

    def use_case(work: UnitOfWork) -> Reply:
        ended[:] = [use_cases.sign_out_everywhere(work, caller.actor).value]
        return Reply(status=204)

    response = once.run(use_case)
    return _kept(request, response, keeper, caller.session, ended)


@router.put("/password", status_code=204, response_class=Response, summary="Change one's password")
def change_password(asked: PasswordAsked, caller: TheCaller, request: Request, keeper: TheKeeper) -> Response:
    """Ends all sessions of the person but the one that asks. Wrong tries count as failed sign-ins."""
    user = with_new_password(request, keeper, caller, asked.current, asked.new)
    return _kept(request, Response(status_code=204), keeper, caller.session, [user])


def _kept(
    request: Request, response: Response, keeper: Keeper, session: Session | None, users: list[User]
) -> Response:
    """``response`` that lets the session that asks live on, when the user's others have ended."""
    for user in users:
        if session is not None:
            send_session(request, response, keeper.sessions, replace(session, epoch=user.epoch))
    return response


def _sheet(keeper: Keeper, caller: Caller, user: User) -> SessionSheet:
    session = caller.session
    return SessionSheet(
        user=user.id,
        email=user.email,
        name=user.name,
        grants=[GrantSheet.of(grant) for grant in user.grants],
        scopes=sorted(caller.actor.scopes),
        csrf_token=keeper.csrf.token(session) if session else None,
        until=datetime.fromtimestamp(keeper.sessions.ends_at(session), UTC) if session else None,
    )
