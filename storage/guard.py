"""Cells that a spreadsheet program would take for a formula are written with an apostrophe before them.

A text is guarded when, after any apostrophes, it begins with one of ``= + - @``, their full-width forms,
or a tab or line end. Reading takes exactly one apostrophe away from such a cell, so every text comes back
as it was, also one that itself begins with an apostrophe.
"""

from __future__ import annotations

import re

_SIGNS = "=+\\-@\t\r\n＝＋－＠"  # noqa: RUF001 - the full-width forms are meant
_DANGEROUS = re.compile(f"'*[{_SIGNS}]")
_GUARDED = re.compile(f"'+[{_SIGNS}]")


def guarded(text: str) -> str:
    """``text`` as it is written into a cell."""
    return "'" + text if _DANGEROUS.match(text) else text


def unguarded(cell: str) -> str:
    """The text that was written as ``cell``."""
    return cell[1:] if _GUARDED.match(cell) else cell
