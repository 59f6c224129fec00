"""Text in the letters that the standard fonts of a PDF have: Windows-1252, Western Europe.

No font that knows all of Unicode comes with the libraries we use, so what is missing is written as near
as it goes: other letters without their accents (Š stays, ć becomes c), other dashes and spaces as the
ordinary ones, and ¤ for whatever is left.
"""

from __future__ import annotations

import unicodedata

STAND_IN = "¤"
_SAME = {
    **dict.fromkeys("\u2010\u2011\u2043", "-"),
    **dict.fromkeys("\u2012\u2212", "\u2013"),
    "\u2015": "\u2014",
    "\u2032": "'",
    "\u2033": '"',
    "\u2028": "\n",
    "\u2029": "\n",
    "\t": " ",
    "\n": "\n",
}
"""Signs that mean the same as one that is there."""
_NEAR = dict(zip("łŁđĐħĦıŧŦ", "lLdDhHitT", strict=True))
"""Letters that Unicode does not take apart."""


def in_western_letters(text: str) -> str:
    """``text`` with a stand-in for each sign that Windows-1252 does not have."""
    return "".join(_written(sign) for sign in unicodedata.normalize("NFC", text))


def loses_signs(text: str) -> bool:
    """True when :func:`in_western_letters` writes a letter or a sign as something else."""
    signs = set(unicodedata.normalize("NFC", text))
    return any(_silent(sign) is None and _western(sign) is None for sign in signs)


def _written(sign: str) -> str:
    for way in (_silent, _western, _near):
        if (found := way(sign)) is not None:
            return found
    return STAND_IN


def _silent(sign: str) -> str | None:
    """What stands for a sign without a loss: the same dash or space, nothing for what is invisible."""
    if sign in _SAME:
        return _SAME[sign]
    category = unicodedata.category(sign)
    if category == "Zs":
        return " "
    return "" if category in {"Cc", "Cf"} else None


def _western(sign: str) -> str | None:
    try:
        sign.encode("cp1252")
    except UnicodeEncodeError:
        return None
    return sign


def _near(sign: str) -> str | None:
    """The letter without its accent; nothing for an accent alone; None where there is no such letter."""
    if sign in _NEAR:
        return _NEAR[sign]
    parts = [part for part in unicodedata.normalize("NFKD", sign) if not unicodedata.combining(part)]
    if parts == [sign] or any(_western(part) is None for part in parts):
        return None
    return "".join(parts)
