"""What a reader gives: tables of rows, and which sort of record a table holds."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from matching.errors import Problem
from storage.market_columns import SORTS, Sort

SORT_NAMED: dict[str, Sort] = {
    **{sort: sort for sort in SORTS},
    "partnere": "partners",
    "behov": "needs",
    "tilbud": "offers",
    "frivillige": "volunteers",
}
"""Names of sheets and files, English and Danish."""


@dataclass(slots=True)
class Row:
    """One record as it stands in a file.

    ``number`` is the row of a table (the row of the names is 1) or the line of a JSON file. ``values``
    are by the name of the column: cells of a table, or JSON values. ``surplus`` holds what stands in
    columns without a name, by the number of the column; ``position`` is how far in the file it stands,
    0 to 1.
    """

    file: str
    sort: Sort | None
    number: int
    values: dict[str, Any]
    position: float = 0.0
    surplus: dict[int, Any] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


@dataclass(slots=True)
class Table:
    """The rows of one sort in one file; ``names`` are those of its first row, None in JSON."""

    file: str
    sort: Sort | None
    names: tuple[str, ...] | None
    rows: Iterator[Row]


def sort_named(name: str) -> Sort | None:
    """The sort whose name, Danish or English, is ``name`` or its first word (``needs-2027``)."""
    words = re.findall(r"[^\W\d_]+", name.casefold())
    return SORT_NAMED.get(words[0]) if words else None


def nearly_a_sort(name: str) -> str | None:
    """The name of a sort of which ``name`` looks like a misspelling."""
    near = difflib.get_close_matches(name.strip().casefold(), SORT_NAMED, n=1, cutoff=0.75)
    return near[0] if near else None


def shown_sorts() -> str:
    """The names of the sorts, for a sentence."""
    return ", ".join(SORTS)
