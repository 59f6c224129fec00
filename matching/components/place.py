"""Distance: near is easy, remote work has none."""

from __future__ import annotations

import numpy as np

from matching.columns import Columns, Real
from matching.distance import distances, remote_together

HALF_KM = 35.0
"""At this distance the component is one half."""


def place(mine: Columns, theirs: Columns) -> Real:
    """1 / (1 + (km / 35)²), and 1 where neither has to travel; NaN where a place is unknown."""
    near = 1 / (1 + (distances(mine, theirs) / HALF_KM) ** 2)
    return np.where(remote_together(mine, theirs), 1.0, near).astype(np.float32)
