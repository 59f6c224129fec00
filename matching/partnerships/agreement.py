"""The agreement of a partnership: its fields as data, and who signed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import get_args

from matching.checks import LONGEST_TEXT, Checks
from matching.messages import Language
from matching.partnerships.contact_person import ContactPerson
from matching.partnerships.goal import Goal

TEXTS = (
    "purpose",
    "target_group",
    "economy",
    "division",
    "organisation",
    "safeguarding",
    "duration",
    "review",
    "exit",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """What one partner is in the collaboration, and what it gives."""

    partner: str
    role: str = ""
    contribution: str = ""

    def __post_init__(self) -> None:
        checks = Checks()
        checks.id("partner", self.partner)
        for field in ("role", "contribution"):
            checks.text(field, getattr(self, field))
        checks.done()


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """The person ``name`` signed for ``partner`` on a day."""

    partner: str
    name: str
    signed_on: date

    def __post_init__(self) -> None:
        checks = Checks()
        checks.id("partner", self.partner)
        checks.required("name", self.name)
        checks.text("name", self.name)
        checks.done()


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """One version of what the partners agree on, in ``language``. Empty means not agreed yet.

    ``division`` is how any return is divided; persons' data stand in ``contacts`` and ``signatures``.

    Raises:
        InvalidProfile: a rule is broken; every broken rule is in ``problems``.
    """

    id: str
    partnership: str
    partners: tuple[str, ...]
    language: Language
    number: int = 1
    purpose: str = ""
    goals: tuple[Goal, ...] = ()
    target_group: str = ""
    shares: tuple[Share, ...] = ()
    economy: str = ""
    division: str = ""
    organisation: str = ""
    contacts: tuple[ContactPerson, ...] = ()
    safeguarding: str = ""
    duration: str = ""
    starts: date | None = None
    ends: date | None = None
    review: str = ""
    exit: str = ""
    signatures: tuple[Signature, ...] = ()

    def __post_init__(self) -> None:
        checks = Checks()
        for field in ("id", "partnership"):
            checks.id(field, getattr(self, field))
        for partner in self.partners:
            checks.id("partners", partner)
        for field in TEXTS:
            checks.text(field, getattr(self, field))
        checks.lists(self, ("partners", "goals", "shares", "contacts"))
        checks.at_least("number", self.number, 1)
        self._check_length(checks)
        self._check_language(checks)
        self._check_named(checks)
        if self.starts and self.ends and self.ends < self.starts:
            checks.refuse(
                "ends",
                self.ends,
                "The agreement ends on {value}, before it begins ({first}); write a later day.",
                first=self.starts,
            )
        checks.done()

    def _check_length(self, checks: Checks) -> None:
        texts = [getattr(self, field) for field in TEXTS]
        texts += [text for one in self.goals for text in (one.what, one.measure, one.unit)]
        texts += [text for one in self.shares for text in (one.role, one.contribution)]
        if (signs := sum(map(len, texts))) > LONGEST_TEXT:
            checks.refuse(
                "agreement",
                signs,
                "The agreement has {value} characters in all, which is too many for a paper; "
                "shorten it to at most {most}.",
                most=LONGEST_TEXT,
            )

    def _check_language(self, checks: Checks) -> None:
        if self.language not in get_args(Language):
            checks.refuse("language", self.language, "'{value}' is no language here; write da or en.")

    def _check_named(self, checks: Checks) -> None:
        for field in ("shares", "contacts", "signatures"):
            for one in getattr(self, field):
                if one.partner not in self.partners:
                    checks.refuse(
                        field,
                        one.partner,
                        "'{value}' in {field} is no partner of this agreement; use one of {known}.",
                        known=", ".join(self.partners),
                    )
        signed = [signature.partner for signature in self.signatures]
        for partner in sorted({one for one in signed if signed.count(one) > 1}):
            checks.refuse("signatures", partner, "'{value}' has signed twice; keep one signature.")

    @property
    def unsigned(self) -> tuple[str, ...]:
        """The partners that have not signed."""
        signed = {signature.partner for signature in self.signatures}
        return tuple(partner for partner in self.partners if partner not in signed)

    @property
    def fully_signed(self) -> bool:
        """True when every partner has signed."""
        return bool(self.partners) and not self.unsigned
