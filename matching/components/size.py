"""Size: can the two carry each other?"""

from __future__ import annotations

import numpy as np

from matching.columns import Columns, Real

TENFOLDS = 4.0
"""Four factors of ten apart (one person and ten thousand) is 0."""


def size(mine: Columns, theirs: Columns) -> Real:
    """1 − |log₁₀(headcount / headcount)| / 4, at least 0."""
    ratio = np.log10(np.maximum(mine.headcount, 1)) - np.log10(np.maximum(theirs.headcount, 1))
    found: Real = np.maximum(1 - np.abs(ratio) / TENFOLDS, 0).astype(np.float32)
    return found
