"""Names of files made of ids and names that others wrote: no path, no sign that a system does not take."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

LONGEST = 40
_DANISH = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "Æ": "ae", "Ø": "oe", "Å": "aa"})
_OTHER = re.compile(r"[^a-z0-9]+")


def plain_name(text: str) -> str:
    """``text`` in small letters a-z, digits and hyphens, shortened; empty when it has none of them."""
    composed = unicodedata.normalize("NFC", text).translate(_DANISH)
    letters = unicodedata.normalize("NFKD", composed).casefold()
    return _OTHER.sub("-", letters.encode("ascii", "ignore").decode())[:LONGEST].strip("-")


def distinct(names: Iterable[str]) -> Iterator[str]:
    """``names``, a repeated one with a number behind it."""
    seen: set[str] = set()
    for name in names:
        number, found = 1, name
        while found in seen:
            number += 1
            found = f"{name}-{number}"
        seen.add(found)
        yield found
