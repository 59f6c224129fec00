"""What a partner says that it has given, until another partner has confirmed it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from matching.checks import Checks


@dataclass(frozen=True, slots=True, kw_only=True)
class Contribution:
    """Hours, people and money that ``partner`` gave on ``day``, as it reports itself. None means unknown.

    ``reported_by``, ``confirmed_by`` and ``disputed_by`` are users; the last two belong to another
    partner than ``partner``.

    Raises:
        InvalidProfile: a rule is broken; every broken rule is in ``problems``.
    """

    id: str
    partner: str
    day: date
    reported_by: str
    hours: Decimal | None = None
    people: int | None = None
    amount_dkk: Decimal | None = None
    """Money, or what goods and rooms were worth."""
    text: str = ""
    confirmed_by: str | None = None
    disputed_by: str | None = None
    dispute: str = ""
    """What is wrong with it, as the other partner sees it."""

    def __post_init__(self) -> None:
        checks = Checks()
        for field in ("id", "partner", "reported_by", "confirmed_by", "disputed_by"):
            if (value := getattr(self, field)) is not None:
                checks.id(field, value)
        for field in ("text", "dispute"):
            checks.text(field, getattr(self, field))
        checks.at_least("hours", self.hours, 0)
        checks.at_least("people", self.people, 1)
        checks.at_least("amount_dkk", self.amount_dkk, 0)
        self._check_content(checks)
        self._check_answer(checks)
        checks.done()

    def _check_content(self, checks: Checks) -> None:
        numbers = (self.hours, self.people, self.amount_dkk)
        if all(one is None for one in numbers) and not self.text.strip():
            checks.refuse("text", "", "The contribution says nothing; write hours, people or what was given.")

    def _check_answer(self, checks: Checks) -> None:
        if self.confirmed and self.disputed:
            checks.refuse(
                "disputed_by",
                self.disputed_by,
                "The contribution is both confirmed and disputed by '{value}'; keep one of the two.",
            )
        if self.reported_by in {self.confirmed_by, self.disputed_by}:
            checks.refuse(
                "reported_by",
                self.reported_by,
                "'{value}' has reported the contribution and cannot answer it too; let another user do it.",
            )

    @property
    def confirmed(self) -> bool:
        """True when another partner has said that it is so."""
        return self.confirmed_by is not None

    @property
    def disputed(self) -> bool:
        """True when another partner has said that it is not so."""
        return self.disputed_by is not None
