"""Quantity: is there enough, and is what is given used?"""

from __future__ import annotations

import numpy as np

from matching.columns import NEED, Columns, Real


def quantity(mine: Columns, theirs: Columns) -> Real:
    """For the side that seeks the share of its need that is met; for the side that gives the root of
    the share of its offer that is used (a small task is a smaller loss than a need left open)."""
    comparable = (mine.unit >= 0) & (mine.unit == theirs.unit)
    my_amount, their_amount = np.maximum(mine.quantity, 1e-6), np.maximum(theirs.quantity, 1e-6)
    met = np.minimum(their_amount / my_amount, 1)
    value = np.where(mine.sort == NEED, met, np.sqrt(met))
    return np.where(comparable, value, np.nan).astype(np.float32)
