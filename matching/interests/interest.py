"""A request to be put in touch with a partner, made on a page that everybody sees."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from matching.checks import Checks
from matching.introductions.times import check_time
from matching.partner import Contact

State = Literal["open", "answered", "dismissed"]
About = Literal["partner", "need", "offer"]
IDS = ("id", "centre", "partner", "about", "statement", "from_partner", "state", "closed_by", "introduction")


@dataclass(frozen=True, slots=True)
class Sender(Contact):
    """Who asks, and what for. A member is known by the account alone, and has no other details here."""

    organisation: str = ""
    message: str = ""
    user: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Interest:
    """A request about a partner, or about one of its needs or offers.

    It belongs to a centre of the partner, whose brokers alone see who asks.

    Raises:
        InvalidProfile: an id, a text or a time cannot be kept.
    """

    id: str
    centre: str
    partner: str
    about: About
    statement: str | None = None
    """The need or the offer; None where it is about the partner as it is."""
    sender: Sender
    from_partner: str | None = None
    """The partner for which a member asks."""
    state: State = "open"
    reason: str = ""
    """Why it was dismissed, for the brokers."""
    created: datetime
    closed: datetime | None = None
    closed_by: str | None = None
    introduction: str | None = None
    """The introduction that was drafted of it."""

    def __post_init__(self) -> None:
        checks = Checks()
        for name in IDS:
            if (value := getattr(self, name)) is not None:
                checks.id(name, value)
        for name in ("name", "email", "phone", "organisation", "message"):
            checks.text(name, getattr(self.sender, name))
        checks.text("reason", self.reason)
        check_time(checks, "created", self.created)
        check_time(checks, "closed", self.closed)
        checks.done()
