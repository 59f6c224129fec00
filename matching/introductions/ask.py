"""What an introduction asks of the statements it joins."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from matching.availability import MOST_WINDOWS, DateWindow
from matching.checks import Checks


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """An amount in a unit of the code list ``units``, and dates with a first and a last day.

    Left out means that it is not agreed on yet.

    Raises:
        InvalidProfile: an amount without a unit or not above 0, or dates without an end.
    """

    amount: Decimal | None = None
    unit: str | None = None
    dates: tuple[DateWindow, ...] = ()

    def __post_init__(self) -> None:
        checks = Checks()
        checks.code("unit", self.unit, "units")
        checks.at_least("amount", self.amount, 0)
        if self.amount == 0:
            checks.refuse("amount", 0, "An amount of 0 asks for nothing; write more, or leave it out.")
        if self.amount is not None and self.unit is None:
            checks.refuse("unit", "", "The amount {amount} has no unit; say of what.", amount=self.amount)
        self._check_dates(checks)
        checks.done()

    def _check_dates(self, checks: Checks) -> None:
        if len(self.dates) > MOST_WINDOWS:
            checks.refuse(
                "dates",
                len(self.dates),
                "{value} windows are too many; join them to at most {most}.",
                most=MOST_WINDOWS,
            )
        if any(window.start is None or window.end is None for window in self.dates):
            checks.refuse(
                "dates",
                "/",
                "Dates that are asked for need a first and a last day, as in 2027-01-01/2027-06-30.",
            )
