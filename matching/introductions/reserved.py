"""What accepted introductions hold of needs and offers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, TypeVar

from matching.availability import DateWindow
from matching.checks import Checks
from matching.labels import Labels
from matching.statement import Statement

if TYPE_CHECKING:
    from matching.introductions.introduction import Introduction

S = TypeVar("S", bound=Statement)
LASTING = {"people", "places", "square_metres"}
"""Units of what is there again after it was used; hours, money and things are spent."""
Held = Mapping[tuple[str, str | None], Decimal]
"""By the id of a statement and the unit, what introductions hold of it."""


@dataclass(frozen=True, slots=True)
class Reserved:
    """What the introduction holds of a need or an offer: an amount, which counts as committed there, and of
    an offer dates. ``amount`` is None where dates are all that is known."""

    statement: str
    amount: Decimal | None
    unit: str | None
    dates: tuple[DateWindow, ...] = ()

    @property
    def spent_by_use(self) -> bool:
        """Whether nothing of the amount is there again afterwards."""
        return self.amount is not None and self.unit not in LASTING


def held(introductions: Iterable[Introduction]) -> Held:
    """What ``introductions`` hold together."""
    total: dict[tuple[str, str | None], Decimal] = defaultdict(Decimal)
    for introduction in introductions:
        for one in introduction.reserved:
            total[one.statement, one.unit] += one.amount or 0
    return total


def demand_kept(statement: Statement, held: Held) -> None:
    """Let pass a change that leaves committed what is ``held`` of ``statement``, in the unit it is held in.

    Raises:
        InvalidProfile: less is committed, or in another unit.
    """
    checks = Checks()
    for (id, unit), least in held.items():
        if id == statement.id and (unit != statement.unit or least > (statement.committed or 0)):
            checks.refuse(
                "committed",
                statement.committed or 0,
                "Introductions that both sides have accepted hold {least} {unit} of '{statement}'; write at "
                "least that as committed, or withdraw one of them.",
                least=least,
                unit=Labels("units", [unit] if unit else []),
                statement=id,
            )
    checks.done()


def keeping(statement: S, held: Held) -> S:
    """``statement``, as a file or a person wrote it, with at least as much committed as is ``held`` of it."""
    least = held.get((statement.id, statement.unit), Decimal(0))
    return statement if least <= (statement.committed or 0) else replace(statement, committed=least)
