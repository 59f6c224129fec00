"""The best rows of a scored list, ties in the order of the rows."""

from __future__ import annotations

import numpy as np

from matching.protocols import Floats, Rows


def top_rows(rows: Rows, scores: Floats, k: int) -> tuple[Rows, Floats]:
    """The at most ``k`` of ``rows`` (ascending) with the highest ``scores``, best first; equal scores
    in the order of the rows."""
    k = min(k, len(rows))
    if k <= 0:
        return rows[:0], scores[:0]
    if k < len(rows):
        kept = np.flatnonzero(scores >= np.partition(scores, -k)[-k])
        rows, scores = rows[kept], scores[kept]
    order = np.argsort(-scores, kind="stable")[:k]
    return rows[order], scores[order]
