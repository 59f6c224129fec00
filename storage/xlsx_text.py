"""Texts in XLSX: signs that XML cannot hold are written ``_xHHHH_``, as Excel does.

Excel writes a text that itself contains such a code with ``_x005F_`` before it. openpyxl deletes
``x005F_`` when it reads, which makes the two alike; so the ``x`` is escaped here instead of the underscore.
Both Excel and :func:`decoded` give back the text as it was.
"""

from __future__ import annotations

import re

MOST_SIGNS = 32_767
"""What a cell holds, in units of UTF-16."""

_NOT_XML = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]")
_LITERAL = re.compile(r"_x(?=[0-9A-Fa-f]{4}_)|x(?=005F_)")
_CODE = re.compile(r"_x([0-9A-Fa-f]{4})_")


def encoded(text: str) -> str:
    """``text`` as it is written into a cell."""
    if "x" in text:
        text = _LITERAL.sub(lambda found: found[0][:-1] + "_x0078_", text)
    text = _NOT_XML.sub(lambda found: f"_x{ord(found[0]):04X}_", text)
    return f"_x{ord(text[0]):04X}_{text[1:]}" if text.isspace() else text


def decoded(cell: str) -> str:
    """The text that stands in a cell."""
    return _CODE.sub(lambda found: chr(int(found[1], 16)), cell) if "_x" in cell else cell


def fits(cell: str) -> bool:
    """True where a cell can hold all of the encoded text ``cell``."""
    return len(cell) <= MOST_SIGNS and len(cell.encode("utf-16-le")) <= 2 * MOST_SIGNS
