"""Signing in through OpenID Connect."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse
from starlette.exceptions import HTTPException

from api.security.actor import address_of
from api.security.keeper import Keeper, TheKeeper
from api.security.oidc import STATE_S, Provider
from api.security.sessions import is_secure, send_session
from matching.accounts.sign_in import sign_in_by_provider
from storage.transaction import transact

COOKIE = "brobygger-oidc"
PATH = "/v1/sign-in/oidc"

router = APIRouter(prefix="/sign-in/oidc", tags=["accounts"])


@router.get("", status_code=303, response_class=RedirectResponse, summary="Go to the OpenID Connect provider")
def begin(request: Request, keeper: TheKeeper) -> Response:
    """Sends the browser to the provider, if one is set up."""
    keeper.rates.hit(f"address {address_of(request)}", known=False)
    address, cookie = _provider(keeper).begin(_callback(request))
    response = RedirectResponse(address, 303)
    response.set_cookie(
        COOKIE, cookie, max_age=STATE_S, path=PATH, httponly=True, samesite="lax", secure=is_secure(request)
    )
    return response


@router.get(
    "/callback", status_code=303, response_class=RedirectResponse, summary="Come back from the provider"
)
def come_back(request: Request, keeper: TheKeeper) -> Response:
    """Begins a session of the account that has the e-mail address the provider vouches for."""
    keeper.rates.hit(f"address {address_of(request)}", known=False)
    vouched = _provider(keeper).finish(str(request.url), _callback(request), request.cookies.get(COOKIE))
    user = transact(keeper.url, lambda work: sign_in_by_provider(work, vouched.subject, vouched.email)).value
    response = RedirectResponse("/", 303)
    response.delete_cookie(COOKIE, path=PATH, httponly=True, samesite="lax", secure=is_secure(request))
    send_session(request, response, keeper.sessions, keeper.sessions.begin(user))
    return response


def _provider(keeper: Keeper) -> Provider:
    if keeper.provider is None:
        raise HTTPException(404)
    return keeper.provider


def _callback(request: Request) -> str:
    return str(request.url_for("come_back"))
