"""What a problem must be before anything is computed from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from matching.errors import InvalidQuery
from matching.messages import message

if TYPE_CHECKING:
    from matching.alliances.problem import Problem

MOST_SEATS, MOST_PARTS = 20, 40


def check_problem(problem: Problem) -> None:
    """See that every number is one, and that shapes agree.

    Raises:
        InvalidQuery: what is wrong, with what would do.
        ValueError: arrays whose shapes do not belong together: a fault of the caller.
    """
    candidates, parts = problem.degree.shape
    _check_shapes(problem, candidates, parts)
    check_seats(problem.seats)
    if not parts:
        raise InvalidQuery(message("There is no part to cover; name one with --part."))
    if parts > MOST_PARTS:
        raise InvalidQuery(
            message("{count} parts are too many; use at most {most}.", count=parts, most=MOST_PARTS)
        )
    for weight in problem.weights:
        check_weight(float(weight))
    for name in ("degree", "most", "fit"):
        values = getattr(problem, name)
        wrong = values[~((values >= 0) & (values <= 1))]
        if wrong.size:
            raise InvalidQuery(
                message(
                    "'{value}' among the values of {name} is no number from 0 to 1; mend its source.",
                    value=str(wrong[0]),
                    name=name,
                )
            )
    if not candidates:
        raise InvalidQuery(
            message("There is nobody to form an alliance of; import partners and offers first.")
        )
    if (problem.loads < 0).any():
        raise InvalidQuery(
            message(
                "A member cannot fill {value} parts; use 1 or more.",
                value=int(problem.loads.min()),
            )
        )


def check_seats(seats: int) -> None:
    """The most members is a number that can be used.

    Raises:
        InvalidQuery: it is not.
    """
    if not 1 <= seats <= MOST_SEATS:
        raise InvalidQuery(
            message(
                "An alliance of at most {value} partners is not possible; use 1 to {most}.",
                value=seats,
                most=MOST_SEATS,
            )
        )


def check_weight(weight: float) -> None:
    """A weight is a number above 0.

    Raises:
        InvalidQuery: it is not.
    """
    if not (np.isfinite(weight) and weight > 0):
        raise InvalidQuery(
            message("The weight '{value}' is no number above 0; use one such as 2.", value=str(weight))
        )


def check_deadline(seconds: float) -> None:
    """A deadline is a number of seconds above 0.

    Raises:
        InvalidQuery: it is not.
    """
    if not (np.isfinite(seconds) and seconds > 0):
        raise InvalidQuery(
            message(
                "A deadline of {value} seconds leaves no time to choose; give one above 0, such as 2.",
                value=f"{seconds:g}",
            )
        )


def _check_shapes(problem: Problem, candidates: int, parts: int) -> None:
    expected: dict[str, tuple[int, ...]] = {
        "weights": (parts,),
        "divisible": (parts,),
        "most": (candidates, parts),
        "fit": (candidates, parts),
        "loads": (candidates,),
        "smallest": (parts,),
        "conflicts": (candidates, candidates),
        "required": (candidates,),
        "known": (candidates, candidates),
        "known_to_asker": (candidates,),
    }
    for name, shape in expected.items():
        values = getattr(problem, name)
        if values is not None and values.shape != shape:
            raise ValueError(f"{name} has the shape {values.shape}, not {shape}")
    for name in ("conflicts", "known"):
        values = getattr(problem, name)
        if values is not None and not np.array_equal(values, values.T):
            raise ValueError(f"{name} is not symmetric")
