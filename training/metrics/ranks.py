"""Ranks of the right answers in a matrix of scores."""

from __future__ import annotations

import numpy as np

from matching.protocols import Floats, Rows


def ranks(scores: Floats, right: Rows) -> Rows:
    """Rank, from 1, of column ``right[i]`` in row i of ``scores`` (n, m); shape (n,).

    Equal scores stand in the order of the columns, so the rank is 1 exactly where ``argmax`` is right.

    >>> ranks(np.array([[0.1, 0.9], [0.5, 0.5]], dtype=np.float32), np.array([0, 1])).tolist()
    [2, 2]
    """
    own = np.take_along_axis(scores, right[:, None], axis=1)
    before = np.arange(scores.shape[1]) < right[:, None]
    ahead = (scores > own) | ((scores == own) & before)
    place: Rows = ahead.sum(axis=1, dtype=np.int64) + 1
    return place
