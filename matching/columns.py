"""The register as columns: one row for each profile, need and offer, so that a whole market is
filtered and scored with a few array operations instead of a loop over partners."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

PROFILE, NEED, OFFER = 0, 1, 2
UNKNOWN = -1
FOREVER = 5_000_000
"""A day after every date, small enough that differences of days do not overflow."""

Bits = NDArray[np.uint64]
Small = NDArray[np.int8]
Whole = NDArray[np.int32]
Real = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Columns:
    """Arrays of equal first length; every array may be one row long to be compared with many.

    Sets of codes are bit masks (0 = unknown), single codes are positions in their code list
    (-1 = unknown), numbers are NaN when unknown, dates are days since 1970-01-01.
    """

    partner: Whole
    """Position of the partner in the register; -1 for a query that is not in it."""
    sort: Small
    is_open: NDArray[np.bool_]
    expires: Whole
    kind: Bits
    industries: Bits
    resource_kind: Small
    purposes: Bits
    target_groups: Bits
    languages: Bits
    demanded_languages: Bits
    """Languages the statement itself names; those of the partner stand in ``languages``."""
    roles: Bits
    roles_can: Bits
    roles_cannot: Bits
    terms: Bits
    motives: Bits
    welcomes: Bits
    gives: Bits
    """Resource kinds this side gives: in return, or in the partner's open offers."""
    wants: Bits
    """Resource kinds this side would like beside the statement: wished in return, or needed."""
    stated: Bits
    """Resource kinds of all the partner's offers, open or not."""
    safeguards: Bits
    contact: Small
    level: Small
    form: Small
    quantity: Real
    """What is left of the quantity, in ``unit``."""
    unit: Small
    group_min: Real
    group_max: Real
    hours: Real
    window_start: Whole
    """Shape (rows, most windows); unused places hold an impossible window."""
    window_end: Whole
    slots: Bits
    points: Real
    """Shape (rows, most places, 3): unit vectors from the earth's centre; NaN where there is none."""
    areas: Bits
    """Bits of the regions that are covered as a whole."""
    in_regions: Bits
    """Bits of the regions in which the points and areas lie."""
    radius: Real
    remote: Small
    has_cvr: Small
    employees: Real
    headcount: Real
    has_windows: NDArray[np.bool_]
    has_exclusions: NDArray[np.bool_]
    excluded_kinds: Bits
    excluded_industries: Bits
    excluded_purposes: Bits
    excluded_target_groups: Bits
    excluded_resource_kinds: Bits
    excluded_motives: Bits
    excluded_partners: Whole
    """Shape (rows, most excluded partners), positions in the register; -1 where there is none."""

    def __len__(self) -> int:
        return len(self.partner)

    def at(self, rows: NDArray[Any]) -> Columns:
        """The rows at these positions, each column copied only when it is read."""
        return cast(Columns, _View(self, rows))

    def between(self, start: int, stop: int) -> Columns:
        """The rows from ``start`` up to ``stop``, not copied: a gate reads two or three of the
        columns, over hundreds of thousands of rows."""
        return Columns(*(getattr(self, name)[start:stop] for name in self.__slots__))

    def take(self, rows: NDArray[Any]) -> Columns:
        """The rows at these positions, in that order."""
        return Columns(*(_taken(getattr(self, name), rows) for name in self.__slots__))


FILLS: dict[str, float] = {
    "window_start": FOREVER,
    "window_end": -FOREVER,
    "points": np.nan,
    "excluded_partners": UNKNOWN,
}
"""What stands in the unused places of the columns that have as many as the longest row needs."""


def joined(several: Sequence[Columns]) -> Columns:
    """The rows of all, one after the other; partners keep the numbers of the market they come from."""
    return Columns(*(_joined(name, [getattr(one, name) for one in several]) for name in Columns.__slots__))


def _joined(name: str, arrays: list[NDArray[Any]]) -> NDArray[Any]:
    if name in FILLS:
        width = max(array.shape[1] for array in arrays)
        arrays = [widened(array, width, FILLS[name]) for array in arrays]
    return np.concatenate(arrays)


def widened(array: NDArray[Any], width: int, fill: float) -> NDArray[Any]:
    """``array`` with ``fill`` in its second axis from where it ends up to ``width``."""
    if array.shape[1] == width:
        return array
    wide = np.full((len(array), width, *array.shape[2:]), fill, dtype=array.dtype)
    wide[:, : array.shape[1]] = array
    return wide


class _View:
    """Stands for ``Columns`` at some rows."""

    def __init__(self, columns: Columns, rows: NDArray[Any]) -> None:
        self._columns, self._rows = columns, rows

    def __getattr__(self, name: str) -> Any:
        values = _taken(getattr(self._columns, name), self._rows)
        setattr(self, name, values)
        return values

    def at(self, rows: NDArray[Any]) -> Columns:
        return self._columns.at(self._rows[rows])

    def __len__(self) -> int:
        return len(self._rows)


def _taken(values: NDArray[Any], rows: NDArray[Any]) -> NDArray[Any]:
    """``values[rows]``, several times as quick where there is a second axis that lies the long way."""
    return values.T.take(rows, axis=-1).T
