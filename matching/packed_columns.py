"""A row of columns as bytes, so that a database can keep it beside the vector of the row's text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from functools import cache
from hashlib import blake2b
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matching.build_columns import build_columns
from matching.columns import FOREVER, UNKNOWN, Columns, Whole

ELSEWHERE = {"partner", "excluded_partners"}
"""Numbers of partners mean something within one market alone."""
Bytes = NDArray[np.uint8]
FOUR = 4


def packed(columns: Columns) -> list[bytes]:
    """Each row as bytes: its single values, then its windows, then its points; partners are left out."""
    used = (columns.window_start != FOREVER) | (columns.window_end != -FOREVER)
    located = ~np.isnan(columns.points[..., 0])
    fixed = np.zeros(len(columns), dtype=_layout())
    fixed["windows"], fixed["places"] = used.sum(axis=1), located.sum(axis=1)
    for name in _singles():
        fixed[name] = getattr(columns, name)
    return [
        b"".join(
            (
                fixed[row].tobytes(),
                columns.window_start[row][used[row]].astype("<i4").tobytes(),
                columns.window_end[row][used[row]].astype("<i4").tobytes(),
                columns.points[row][located[row]].astype("<f4").tobytes(),
            )
        )
        for row in range(len(columns))
    ]


def unpacked(rows: Sequence[bytes], partners: Whole, excluded: Whole) -> Columns:
    """The columns that these bytes were made of.

    Args:
        rows: as :func:`packed` gave them.
        partners: number of each row's partner, shape (n,).
        excluded: numbers of the partners it excludes, shape (n, most), -1 where there is none.
    """
    size = _layout().itemsize
    every = np.frombuffer(b"".join(rows), dtype=np.uint8)
    lengths = np.fromiter(map(len, rows), np.int64, len(rows))
    begins = np.cumsum(lengths) - lengths
    fixed = _cut(every, begins, size).view(_layout())[:, 0]
    windows, places = (fixed[name].astype(np.int64) for name in ("windows", "places"))
    found: dict[str, Any] = {name: np.ascontiguousarray(fixed[name]) for name in _singles()}
    starts = begins + size
    found["window_start"] = _listed(every, starts, windows, 1, "<i4", FOREVER)[..., 0]
    found["window_end"] = _listed(every, starts + FOUR * windows, windows, 1, "<i4", -FOREVER)[..., 0]
    found["points"] = _listed(every, starts + 2 * FOUR * windows, places, 3, "<f4", np.nan)
    found |= {"partner": partners, "excluded_partners": excluded}
    return Columns(**{name: np.asfortranarray(values) for name, values in found.items()})


@cache
def layout_name() -> str:
    """Changes whenever the bytes have another meaning."""
    return blake2b(str(_layout()).encode(), digest_size=8).hexdigest()


@cache
def _singles() -> tuple[str, ...]:
    """Columns with one value a row."""
    empty = build_columns([], [])
    named = (field.name for field in fields(Columns) if field.name not in ELSEWHERE)
    return tuple(name for name in named if getattr(empty, name).ndim == 1)


@cache
def _layout() -> np.dtype[Any]:
    empty = build_columns([], [])
    own = [(name, getattr(empty, name).dtype.newbyteorder("<")) for name in _singles()]
    return np.dtype([("windows", "<u2"), ("places", "<u2"), *own])


def _cut(every: Bytes, begins: NDArray[np.int64], width: int) -> Bytes:
    """Runs of ``width`` bytes, shape (n, width)."""
    cut: Bytes = every[begins[:, None] + np.arange(width)]
    return cut


def _listed(
    every: Bytes, begins: NDArray[np.int64], counts: NDArray[np.int64], width: int, dtype: str, fill: float
) -> NDArray[Any]:
    """A list of items of ``width`` numbers a row: shape (n, longest, width), ``fill`` after its end."""
    longest = max(1, int(counts.max(initial=0)))
    found = np.full((len(begins), longest, width), fill, dtype=dtype)
    for place in range(longest):
        rows = np.flatnonzero(counts > place)
        item = _cut(every, begins[rows] + FOUR * width * place, FOUR * width)
        found[rows, place] = item.view(dtype)
    return found


def excluded_numbers(lists: Sequence[Sequence[str]], numbers: dict[str, int]) -> Whole:
    """Numbers of the partners that each row excludes, shape (n, most), -1 where there is none."""
    found = np.full((len(lists), max(map(len, lists), default=0) or 1), UNKNOWN, dtype=np.int32)
    for row, ids in enumerate(lists):
        if ids:
            found[row, : len(ids)] = [numbers.get(id, UNKNOWN) for id in ids]
    return found
