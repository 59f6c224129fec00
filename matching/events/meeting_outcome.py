"""What came of one meeting of an event, kept whatever it was: each no and maybe is learnt from too."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from matching.checks import Checks
from matching.event_outcomes.outcome import Outcome, Says
from matching.introductions.times import check_time

BY_LINK = "participant"
"""Who has entered what a participant said by their own link."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingOutcome:
    """``a`` and ``b`` are participants, ``a_partner`` and ``b_partner`` their ids in the register, if any.

    ``introduction`` is the id of the one that was made of it.

    Raises:
        InvalidProfile: it cannot be an outcome.
    """

    id: str
    event: str
    centre: str
    a: str
    b: str
    a_partner: str | None = None
    b_partner: str | None = None
    held: bool | None = None
    a_says: Says | None = None
    b_says: Says | None = None
    need: str | None = None
    offer: str | None = None
    amount: Decimal | None = None
    unit: str | None = None
    note: str = ""
    entered_at: datetime
    by: str
    introduction: str | None = None

    def __post_init__(self) -> None:
        checks = Checks()
        for name in ("id", "event", "centre", "by"):
            checks.id(name, getattr(self, name))
        check_time(checks, "entered_at", self.entered_at)
        checks.done()
        self.outcome()

    def outcome(self) -> Outcome:
        """The same as the use case that makes introductions takes it."""
        return Outcome(
            a=self.a,
            b=self.b,
            held=self.held,
            a_says=self.a_says,
            b_says=self.b_says,
            need=self.need,
            offer=self.offer,
            amount=self.amount,
            unit=self.unit,
            note=self.note,
        )


def id_of(event: str, a: str, b: str) -> str:
    """The one id of what came of a meeting: entered twice it is the same record."""
    return hashlib.sha256(f"{event} {a} {b}".encode()).hexdigest()[:32]
