"""What is a centre's own: how much more, or less, its partners say yes."""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy.optimize import brentq
from scipy.special import expit

from matching.columns import Real
from training.ranker.columns import CENTRE, YES

SPREAD = 0.5
"""Standard deviation of centres' shifts, as believed beforehand: with few answers one stays near 0."""
FURTHEST = 20.0


def centre_shifts(logits: Real, examples: pd.DataFrame, spread: float = SPREAD) -> dict[str, float]:
    """For each centre the most probable shift of its ``logits`` (n,), which are those of ``examples``.

    It solves Σ (yᵢ − expit(zᵢ + u)) = u / spread², which has one solution: a Gaussian prior of mean 0.
    """
    yes, centres = examples[YES].to_numpy(np.float64), examples[CENTRE].fillna("").astype(str).to_numpy()
    return {
        centre: _shift(logits[centres == centre].astype(np.float64), yes[centres == centre], spread)
        for centre in sorted({*centres} - {""})
    }


def _shift(logits: np.ndarray, yes: np.ndarray, spread: float) -> float:
    def slope(shift: float) -> float:
        return float((yes - expit(logits + shift)).sum() - shift / spread**2)

    return float(brentq(slope, -FURTHEST, FURTHEST))
