"""A list of open needs and offers without a question, and where they are."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from matching.build_columns import day
from matching.columns import NEED, OFFER, Columns
from matching.filters import Filters
from matching.place import Place, regions
from matching.portal.board import Board, municipality_numbers
from matching.protocols import Mask, Rows
from matching.visible_to import Sight

Sort = Literal["needs", "offers", ""]
"""What is looked for; empty means both."""
GOLDEN = 0x9E3779B97F4A7C15
"""Odd, and 2**64 divided by the golden ratio: what is multiplied by it is spread widely (Knuth, 6.4)."""


@dataclass(frozen=True, slots=True)
class Listed:
    """Rows of the board in the order of the day, and how many there are in each municipality.

    ``counts`` and ``anywhere`` are regardless of the place that was asked for, so that another can be chosen.
    """

    rows: Rows
    counts: dict[str, int]
    """By municipality, without those that can be anywhere in the country."""
    anywhere: int


def listed(board: Board, sight: Sight, sort: Sort, filters: Filters, today: date) -> Listed:
    """What may be seen of ``board`` and passes ``filters``.

    The order is another one each day, so that nobody stands first for good, and the same all day, so that
    the pages of a list fit together.
    """
    shown = sight.mask(board.sight) & _is_there(board, sort, today)
    for _, removes in replace(filters, place=None, within_km=None, sight=None).tests():
        shown &= ~removes(board.columns)
    anywhere = shown & is_anywhere(board.columns)
    counts = np.count_nonzero(board.reached[shown & ~anywhere], axis=0)
    if filters.place is not None:
        shown &= _lies_in(board, filters.place)
    rows = np.flatnonzero(shown)
    drawn = _of_the_day(board.keys[rows], today)
    order = np.lexsort((board.keys[rows], drawn))
    numbers = municipality_numbers()
    by_name = {name: int(counts[number]) for name, number in numbers.items()}
    return Listed(rows[order], by_name, int(np.count_nonzero(anywhere)))


def is_anywhere(rows: Columns) -> Mask:
    """Whether the whole country is covered."""
    found: Mask = rows.areas == (1 << len(regions())) - 1
    return found


def _is_there(board: Board, sort: Sort, today: date) -> Mask:
    """Whether something is left of it, and it has not expired."""
    columns = board.columns
    there: Mask = (columns.expires >= day(today)) & ~(columns.quantity <= 0)
    if sort:
        there &= columns.sort == (NEED if sort == "needs" else OFFER)
    return there


def _lies_in(board: Board, place: Place) -> Mask:
    if place.what == "municipality":
        found: Mask = board.reached[:, municipality_numbers()[place.value]]
        return found
    ((_, lies_outside),) = Filters(place=place).tests()
    return ~lies_outside(board.columns)


def _of_the_day(keys: NDArray[np.uint64], today: date) -> NDArray[np.uint64]:
    """Multiplied by an odd number, and cut at 64 bits, keys stand in an order that looks drawn."""
    factor = np.uint64(GOLDEN * (2 * day(today) + 1) % 2**64)
    return keys * factor
