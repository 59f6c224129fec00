"""What accepted introductions hold of needs and offers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, TypeVar

from matching.checks import Checks
from matching.labels import Labels
from matching.statement import Statement

if TYPE_CHECKING:
    from matching.introductions.introduction import Introduction

S = TypeVar("S", bound=Statement)
Held = Mapping[tuple[str, str | None], Decimal]
"""By the id of a statement and the unit, what introductions hold of it."""


@dataclass(frozen=True, slots=True)
class Reserved:
    """An amount that counts as committed on a need or an offer, as long as the introduction holds it."""

    statement: str
    amount: Decimal
    unit: str | None


def held(introductions: Iterable[Introduction]) -> Held:
    """What ``introductions`` hold together."""
    total: dict[tuple[str, str | None], Decimal] = defaultdict(Decimal)
    for introduction in introductions:
        for one in introduction.reserved:
            total[one.statement, one.unit] += one.amount
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
