"""What the next page says first, once: that something was done. It waits in a signed cookie."""

from __future__ import annotations

from fastapi import Request, Response
from fastapi.responses import RedirectResponse

from api.language import language_of
from api.security.sessions import is_secure
from api.web.sealing import sealed, unsealed
from matching.messages import Worded

COOKIE = "notice"
GOOD_FOR_S = 60


def go(request: Request, path: str, notice: Worded | None = None) -> Response:
    """Send the browser on to ``path`` after a form was done with; the page there says ``notice``."""
    response = RedirectResponse(path, 303)
    if notice is not None:
        send_notice(request, response, notice)
    return response


def send_notice(request: Request, response: Response, notice: Worded) -> None:
    """Let the next page say ``notice``."""
    response.set_cookie(
        COOKIE,
        sealed(request, "notice", notice.text(language_of(request))),
        max_age=GOOD_FOR_S,
        httponly=True,
        samesite="lax",
        secure=is_secure(request),
    )


def notice_of(request: Request) -> str | None:
    """What is to be said, if anything is."""
    found = unsealed(request, "notice", request.cookies.get(COOKIE), GOOD_FOR_S)
    return found if isinstance(found, str) else None


def forget_notice(request: Request, response: Response) -> None:
    """It was said."""
    response.delete_cookie(COOKIE, httponly=True, samesite="lax", secure=is_secure(request))
