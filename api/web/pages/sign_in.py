"""Signing in and out."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import RedirectResponse

from api.security.actor import Caller
from api.security.keeper import TheKeeper
from api.security.sessions import end_session, is_secure, send_session
from api.security.signing_in import user_of
from api.web.forms import TheForm
from api.web.interrupted import continue_page, kept_form, sign_in_page
from api.web.next_page import next_page
from api.web.notices import go
from api.web.sealing import sealed, unsealed
from api.web.visitor import TheVisitor, remember
from api.web.words import words
from matching.errors import NotSignedIn, TooMany

AFTER = "after-sign-in"
"""The cookie that remembers, while one is at the provider of OpenID Connect, where one wanted to go."""
AFTER_S = 600
BEGIN = "/v1/sign-in/oidc"

router = APIRouter()


@router.get("/sign-in")
def sign_in(request: Request, visitor: TheVisitor, to: Annotated[str, Query(alias="next")] = "/") -> Response:
    """The page to sign in; whoever is signed in goes on at once."""
    path = next_page(to)
    return RedirectResponse(path, 303) if visitor.user else sign_in_page(request, to=path)


@router.post("/sign-in")
def signed_in(request: Request, keeper: TheKeeper, form: TheForm) -> Response:
    """Go on to where one wanted, or back to the form that was being filled in."""
    path, kept, email = next_page(form.one("next")), form.one("kept"), form.one("email")
    try:
        user = user_of(request, keeper, email, form.one("password"))
    except (NotSignedIn, TooMany) as error:
        status = 429 if isinstance(error, TooMany) else 422
        return sign_in_page(request, status, path, kept, email, error)
    session = keeper.sessions.begin(user)
    if found := kept_form(request, kept):
        remember(request, keeper, Caller(user.actor, session, user=user))
        response = continue_page(request, *found)
    else:
        response = go(request, path)
    send_session(request, response, keeper.sessions, session)
    return response


@router.get("/sign-in/provider")
def sign_in_by_provider(request: Request, to: Annotated[str, Query(alias="next")] = "/") -> Response:
    """Go to the provider of OpenID Connect, and come back to where one wanted."""
    response = RedirectResponse(BEGIN, 303)
    secure = is_secure(request)
    value = sealed(request, AFTER, next_page(to))
    response.set_cookie(AFTER, value, max_age=AFTER_S, httponly=True, samesite="lax", secure=secure)
    return response


def after_provider(request: Request) -> Response:
    """Go on to where one wanted before one went to the provider."""
    path = next_page(unsealed(request, AFTER, request.cookies.get(AFTER), AFTER_S))
    response = RedirectResponse(path, 303)
    response.delete_cookie(AFTER, httponly=True, samesite="lax", secure=is_secure(request))
    return response


@router.post("/sign-out")
def sign_out(request: Request, visitor: TheVisitor) -> Response:
    """Let the browser forget the session."""
    response = go(request, "/", words("You are signed out."))
    end_session(request, response)
    return response


def path_to_sign_in(path: str) -> str:
    """The address of the page to sign in, from which one comes back to ``path``."""
    return f"/sign-in?next={quote(path)}"
