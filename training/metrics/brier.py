"""The Brier score: how far chances lie from what happened."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from training.metrics.chances import chances_and_outcomes


def brier(chances: ArrayLike, outcomes: ArrayLike) -> float:
    """Mean of (pᵢ − yᵢ)², in [0, 1], lower is better (Brier, *Monthly Weather Review* 1950).

    ``chances`` (n,) in [0, 1], ``outcomes`` (n,) of 0 and 1. Always saying the base rate r gives r·(1 − r).

    >>> brier([1.0, 0.5], [1, 0])
    0.125

    Raises:
        ValueError: nothing to score, different lengths, a chance outside of [0, 1], or an outcome that is
            neither 0 nor 1.
    """
    given, happened = chances_and_outcomes(chances, outcomes)
    return float(np.mean((given - happened) ** 2))
