"""Preferences that a plan can be made from, or a sentence that says why not."""

from __future__ import annotations

from typing import Any

import numpy as np

from matching.errors import InvalidQuery
from matching.market_plan.arrays import Floats
from matching.messages import Message, message


def checked_matrices(proposers: Any, receivers: Any) -> tuple[Floats, Floats]:
    """Both preference matrices as floats, shapes (proposers, receivers) and (receivers, proposers).

    Raises:
        InvalidQuery: a side is empty, the shapes do not fit, or a value is not from 0 to 1.
    """
    own, theirs = np.asarray(proposers, dtype=np.float64), np.asarray(receivers, dtype=np.float64)
    for name, matrix in (("proposers", own), ("receivers", theirs)):
        if matrix.ndim != 2 or not matrix.size:
            raise InvalidQuery(
                message(
                    "The preferences of the {side} have the shape {shape}; a plan needs a table with at "
                    "least one row and one column.",
                    side=message(name),
                    shape=" × ".join(map(str, matrix.shape)),
                )
            )
    if own.shape != theirs.shape[::-1]:
        raise InvalidQuery(
            message(
                "The preferences of the proposers are {own} and those of the receivers {theirs}; the second "
                "has to have as many rows as the first has columns, and as many columns as it has rows.",
                own=" × ".join(map(str, own.shape)),
                theirs=" × ".join(map(str, theirs.shape)),
            )
        )
    check_values(own, "proposers")
    check_values(theirs, "receivers")
    return own, theirs


def check_values(values: Floats, side: str) -> None:
    """See that all preferences are from 0 to 1.

    Raises:
        InvalidQuery: one is not, with where it stands.
    """
    wrong = ~((values >= 0) & (values <= 1))
    if wrong.any():
        at = np.argwhere(wrong)[0].tolist()
        raise InvalidQuery(
            message(
                "The preference {value} of the {side} in {place} is not a number from 0 to 1; put 0 where "
                "one side does not want the other.",
                value=str(values[tuple(at)]),
                side=message(side),
                place=_place(at),
            )
        )


def _place(at: list[int]) -> Message:
    """Where a value stands, counted from 1 as in a spreadsheet."""
    if len(at) == 1:
        return message("pair {pair}", pair=at[0] + 1)
    return message("row {row}, column {column}", row=at[0] + 1, column=at[1] + 1)
