"""What came of one meeting of an event."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from matching.checks import Checks
from matching.introductions.ask import Ask

Says = Literal["yes", "no", "maybe"]
SAYS: tuple[Says, ...] = ("yes", "no", "maybe")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """``a`` and ``b`` are the ids of the participants; None is not filled in yet.

    ``need`` and ``offer`` are the statements that the introduction joins, and ``amount`` in ``unit`` what
    of them the two have agreed on, which is reserved; each may be left out.

    Raises:
        InvalidProfile: a value cannot be used, or a side answers for a meeting that was not held.
    """

    a: str
    b: str
    held: bool | None = None
    a_says: Says | None = None
    b_says: Says | None = None
    need: str | None = None
    offer: str | None = None
    amount: Decimal | None = None
    unit: str | None = None
    note: str = ""

    def __post_init__(self) -> None:
        checks = Checks()
        for name in ("a", "b", "need", "offer"):
            if (id := getattr(self, name)) is not None:
                checks.id(name, id)
        for name in ("a_says", "b_says"):
            said = getattr(self, name)
            if said not in {None, *SAYS}:
                checks.refuse(name, said, "'{value}' is no answer of {field}; write yes, no or maybe.")
            elif said is not None and self.held is False:
                checks.refuse(
                    name,
                    said,
                    "The meeting of '{a}' and '{b}' was not held, and yet {field} is '{value}'; correct one "
                    "of the two.",
                    a=self.a,
                    b=self.b,
                )
        checks.text("note", self.note)
        checks.done()
        Ask(amount=self.amount, unit=self.unit)

    @property
    def pair(self) -> tuple[str, str]:
        return self.a, self.b

    @property
    def ask(self) -> Ask:
        """What the two have agreed on."""
        return Ask(amount=self.amount, unit=self.unit)
