"""Chances and what happened, as the metrics of calibration take them."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

Chances = NDArray[np.float64]


def chances_and_outcomes(chances: ArrayLike, outcomes: ArrayLike) -> tuple[Chances, Chances]:
    """Both as arrays (n,).

    Raises:
        ValueError: nothing is given, the lengths differ, a chance is outside of [0, 1], or an outcome is
            neither 0 nor 1.
    """
    given, happened = np.asarray(chances, np.float64).ravel(), np.asarray(outcomes, np.float64).ravel()
    if not len(given):
        raise ValueError("There is nothing to score; hand in at least one chance and what happened.")
    if len(given) != len(happened):
        raise ValueError(f"{len(given)} chances and {len(happened)} outcomes; hand in one outcome for each.")
    if not np.all((given >= 0) & (given <= 1)):
        raise ValueError("A chance lies outside of 0 to 1, or is no number.")
    if not np.all((happened == 0) | (happened == 1)):
        raise ValueError("An outcome is neither 0 nor 1.")
    return given, happened
