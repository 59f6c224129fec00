"""A goal: what is to be reached, how it is measured, and how far it came."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from matching.checks import Checks


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """``target`` and ``realised`` are in ``unit``; None means unknown.

    Raises:
        InvalidProfile: a rule is broken; every broken rule is in ``problems``.
    """

    what: str
    measure: str = ""
    """How it is measured."""
    unit: str = ""
    target: Decimal | None = None
    realised: Decimal | None = None

    def __post_init__(self) -> None:
        checks = Checks()
        checks.required("what", self.what)
        for field in ("what", "measure", "unit"):
            checks.text(field, getattr(self, field))
        checks.at_least("target", self.target, 0)
        checks.at_least("realised", self.realised, 0)
        checks.done()

    @property
    def reached(self) -> bool | None:
        """Whether as much as the target was realised; None while either is unknown."""
        if self.target is None or self.realised is None:
            return None
        return self.realised >= self.target
