"""Sessions of people: a signed cookie, and nothing on the server."""

from __future__ import annotations

import re
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, replace

from fastapi import Request, Response
from itsdangerous import BadSignature, URLSafeSerializer

from matching.accounts.user import User

IDLE_S, ABSOLUTE_S = 12 * 3600, 7 * 24 * 3600
RENEWED_AFTER_S = 300
COOKIE, SECURE_COOKIE = "brobygger", "__Host-brobygger"
LOOPBACK = re.compile(r"localhost|127(\.\d{1,3}){3}|::1|\[::1\]", re.IGNORECASE | re.ASCII)


@dataclass(frozen=True, slots=True)
class Session:
    """``epoch`` is the user's when it began; ``since`` and ``seen`` are seconds since 1970."""

    id: str
    user: str
    epoch: int
    since: int
    seen: int


class Sessions:
    """Begins sessions and reads them back; ``clock`` gives seconds since 1970."""

    def __init__(self, secret: str, clock: Callable[[], float] = time.time) -> None:
        self._signed = URLSafeSerializer(secret, salt="brobygger.session")
        self._clock = clock

    def begin(self, user: User) -> Session:
        """A session of ``user`` that begins now."""
        now = int(self._clock())
        return Session(secrets.token_urlsafe(16), user.id, user.epoch, now, now)

    def cookie(self, session: Session) -> str:
        """What the browser keeps."""
        fields = [session.id, session.user, session.epoch, session.since, session.seen]
        return str(self._signed.dumps(fields))

    def read(self, cookie: str) -> Session | None:
        """The session of a cookie; None when it is not ours, 12 hours idle or 7 days old."""
        try:
            session = Session(*self._signed.loads(cookie))
        except (BadSignature, TypeError, ValueError):
            return None
        now = self._clock()
        over = now - session.seen > IDLE_S or now - session.since > ABSOLUTE_S
        return None if over else session

    def renewed(self, session: Session) -> Session | None:
        """``session`` as seen now; None where the cookie is new enough."""
        now = int(self._clock())
        return replace(session, seen=now) if now - session.seen > RENEWED_AFTER_S else None

    def ends_at(self, session: Session) -> int:
        """When it ends if nothing is asked any more, in seconds since 1970."""
        return min(session.seen + IDLE_S, session.since + ABSOLUTE_S)


def is_secure(request: Request) -> bool:
    """Whether cookies go over https alone: always, but for plain http on this machine."""
    return request.url.scheme == "https" or not LOOPBACK.fullmatch(request.url.hostname or "")


def cookie_name(request: Request) -> str:
    """With https one that no other name of the same domain can set."""
    return SECURE_COOKIE if is_secure(request) else COOKIE


def send_session(request: Request, response: Response, sessions: Sessions, session: Session) -> None:
    """Let the browser keep ``session``."""
    response.set_cookie(
        cookie_name(request),
        sessions.cookie(session),
        max_age=sessions.ends_at(session) - session.seen,
        httponly=True,
        samesite="lax",
        secure=is_secure(request),
    )


def end_session(request: Request, response: Response) -> None:
    """Let the browser forget its session."""
    response.delete_cookie(cookie_name(request), httponly=True, samesite="lax", secure=is_secure(request))
