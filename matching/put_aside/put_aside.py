"""That a broker has looked at a match and decided against it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime

from matching.checks import Checks
from matching.introductions.times import check_time


@dataclass(frozen=True, slots=True, kw_only=True)
class PutAside:
    """``partner`` does not stand in the list for ``asked`` at this centre until somebody takes it back.

    ``asked`` is the id of a need, an offer or a partner; ``reason`` a code of ``decline_reasons``. The reason
    and the text are for the brokers of the centre.

    Raises:
        InvalidProfile: the reason is none, or another rule is broken.
    """

    id: str
    centre: str
    asked: str
    partner: str
    reason: str
    text: str = ""
    user: str
    at: datetime

    def __post_init__(self) -> None:
        checks = Checks()
        for name in ("id", "centre", "asked", "partner", "user"):
            checks.id(name, getattr(self, name))
        if self.reason:
            checks.code("reason", self.reason, "decline_reasons")
        else:
            checks.refuse("reason", "", "Putting aside needs a reason; choose one from the list, or 'other'.")
        checks.text("text", self.text)
        check_time(checks, "at", self.at)
        checks.done()


def id_of(centre: str, asked: str, partner: str) -> str:
    """The one id under which a centre puts a partner aside from a list: done twice it is the same record."""
    return hashlib.sha256(f"{centre} {asked} {partner}".encode()).hexdigest()[:32]
