"""Numbers of the domain on their way out."""

from __future__ import annotations

from decimal import Decimal

from storage.amounts import plain_number


def plain_or_none(number: Decimal | None) -> int | float | None:
    """The whole number or float that stands for ``number``; None where it is not known."""
    return None if number is None else plain_number(number)
