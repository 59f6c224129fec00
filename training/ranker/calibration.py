"""How often what is said comes true, as a curve."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.special import expit, logit
from sklearn.isotonic import IsotonicRegression

from matching.ranker.additive import Curve

Floats = NDArray[np.float64]
ENOUGH = 1_000
"""Answers from which on the curve may have any rising form (isotonic); with fewer it is a sigmoid's straight
line in the logit (Niculescu-Mizil and Caruana, ICML 2005)."""
SUREST = 0.005
WIDE = 50.0
UNCHANGED, SPREAD = np.array([1.0, 0.0]), np.array([0.5, 1.0])


def fitted_curve(raw: Floats, yes: Floats) -> Curve:
    """The calibration of raw logits (n,) by their answers (n,) of 0 and 1, which the raw ones have not seen.

    With answers of one kind alone nothing can be told: the curve that changes nothing.
    """
    if len({*yes.tolist()}) < 2:
        return Curve()
    return _isotonic(raw, yes) if len(yes) >= ENOUGH else _sigmoid(raw, yes)


def _sigmoid(raw: Floats, yes: Floats) -> Curve:
    """Platt's line, which few answers leave where it was: slope 1 and no shift, by a Gaussian prior."""

    def lost(line: Floats) -> tuple[float, Floats]:
        z, strayed = line[0] * raw + line[1], (line - UNCHANGED) / SPREAD**2
        slope = expit(z) - yes
        loss = np.logaddexp(0, z).sum() - yes @ z + (line - UNCHANGED) @ strayed / 2
        return float(loss), np.array([slope @ raw, slope.sum()]) + strayed

    slope, shift = minimize(lost, UNCHANGED, jac=True, method="L-BFGS-B", bounds=[(0, None), (None, None)]).x
    return Curve((-WIDE, WIDE), (float(-WIDE * slope + shift), float(WIDE * slope + shift)))


def _isotonic(raw: Floats, yes: Floats) -> Curve:
    found = IsotonicRegression(y_min=SUREST, y_max=1 - SUREST, out_of_bounds="clip").fit(raw, yes)
    return Curve(
        tuple(found.X_thresholds_.astype(float).tolist()),
        tuple(logit(np.asarray(found.y_thresholds_, np.float64)).tolist()),
    )
