"""Whom to speak to at a partner: a person's data, kept in one field so that it can be erased."""

from __future__ import annotations

from dataclasses import dataclass

from matching.checks import Checks


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactPerson:
    """A person at ``partner``. Empty means unknown.

    Raises:
        InvalidProfile: the partner is no id, or a text cannot be kept.
    """

    partner: str
    name: str = ""
    email: str = ""
    phone: str = ""

    def __post_init__(self) -> None:
        checks = Checks()
        checks.id("partner", self.partner)
        for field in ("name", "email", "phone"):
            checks.text(f"contact_{field}", getattr(self, field))
        checks.done()
