"""Numbers as people write them in cells: ``2,5``, ``12.000``, ``1.250.000,50``; with a point in English."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Literal

Point = Literal[",", "."]
"""The sign before the decimals. With a comma, a point stands between thousands, and the reverse."""

_GROUPED = {
    ",": re.compile(r"[-+]?[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?", re.ASCII),
    ".": re.compile(r"[-+]?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?", re.ASCII),
}
_SPACED = re.compile("[-+]?[1-9]\\d{0,2}(?:[ \u00a0\u202f]\\d{3})+(?:[.,]\\d+)?", re.ASCII)
_PLAIN = {
    ",": re.compile(r"[-+]?\d+(?:[.,]\d+)?", re.ASCII),
    ".": re.compile(r"[-+]?\d+(?:\.\d+)?", re.ASCII),
}
_SPACES = re.compile("[ \u00a0\u202f]")


def read_number(text: str, point: Point = ",") -> Decimal | None:
    """The number written as ``text``; None where it is none, or could be read in two ways."""
    if _GROUPED[point].fullmatch(text):
        text = text.replace("." if point == "," else ",", "")
    elif _SPACED.fullmatch(text):
        text = _SPACES.sub("", text)
    elif not _PLAIN[point].fullmatch(text):
        return None
    return Decimal(text.replace(",", "."))


def written_number(value: float) -> str:
    """``value`` with a decimal comma and no exponent, as :func:`read_number` takes it back."""
    return format(Decimal(repr(value)), "f").replace(".", ",")
