"""A registration: an organisation that wants to take part, as it writes itself down step by step."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from matching.checks import Checks
from matching.introductions.times import check_time
from matching.partner import Partner
from matching.statement import Need, Offer

State = Literal["draft", "sent", "asked", "approved", "declined"]
What = Literal["sent", "changed", "asked", "approved", "declined", "reopened"]
STEPS = 5
"""Who you are; what you work for; what you give and need; whom to speak to; look through and send."""
MOST_WISHES = 3
"""Offers, and needs, that the short form has room for."""
OPEN: frozenset[State] = frozenset({"draft", "asked"})
"""In these the applicant writes; in the others a broker has it, or is done with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that was done with it; ``user`` is empty where the applicant did it."""

    at: datetime
    what: What
    user: str = ""
    text: str = ""
    """The question, or the reason: the applicant reads it."""

    def __post_init__(self) -> None:
        checks = Checks()
        check_time(checks, "at", self.at)
        checks.text("text", self.text)
        checks.done()


@dataclass(frozen=True, slots=True, kw_only=True)
class Registration:
    """What an applicant has filled in so far, and what came of it.

    It is found by the ``digest`` of its secret link. ``profile``, ``offers`` and ``needs`` become the partner
    when a broker approves; from then on nothing but kind and name is kept here.

    Attributes:
        begun: when the first step was saved.
        touched: when the applicant, or a broker, did something last.
        centre: the volunteer centre it is meant for; None where the applicant does not know.
        steps: how many steps were gone through, of :data:`STEPS`.
        password_hash: of the password that the account is to have.
        consented: when the applicant agreed that this is stored.

    Raises:
        InvalidProfile: an id or a time cannot be kept, or there are too many offers or needs.
    """

    id: str
    digest: str
    begun: datetime
    touched: datetime
    profile: Partner
    offers: tuple[Offer, ...] = ()
    needs: tuple[Need, ...] = ()
    centre: str | None = None
    state: State = "draft"
    steps: int = 0
    password_hash: str | None = None
    consented: datetime | None = None
    history: tuple[Event, ...] = ()

    def __post_init__(self) -> None:
        checks = Checks()
        checks.id("id", self.id)
        if self.centre is not None:
            checks.id("centre", self.centre)
        for name in ("begun", "touched", "consented"):
            check_time(checks, name, getattr(self, name))
        for name in ("offers", "needs"):
            if (many := len(getattr(self, name))) > MOST_WISHES:
                template = (
                    "{value} are more than the short form has room for; keep the {most} that matter most."
                )
                checks.refuse(name, many, template, most=MOST_WISHES)
        checks.done()

    @property
    def is_open(self) -> bool:
        """Whether the applicant may still write in it."""
        return self.state in OPEN

    @property
    def sent(self) -> datetime | None:
        """When it was sent last."""
        return self._last("sent")

    @property
    def said(self) -> Event | None:
        """The last question or reason that the applicant is to read; None where there is none now."""
        if self.state not in {"asked", "declined"}:
            return None
        return next((one for one in reversed(self.history) if one.what == self.state), None)

    @property
    def decided_by(self) -> str | None:
        """The user who did the last thing with it, if it was no applicant."""
        return self.history[-1].user or None if self.history else None

    def _last(self, what: What) -> datetime | None:
        return next((one.at for one in reversed(self.history) if one.what == what), None)
