"""That a request which changes something comes from a page of ours, when a cookie says who asks."""

from __future__ import annotations

import hmac
from collections.abc import AsyncIterator
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import Depends, Request
from itsdangerous import BadSignature, URLSafeSerializer

from api.security.sessions import Session
from matching.errors import NotAllowed
from matching.messages import message

HEADER, FIELD = "X-CSRF-Token", "csrf_token"
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")
OTHER_SITE = message(
    "This request came from a page of another site; open the page here and send it from there."
)
NO_TOKEN = message(
    "This request does not prove that it comes from a page of ours; send the csrf_token of GET /v1/session "
    "in the header X-CSRF-Token, or load the page again."
)


class Csrf:
    """Makes the tokens that pages carry, and holds requests against them."""

    def __init__(self, secret: str) -> None:
        self._signed = URLSafeSerializer(secret, salt="brobygger.csrf")

    def token(self, session: Session) -> str:
        """The token of ``session``: good as long as it."""
        return str(self._signed.dumps(session.id))

    def demand(self, request: Request, session: Session, given: str | None) -> None:
        """Let pass what changes nothing, and what comes from a page of ours.

        Raises:
            NotAllowed: it comes from another site, or without the token of the session.
        """
        if request.method in SAFE:
            return
        demand_same_site(request)
        try:
            meant = str(self._signed.loads(given or ""))
        except BadSignature:
            raise NotAllowed(NO_TOKEN) from None
        if not hmac.compare_digest(meant.encode(), session.id.encode()):
            raise NotAllowed(NO_TOKEN)


def demand_same_site(request: Request) -> None:
    """Let pass what no browser says came from elsewhere.

    Raises:
        NotAllowed: a page of another site sent it.
    """
    if request.headers.get("sec-fetch-site", "none") not in {"same-origin", "none"}:
        raise NotAllowed(OTHER_SITE)
    origin = request.headers.get("origin")
    if origin is not None and urlsplit(origin).netloc.casefold() != request.headers["host"].casefold():
        raise NotAllowed(OTHER_SITE)


async def csrf_given(request: Request) -> AsyncIterator[str | None]:
    """The token in the header, else in the field of the form."""
    given = request.headers.get(HEADER)
    is_form = request.headers.get("content-type", "").startswith(FORMS)
    if given is not None or request.method in SAFE or not is_form:
        yield given
        return
    async with request.form() as form:
        found = form.get(FIELD)
        yield found if isinstance(found, str) else None


CsrfGiven = Annotated[str | None, Depends(csrf_given)]
