"""Distances between rows of columns, in km."""

from __future__ import annotations

from itertools import product

import numpy as np

from matching.columns import Columns, Real
from matching.place import EARTH_RADIUS_KM


def distances(a: Columns, b: Columns) -> Real:
    """Least great-circle distance between any two places of ``a`` and ``b``, shape (n,), in km.

    0 where one side covers a region in which the other lies; NaN where either place is unknown. The
    distance follows from the chord between unit vectors: 2R·asin(chord / 2).
    """
    least = np.full(max(len(a), len(b)), np.nan, dtype=np.float32)
    for ours, theirs in product(range(a.points.shape[1]), range(b.points.shape[1])):
        x, y, z = (a.points[:, ours] - b.points[:, theirs]).T
        least = np.fmin(least, np.sqrt(x * x + y * y + z * z))
    km = 2 * EARTH_RADIUS_KM * np.arcsin(np.minimum(least / 2, 1.0))
    covered = ((a.areas & b.in_regions) | (b.areas & a.in_regions)) != 0
    return np.where(covered, 0.0, km).astype(np.float32)


def remote_together(a: Columns, b: Columns) -> np.ndarray:
    """True where neither side has to travel: each works remotely, or may."""
    able_a, able_b = a.remote >= 1, b.remote >= 1
    return able_a & able_b
