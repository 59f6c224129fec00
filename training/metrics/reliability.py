"""Calibration: of those to whom 70 % was said, do 70 % say yes?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from training.metrics.chances import chances_and_outcomes

BINS = 10


@dataclass(frozen=True, slots=True)
class Bin:
    """Answers whose chance lies from ``low`` to ``high``: how many, what was said, what happened."""

    low: float
    high: float
    count: int
    said: float
    happened: float


def reliability(chances: ArrayLike, outcomes: ArrayLike, bins: int = BINS) -> tuple[Bin, ...]:
    """The reliability table: ``bins`` of equal width, those with no answer left out; a chance on a bound
    belongs to the bin above it, 1 to the last.

    >>> reliability([0.25, 0.25], [0, 1])
    (Bin(low=0.2, high=0.3, count=2, said=0.25, happened=0.5),)

    Raises:
        ValueError: as :func:`training.metrics.chances.chances_and_outcomes`.
    """
    given, happened = chances_and_outcomes(chances, outcomes)
    bounds = np.arange(bins + 1) / bins
    places = np.clip(np.searchsorted(bounds, given, side="right") - 1, 0, bins - 1)
    return tuple(
        Bin(
            low=float(bounds[place]),
            high=float(bounds[place + 1]),
            count=int(np.count_nonzero(inside)),
            said=float(given[inside].mean()),
            happened=float(happened[inside].mean()),
        )
        for place in range(bins)
        if (inside := places == place).any()
    )


def calibration_error(chances: ArrayLike, outcomes: ArrayLike, bins: int = BINS) -> float:
    """Expected calibration error: Σ (nᵦ / n)·|mean of yᵢ − mean of pᵢ| over bins of equal width, in [0, 1]
    (Naeini, Cooper and Hauskrecht, AAAI 2015).

    >>> calibration_error([0.75, 0.75, 0.75, 0.75], [1, 1, 1, 0])
    0.0
    >>> calibration_error([0.75, 0.75], [1, 0])
    0.25

    Raises:
        ValueError: as :func:`training.metrics.chances.chances_and_outcomes`.
    """
    table = reliability(chances, outcomes, bins)
    total = sum(one.count for one in table)
    return sum(one.count * abs(one.happened - one.said) for one in table) / total
