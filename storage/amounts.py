"""Numbers of a record: exact in the domain, plain numbers in a file."""

from __future__ import annotations

from decimal import Decimal


def plain_number(value: Decimal | float) -> int | float:
    """``value`` as the whole number or float that stands for it; exact for every number of the domain."""
    return int(value) if value == int(value) else float(value)


def exact_number(value: Decimal | float) -> Decimal:
    """The decimal number a person would read in ``value``: 0.1 is one tenth."""
    return value if isinstance(value, Decimal) else Decimal(repr(value))
