"""The best rows of several parts of a market, as if all lay in one index."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from matching.market_index import MarketIndex
from matching.protocols import Floats, Mask, Rows

Scored = tuple[Rows, Floats]
"""Rows, best first, and their scores."""


def best_of_all(markets: Sequence[MarketIndex], found: Sequence[Scored], k: int) -> list[Scored]:
    """What each part keeps of what was found in it, when all together keep at most ``k`` rows.

    Equal scores are kept in the order in which one index would hold the rows: by sort, then by id.
    """
    if sum(len(rows) for rows, _ in found) <= k:
        return list(found)
    last = -np.partition(-np.concatenate([scores for _, scores in found]), k - 1)[k - 1]
    left = k - sum(int((scores > last).sum()) for _, scores in found)
    kept = [scores > last for _, scores in found]
    for part, at in _equal(markets, found, last)[:left]:
        kept[part][at] = True
    return [_kept(each, mask) for each, mask in zip(found, kept, strict=True)]


def _equal(markets: Sequence[MarketIndex], found: Sequence[Scored], score: float) -> list[tuple[int, int]]:
    """Part and position of each row with this score, in the order of one index."""
    equal = [
        (market.place(int(rows[at])), part, int(at))
        for part, (market, (rows, scores)) in enumerate(zip(markets, found, strict=True))
        for at in np.flatnonzero(scores == score)
    ]
    return [(part, at) for _, part, at in sorted(equal)]


def _kept(found: Scored, mask: Mask) -> Scored:
    rows, scores = found
    return rows[mask], scores[mask]
