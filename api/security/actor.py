"""Who asks: the dependency every route has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request, Response, Security
from fastapi.security import APIKeyCookie, HTTPBearer

from api.observation import note_actor
from api.security.csrf import CsrfGiven
from api.security.keeper import Keeper, TheKeeper
from api.security.rate_limits import network_of
from api.security.sessions import COOKIE, Session, cookie_name, send_session
from matching.accounts.user import User
from matching.errors import NotFound, NotSignedIn
from matching.rights.actor import NOBODY, Actor
from storage.transaction import transact

_bearer = HTTPBearer(auto_error=False, description="An API token, bro_….")
_cookie = APIKeyCookie(
    name=COOKIE,
    auto_error=False,
    description="The session of POST /v1/session. What is not GET needs the header X-CSRF-Token too.",
)


@dataclass(frozen=True, slots=True)
class Caller:
    """Who asks, and the session or token that says so."""

    actor: Actor = NOBODY
    session: Session | None = None
    token: str | None = None
    user: User | None = None
    """The account of a session."""


def address_of(request: Request) -> str:
    """The network address that asks."""
    return network_of(request.client.host if request.client else "")


def caller(
    request: Request,
    response: Response,
    keeper: TheKeeper,
    csrf: CsrfGiven,
    _token: Annotated[object, Security(_bearer)],
    _session: Annotated[object, Security(_cookie)],
) -> Caller:
    """Who asks: by the API token, else by the session, else nobody.

    Raises:
        NotSignedIn: the token is not good.
        NotAllowed: the session is, and the request comes from another site.
        TooMany: the token, the user or the address asks too often.
    """
    found = _by_token(request, keeper) or caller_by_session(request, keeper)
    if found is None:
        keeper.rates.hit(f"address {address_of(request)}", known=False)
        return Caller()
    keeper.rates.hit(f"token {found.token}" if found.token else f"user {found.actor.user}", known=True)
    if found.session is not None:
        keeper.csrf.demand(request, found.session, csrf)
        if renewed := keeper.sessions.renewed(found.session):
            send_session(request, response, keeper.sessions, renewed)
    return found


def _by_token(request: Request, keeper: Keeper) -> Caller | None:
    given = request.headers.get("authorization")
    if given is None:
        return None
    try:
        actor, token = keeper.tokens.actor(given)
    except NotSignedIn:
        keeper.rates.hit(f"address {address_of(request)}", known=False)
        raise
    return Caller(actor, token=token)


def caller_by_session(request: Request, keeper: Keeper) -> Caller | None:
    """Who the cookie says asks; None when it is not good any more."""
    cookie = request.cookies.get(cookie_name(request))
    session = keeper.sessions.read(cookie) if cookie else None
    if session is None:
        return None
    try:
        user = keeper.users.get(
            session.user,
            lambda: transact(keeper.url, lambda work: work.users.get(session.user), writing=False).value,
        )
    except NotFound:
        return None
    if user.disabled or user.epoch != session.epoch:
        return None
    return Caller(user.actor, session, user=user)


TheCaller = Annotated[Caller, Depends(caller)]


async def actor(caller: TheCaller) -> Actor:
    """Who asks."""
    note_actor(caller.actor.user)
    return caller.actor


TheActor = Annotated[Actor, Depends(actor)]
