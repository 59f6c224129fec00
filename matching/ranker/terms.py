"""The prior's chance as a sum: what each component adds to its logit."""

from __future__ import annotations

import numpy as np

from matching.columns import Real
from matching.prior import MIDPOINT, SLOPE, Side, prior_weights


def logit_terms(values: dict[str, Real], side: Side) -> dict[str, Real]:
    """Each component's term φₖ = SLOPE · wₖ·(xₖ − MIDPOINT) / Σ w over the known ones, 0 where unknown.

    Args:
        values: components of n pairs, the starting point among them, each (n,) in [0, 1], NaN: unknown.
        side: whose yes it is; its weights are taken.

    Returns:
        Terms (n,) whose sum is the logit of :func:`matching.prior.probability`, exactly.
    """
    weights = {name: float(getattr(weight, side)) for name, weight in prior_weights().items()}
    known = {name: ~np.isnan(value) & (weights[name] > 0) for name, value in values.items()}
    total = sum(weights[name] * known[name] for name in values)
    return {
        name: np.where(known[name], SLOPE * weights[name] * (value - MIDPOINT) / total, 0).astype(np.float64)
        for name, value in values.items()
    }
