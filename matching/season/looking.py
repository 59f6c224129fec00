"""How far people look down a list, as it was asked for."""

from __future__ import annotations

from matching.errors import InvalidQuery
from matching.market_plan.examination import CURVES, Examination
from matching.messages import message
from matching.season.season import Asked


def examination_of(asked: Asked) -> Examination:
    """The name of a curve, or the values with commas or semicolons between.

    Raises:
        InvalidQuery: it is neither.
    """
    given = asked.examination
    if given in CURVES or not given[:1].isdigit():
        return given
    try:
        return [float(part) for part in given.replace(";", ",").split(",")]
    except ValueError:
        raise InvalidQuery(
            message(
                "The examination '{given}' is no row of numbers; write them as in 1,0.5,0.25.", given=given
            )
        ) from None
