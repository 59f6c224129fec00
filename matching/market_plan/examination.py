"""How far down a list people look: the examination probability of each place."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

import numpy as np

from matching.errors import InvalidQuery
from matching.market_plan.arrays import Floats
from matching.messages import message

CURVES: Mapping[str, Callable[[Floats], Floats]] = MappingProxyType(
    {
        "inverse": lambda place: 1 / place,
        "exponential": lambda place: np.exp(1 - place),
        "logarithmic": lambda place: 1 / np.log(place + 1),
    }
)
"""Of the places 1, 2, …; the logarithmic one is above 1 at first, and its product with a preference is
clipped at 1 (Su, Bayoumi & Joachims 2022, section 6)."""
Examination = str | Sequence[float]


def examination_of(examination: Examination, n: int) -> Floats:
    """The examination probabilities of the places 1 to ``n``, shape (n,).

    Args:
        examination: the name of a curve, or the values themselves; 0 after the last of them.
        n: number of places.

    Raises:
        InvalidQuery: no curve has this name, or the values are not finite, negative or rise.
    """
    if not isinstance(examination, str):
        return _given(examination, n)
    if examination not in CURVES:
        raise InvalidQuery(
            message(
                "The examination '{name}' is not known; use one of {known}, or give the values themselves.",
                name=examination,
                known=", ".join(CURVES),
            )
        )
    return CURVES[examination](np.arange(1, n + 1, dtype=np.float64))


def _given(values: Sequence[float], n: int) -> Floats:
    given = np.asarray(values, dtype=np.float64)
    if given.ndim != 1 or not len(given) or not np.isfinite(given).all() or given.min() < 0:
        raise InvalidQuery(
            message("An examination curve needs at least one value, and each is a finite number from 0 up.")
        )
    if (np.diff(given) > 0).any():
        place = int(np.argmax(np.diff(given) > 0)) + 2
        raise InvalidQuery(
            message(
                "The examination curve rises at place {place}; nobody looks further down more often, so "
                "give values that fall or stay.",
                place=place,
            )
        )
    padded = np.zeros(n)
    padded[: min(n, len(given))] = given[:n]
    return padded
