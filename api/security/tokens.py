"""API tokens: made, and looked up by their digest."""

from __future__ import annotations

import hashlib
import re
import secrets
from dataclasses import replace
from threading import Lock
from time import monotonic

from matching.accounts.token import Token
from matching.errors import BrobyggerError, NotFound, NotSignedIn
from matching.introductions.times import danish_day
from matching.messages import message
from matching.rights.actor import Actor
from storage.transaction import transact
from storage.unit_of_work import UnitOfWork, utc_now
from storage.until_commit import Stamp, UntilCommit

PREFIX = "bro_"
RANDOM_BYTES = 32
FORM = re.compile(r"bro_[A-Za-z0-9_-]{43}")
TRIED_AGAIN_AFTER_S = 60.0
BAD_TOKEN = message(
    "This API token is not good: it is unknown, expired or revoked; make a new one, and send it as in "
    "'Authorization: Bearer bro_…'."
)


def new_token() -> tuple[str, str]:
    """A token of 256 random bits, to be shown once, and its digest, to be kept."""
    token = PREFIX + secrets.token_urlsafe(RANDOM_BYTES)
    return token, digest_of(token)


def digest_of(token: str) -> str:
    """What is kept of a token: nobody can go back from it, and it needs no salt."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


class Tokens:
    """Finds who sends a token in the database of ``url``; by ``stamp`` it knows that nothing has changed."""

    def __init__(self, url: str, stamp: Stamp = lambda: None) -> None:
        self._url = url
        self._known: UntilCommit[tuple[Token, Actor, bool]] = UntilCommit(stamp)
        self._lock = Lock()
        self._tried: dict[str, float] = {}

    def actor(self, authorization: str) -> tuple[Actor, str]:
        """Who the header ``Authorization`` speaks for, and the id of the token.

        Raises:
            NotSignedIn: it holds no good token.
        """
        scheme, _, token = authorization.strip().partition(" ")
        if scheme.casefold() != "bearer" or not FORM.fullmatch(token.strip()):
            raise NotSignedIn(BAD_TOKEN)
        digest = digest_of(token.strip())
        found, actor, used = self._known.get(
            (digest, danish_day(utc_now())),
            lambda: transact(self._url, lambda work: _found(work, digest), writing=False),
        )
        if not used:
            self._note_use(found.id)
        return actor, found.id

    def _note_use(self, id: str) -> None:
        """Keep the day; nobody waits for it again at once where the database is busy."""
        with self._lock:
            if monotonic() < self._tried.get(id, 0.0):
                return
            self._tried[id] = monotonic() + TRIED_AGAIN_AFTER_S
        try:
            transact(self._url, lambda work: _note_use(work, id))
        except BrobyggerError:
            return


def _found(work: UnitOfWork, digest: str) -> tuple[Token, Actor, bool]:
    today = danish_day(work.now())
    token = next((one.value for one in work.tokens.find(digest=digest)), None)
    if token is None or not token.is_good(today):
        raise NotSignedIn(BAD_TOKEN)
    try:
        user = work.users.get(token.user).value
    except NotFound:
        raise NotSignedIn(BAD_TOKEN) from None
    if user.disabled:
        raise NotSignedIn(BAD_TOKEN)
    return token, replace(user.actor, scopes=frozenset(token.scopes)), token.last_used == today


def _note_use(work: UnitOfWork, id: str) -> None:
    stored = work.tokens.get(id)
    work.tokens.change(replace(stored.value, last_used=danish_day(work.now())), stored.version)
