"""Reciprocal rank: how far down the list does one have to read?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence


def reciprocal_rank(ranking: Sequence[str], grades: Mapping[str, int]) -> float:
    """1 / rank of the first that has a grade above 0; 0 where the list has none. Its mean is the MRR.

    >>> reciprocal_rank(["x", "a", "b"], {"a": 1, "b": 2, "x": 0})
    0.5
    """
    places = (place for place, id in enumerate(ranking, start=1) if grades.get(id, 0) > 0)
    return next((1 / place for place in places), 0.0)
