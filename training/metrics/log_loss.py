"""The logarithmic loss: what it costs to have been sure and wrong."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from training.metrics.chances import Chances, chances_and_outcomes

SUREST = 1e-6
"""Chances closer to 0 or 1 count as this close: one answer must not cost without bound."""


def log_loss(chances: ArrayLike, outcomes: ArrayLike) -> float:
    """Mean of −(yᵢ·ln pᵢ + (1 − yᵢ)·ln(1 − pᵢ)), lower is better; ln 2 for who always says one half.

    ``chances`` (n,) in [0, 1], ``outcomes`` (n,) of 0 and 1.

    >>> round(log_loss([0.5, 0.5], [1, 0]), 6)
    0.693147

    Raises:
        ValueError: as :func:`training.metrics.chances.chances_and_outcomes`.
    """
    return float(np.mean(losses(chances, outcomes)))


def losses(chances: ArrayLike, outcomes: ArrayLike) -> Chances:
    """The loss of each answer (n,)."""
    given, happened = chances_and_outcomes(chances, outcomes)
    bounded = np.clip(given, SUREST, 1 - SUREST)
    found: Chances = -(happened * np.log(bounded) + (1 - happened) * np.log1p(-bounded))
    return found
