"""Numbers as people write them: ``15.000``, ``1,5``, ``2-3``, ``1½``, ``fire``, ``halvanden``, ``ten``."""

from __future__ import annotations

import re
from decimal import Decimal

MOST_DIGITS = 12
_DIGITS = re.compile(r"(\d+(?:[.,]\d+)*)?(½)?(?:\s?[-–]\s?(\d+(?:[.,]\d+)*))?")
_THOUSANDS = re.compile(r"\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*(?:[.,]\d{1,2})?")
HALF = Decimal("0.5")


def _counted(words: str) -> dict[str, Decimal]:
    return {word: Decimal(number) for number, word in enumerate(words.split(), start=1)}


DANISH = _counted(
    "én to tre fire fem seks syv otte ni ti elleve tolv tretten fjorten femten seksten sytten atten nitten"
    " tyve"
) | {"ét": Decimal(1), "halvanden": Decimal("1.5"), "treogtyve": Decimal(23), "tredive": Decimal(30)}
ENGLISH = _counted(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen nineteen twenty"
) | {"thirty": Decimal(30)}


def number(plain: str, danish: bool) -> Decimal | None:
    """The number that a word in lower case is; the lower end of a range, None if it is none.

    Number words count in their own language only: ``to`` and ``fire`` are English words as well.
    """
    if plain[0].isdecimal() or plain[0] == "½":
        return _digits(plain)
    return (DANISH if danish else ENGLISH).get(plain)


def _digits(plain: str) -> Decimal | None:
    found = _DIGITS.fullmatch(plain)
    if not found:
        return None
    low, half, high = found.groups()
    value = _amount(low) if low else Decimal(0)
    top = _amount(high) if high else None
    if value is None:
        return None
    # "10-150.000" starts at ten thousand.
    if top is not None and top >= 1000 > value and high != str(top):
        value *= 1000
    return value + HALF if half else value


def _amount(digits: str) -> Decimal | None:
    """Three digits after a sign are thousands; fewer are a fraction: 15.000 and 9,400 but 1,5 and 7.5."""
    if len(digits) > MOST_DIGITS:
        return None
    if _THOUSANDS.fullmatch(digits):
        sign = next(sign for sign in digits if sign in ".,")
        return Decimal(digits.replace(sign, "").replace(",", "."))
    return Decimal(digits.replace(",", ".")) if len(re.findall("[.,]", digits)) <= 1 else None
