"""Whoever has to sign in first: sent there and back again, with all that was filled in.

A form whose session has ended comes back as a page to sign in, which carries what was filled in, signed
and for some hours. When that is done, the form is shown with it; nothing is done before it is sent anew.
"""

from __future__ import annotations

from urllib.parse import quote

from anyio.to_thread import run_sync
from fastapi import Request, Response
from fastapi.responses import RedirectResponse

from api.readers import SIGN_IN
from api.security.actor import Caller, caller_by_session
from api.security.csrf import NO_TOKEN, SAFE
from api.web.forms import Filled, filled
from api.web.next_page import next_page, this_page
from api.web.rendering import render
from api.web.sealing import sealed, unsealed
from api.web.visitor import remember
from matching.errors import BrobyggerError, NotAllowed, NotSignedIn
from matching.messages import Worded

GOOD_FOR_S = 12 * 3600
SECRETS = ("password", "current", "new", "again")
"""Fields that are typed anew instead."""


async def interrupted(request: Request, error: BrobyggerError) -> Response | None:
    """The page for whoever has to sign in first; None when ``error`` is about something else."""
    if isinstance(error, NotAllowed) and error.sentence == NO_TOKEN:
        return await _of_an_older_session(request)
    if not isinstance(error, NotSignedIn):
        return None
    if request.url.path.startswith(SIGN_IN):
        return sign_in_page(request, 401, problem=error)
    if request.method in SAFE:
        return RedirectResponse(f"/sign-in?next={quote(this_page(request))}", 303)
    return sign_in_page(request, 401, to=this_page(request), kept=_kept(request, await filled(request)))


def sign_in_page(
    request: Request,
    status: int = 200,
    to: str = "/",
    kept: str = "",
    email: str = "",
    problem: Worded | None = None,
) -> Response:
    """The page to sign in."""
    return render(
        request,
        "sign_in.html",
        status,
        next=to,
        kept=kept,
        email=email,
        problem=problem,
        provider=request.app.state.keeper.settings.oidc is not None,
    )


def kept_form(request: Request, kept: str) -> tuple[str, Filled] | None:
    """The path and the form that the page to sign in has carried."""
    found = unsealed(request, "kept-form", kept, GOOD_FOR_S)
    if found is None:
        return None
    path, values = found
    return next_page(path), Filled({name: tuple(one) for name, one in values.items()})


def continue_page(request: Request, path: str, form: Filled) -> Response:
    """The page from which the form is shown again."""
    return render(request, "continue.html", path=path, form=form)


async def _of_an_older_session(request: Request) -> Response | None:
    """Somebody has signed in again in another tab: the form gets the token of the session of now."""
    keeper = request.app.state.keeper
    caller: Caller | None = await run_sync(caller_by_session, request, keeper)
    if caller is None:
        return None
    remember(request, keeper, caller)
    return continue_page(request, this_page(request), _without_secrets(await filled(request)))


def _kept(request: Request, form: Filled) -> str:
    values = {name: list(value) for name, value in _without_secrets(form).values.items()}
    return sealed(request, "kept-form", [request.url.path, values])


def _without_secrets(form: Filled) -> Filled:
    return Filled({name: value for name, value in form.values.items() if name not in SECRETS})
