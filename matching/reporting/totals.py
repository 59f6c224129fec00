"""Contributions added up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from matching.partnerships.contribution import Contribution


@dataclass(frozen=True, slots=True)
class Totals:
    """Hours, people each time they came, and money. Numbers that nobody gave are left out."""

    contributions: int = 0
    hours: Decimal = Decimal(0)
    people: int = 0
    amount_dkk: Decimal = Decimal(0)


def totals(given: Iterable[Contribution]) -> Totals:
    """The sums over ``given``."""
    found = list(given)
    return Totals(
        len(found),
        sum((one.hours for one in found if one.hours is not None), Decimal(0)),
        sum(one.people or 0 for one in found),
        sum((one.amount_dkk for one in found if one.amount_dkk is not None), Decimal(0)),
    )
