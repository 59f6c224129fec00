"""An API token: how a program of somebody's is let in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from matching.rights.actor import Scope


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A token of ``user``. The token itself was shown once; its digest is what is kept."""

    id: str
    user: str
    name: str
    digest: str
    scopes: tuple[Scope, ...]
    created_at: datetime
    expires: date
    last_used: date | None = None
    revoked: bool = False

    def is_good(self, today: date) -> bool:
        """Whether it lets anybody in on this day; the day of expiry is the last."""
        return not self.revoked and today <= self.expires
