"""Mappings: which columns of an own spreadsheet feed which values of a record.

A mapping is written in TOML (see docs/format.md, "Own spreadsheets"); :func:`read_mapping` reads it and
checks everything that can be checked without the spreadsheet.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from storage.capitals import Capitals
from storage.mapping_file import MappingFile
from storage.market_columns import Sort
from storage.number_text import Point


@dataclass(frozen=True, slots=True)
class Source:
    """Where a value comes from and what is done to it on the way, in this order.

    ``blank`` values count as empty; texts in CAPITALS become a sentence or a title; several columns are
    joined; a list is ``split``; ``org_id`` identifiers get their colon; ``form`` is put around the value;
    only codes of the code list ``only_codes_of`` are kept; a number is multiplied and rounded.
    """

    columns: tuple[str, ...]
    join: str = " "
    split: str | None = None
    blank: frozenset[str] = frozenset()
    capitals: Capitals | None = None
    org_id: bool = False
    form: str | None = None
    only_codes_of: str | None = None
    times: Decimal | None = None
    decimals: int | None = None


@dataclass(frozen=True, slots=True)
class Mapping:
    """The values of a record of ``sort`` by their names, each from one source or several.

    ``constants`` stand where the sources give nothing; ``translations`` holds, by the name of the value,
    what a text in a cell (in lower case) stands for.
    """

    file: str
    sort: Sort
    sources: dict[str, tuple[Source, ...]]
    constants: dict[str, Any] = field(default_factory=dict)
    translations: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    sheet: str | None = None
    header_row: int = 1
    point: Point = ","


def read_mapping(path: Path) -> Mapping:
    """The mapping in ``path``.

    Raises:
        InvalidFile: it is missing or no TOML, or names a value, an option or a code list that is not there.
    """
    file = MappingFile(path)
    file.check()
    return Mapping(
        str(path),
        file.sort,
        {name: tuple(Source(**given) for given in file.sources(name)) for name in file.table("fields")},
        file.table("constants"),
        {name: _translation(given) for name, given in file.table("translate").items()},
        file.given.get("sheet"),
        file.given.get("header_row", 1),
        file.given.get("decimal", ","),
    )


def _translation(given: dict[str, Any]) -> dict[str, list[str]]:
    return {
        text.strip().casefold(): [value] if isinstance(value, str) else list(value)
        for text, value in given.items()
    }
