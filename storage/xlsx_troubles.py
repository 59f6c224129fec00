"""What openpyxl does not tell while it streams a sheet: merged cells, errors, formulas never calculated.

The XML of the sheet is searched as bytes, in pieces, so that a large sheet stays cheap.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import IO

_CHUNK = 1 << 20
_OVERLAP = 1 << 16
"""Longer than the XML of any cell with a formula."""

_REST = rb"[^<>]{0,300}"
"""Of a tag: bounded, so that a sheet which is made to be slow to search is not."""

_MERGED = re.compile(
    rb"<(?:\w{1,20}:)?mergeCell\s" + _REST + rb'?ref="([A-Z]{1,9}\d{1,9}:[A-Z]{1,9}\d{1,9})"'
)
_ERROR = re.compile(rb"<(?:\w{1,20}:)?c((?:\s" + _REST + rb'?)?\st="e"' + _REST + rb")>")
_UNCALCULATED = re.compile(
    rb"<(?:\w{1,20}:)?c(\s" + _REST + rb")>\s*<(?:\w{1,20}:)?f(?:\s" + _REST + rb")?"
    rb"(?:/>|>[^<]*</(?:\w{1,20}:)?f>)\s*"
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_PLACE = re.compile(rb'\sr="([A-Z]+\d+)"')
_NO_RESULT = (
    "The formula in the cell for {field} has no result; "
    "open the file in a spreadsheet program and save it again, or write the value instead."
)
_ERROR_RESULT = "The formula in the cell for {field} gives an error; correct it, or write the value instead."


class Troubles:
    """Merged ranges of one sheet, and its broken cells with the template of their sentence."""

    def __init__(self, sheet: IO[bytes]) -> None:
        self.merged: dict[str, None] = {}
        self.broken: dict[str, str] = {}
        for piece in _pieces(sheet):
            self.merged |= {found[1].decode(): None for found in _MERGED.finditer(piece)}
            if b'"e"' in piece:
                self._add(_ERROR.finditer(piece), _ERROR_RESULT)
            if b"<f" in piece or b":f" in piece:
                found = (hit for hit in _UNCALCULATED.finditer(piece) if b't="str"' not in hit[1])
                self._add(found, _NO_RESULT)

    def _add(self, hits: Iterator[re.Match[bytes]], template: str) -> None:
        for hit in hits:
            place = _PLACE.search(hit[1])
            if place:
                self.broken[place[1].decode()] = template


def _pieces(sheet: IO[bytes]) -> Iterator[bytes]:
    kept = b""
    while chunk := sheet.read(_CHUNK):
        piece = kept + chunk
        yield piece
        kept = piece[-_OVERLAP:]
