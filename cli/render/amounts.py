"""Numbers and days as the reader's language writes them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from babel.dates import format_date
from babel.numbers import format_decimal, format_percent

from matching.messages import Language

SMALLEST_SHOWN = 0.005


def percent(share: float, language: Language) -> str:
    """``0.523`` as ``52 %`` or ``52%``; what would be 0 although there is some as less than 1 %."""
    if 0 < share < SMALLEST_SHOWN:
        return f"<{format_percent(0.01, locale=language)}"
    return format_percent(share, locale=language)


def exact_percent(share: float, language: Language) -> str:
    """``0.0123`` as ``1,2 %`` or ``1.2%``."""
    pattern = "0.0 %" if language == "da" else "0.0%"
    return format_percent(share, format=pattern, locale=language)


def decimal(value: float | Decimal, language: Language, digits: int = 0) -> str:
    """``value`` with exactly ``digits`` decimals; thousands are grouped."""
    pattern = "#,##0" + ("." + "0" * digits if digits else "")
    return format_decimal(value, format=pattern, locale=language)


def number(value: int | float | Decimal, language: Language) -> str:
    """``value`` with the decimals it has."""
    return format_decimal(value, locale=language, decimal_quantization=False)


def day(value: date, language: Language) -> str:
    """``31. december 2026`` or ``31 December 2026``."""
    return format_date(value, format="d. MMMM y" if language == "da" else "d MMMM y", locale=language)


def shown_shares(parts: list[float], total: float, digits: int = 3) -> tuple[list[float], float]:
    """``parts`` and ``total`` rounded so that the rounded parts add up to the rounded total.

    By the method of largest remainders: no part is moved by more than one unit of the last digit.
    """
    unit = 10**digits
    whole = round(total * unit)
    floors = [int(part * unit) for part in parts]
    order = sorted(range(len(parts)), key=lambda at: floors[at] - parts[at] * unit)
    for at in order[: max(whole - sum(floors), 0)]:
        floors[at] += 1
    return [floor / unit for floor in floors], whole / unit
