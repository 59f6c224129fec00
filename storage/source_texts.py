"""From the cells of an own spreadsheet to texts and numbers, as one source of a mapping says."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from matching.checks import LARGEST_NUMBER
from matching.codes import code_list
from storage.amounts import exact_number
from storage.capitals import in_ordinary_letters
from storage.cells import BrokenCell, cell_text, record_value
from storage.escapes import escaped
from storage.mapping import Source
from storage.market_columns import Column
from storage.number_text import Point
from storage.refusals import refused_value

_ORG_ID = re.compile(r"([A-Z]{2}-[A-Z0-9]+)-(.+)")
_NO_ID = re.compile(r"[^A-Za-z0-9._:]+")
_DANISH = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "Æ": "Ae", "Ø": "Oe", "Å": "Aa"})
_LONGEST_ID = 64


def source_texts(
    column: Column, source: Source, cells: Iterable[Any], translation: dict[str, list[str]]
) -> list[str]:
    """The texts that ``cells`` give for ``column``: one, or for a list any number.

    Raises:
        InvalidProfile: a cell holds nothing that can be read.
    """
    parts = list(_parts(column, source, cells))
    if source.split:
        parts = [item.strip() for part in parts for item in part.split(source.split)]
    elif not column.is_list:
        parts = [source.join.join(_different(parts))]
    kept = [text for part in parts if part for text in translation.get(part.casefold(), [part])]
    formed = (_formed(column, source, text) for text in kept if text)
    return [text for text in formed if source.only_codes_of is None or _is_code(text, source.only_codes_of)]


def source_number(column: Column, source: Source, cell: Any, point: Point) -> Decimal | None:
    """The number in ``cell``, multiplied and rounded; None where it is blank.

    Raises:
        InvalidProfile: it is not a number.
    """
    if isinstance(cell, str) and cell.strip().casefold() in source.blank:
        return None
    value = record_value(column, cell, point)
    if not isinstance(value, (int, float, Decimal)):
        return None
    number = exact_number(value)
    if source.times is not None and abs(number) < LARGEST_NUMBER:
        number *= source.times
    decimals = 2 if source.decimals is None and source.times is not None else source.decimals
    if decimals is None or abs(number) >= LARGEST_NUMBER:
        return number
    return number.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def clean_id(text: str) -> str:
    """``text`` with only the signs that an id may have: ``Caféen i Åby`` becomes ``Cafeen-i-Aaby``."""
    plain = unicodedata.normalize("NFKD", text.translate(_DANISH)).encode("ascii", "ignore").decode("ascii")
    return _NO_ID.sub("-", plain).strip("-")[:_LONGEST_ID]


def _parts(column: Column, source: Source, cells: Iterable[Any]) -> Iterator[str]:
    for cell in cells:
        if isinstance(cell, BrokenCell):
            raise refused_value(column.name, cell.shown, cell.template)
        text = cell_text(cell).strip()
        if text and text.casefold() not in source.blank:
            yield in_ordinary_letters(text, source.capitals) if source.capitals else text


def _different(parts: list[str]) -> list[str]:
    """``parts`` without those that say no more than one before them."""
    if len(parts) < 2:
        return parts
    kept: list[str] = []
    said = ""
    for part in parts:
        words = " ".join(re.findall(r"\w+", part.casefold()))
        if not words or words not in said:
            kept.append(part)
            said += f" | {words}"
    return kept


def _formed(column: Column, source: Source, text: str) -> str:
    if source.form and column.form:
        text = escaped(text, "[](")
    found = _ORG_ID.fullmatch(text) if source.org_id else None
    if found:
        text = f"{found[1]}:{found[2]}"
    return source.form.replace("{}", text) if source.form else text


def _is_code(text: str, list_name: str) -> bool:
    """True where ``text``, or the code in ``SCHEME:CODE``, is in the code list."""
    code = text.partition(":")[2] or text
    return code_list(list_name).find(re.split(r" ?[(\[]", code)[0]) is not None
