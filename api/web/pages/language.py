"""The switch between Danish and English."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import RedirectResponse

from api.language import COOKIE, LANGUAGES
from api.security.sessions import is_secure
from api.web.next_page import next_page

YEAR_S = 365 * 24 * 3600

router = APIRouter()


@router.get("/language")
async def switch(
    request: Request, to: Annotated[str, Query()] = "da", back: Annotated[str, Query(alias="next")] = "/"
) -> Response:
    """Keep the language in a cookie for a year, and go back."""
    response = RedirectResponse(next_page(back), 303)
    if to in LANGUAGES:
        response.set_cookie(
            COOKIE, to, max_age=YEAR_S, httponly=True, samesite="lax", secure=is_secure(request)
        )
    return response
