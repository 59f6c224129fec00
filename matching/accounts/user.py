"""Somebody who signs in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from matching.checks import Checks
from matching.rights.actor import Actor, Grant

EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
LONGEST_EMAIL = 254


@dataclass(frozen=True, slots=True, kw_only=True)
class User:
    """An account. ``epoch`` grows when all its sessions are to end: they carry the number they began with.

    Raises:
        InvalidProfile: a rule is broken.
    """

    id: str
    email: str
    name: str
    created_at: datetime
    password_hash: str | None = None
    """None: signs in through OpenID Connect alone."""
    subject: str | None = None
    """Issuer and subject of its OpenID Connect account, once it has signed in with it."""
    grants: tuple[Grant, ...] = ()
    disabled: bool = False
    epoch: int = 1
    last_sign_in: datetime | None = None

    def __post_init__(self) -> None:
        checks = Checks()
        checks.id("id", self.id)
        checks.required("name", self.name)
        checks.text("name", self.name)
        checks.text("email", self.email)
        checks.lists(self, ("grants",))
        too_long = len(self.email) > LONGEST_EMAIL
        if too_long or not EMAIL.fullmatch(self.email) or self.email != self.email.strip().casefold():
            checks.refuse(
                "email", self.email, "'{value}' is not an e-mail address; write it as in anna@example.org."
            )
        checks.done()

    @property
    def actor(self) -> Actor:
        """Who this person is in a request."""
        return Actor(self.id, frozenset(self.grants))
