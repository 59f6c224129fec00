"""Exposure: who is shown, and who never is."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import ArrayLike


def exposure(lists: Iterable[Sequence[str]], k: int = 10) -> dict[str, float]:
    """Σ 1 / log₂(i + 1) over the places i ≤ k of each list that a partner stands at: what the discount of
    nDCG says that its places are seen (Singh and Joachims, KDD 2018).

    >>> exposure([["a", "b"], ["a"]])["a"]
    2.0
    """
    found: dict[str, float] = {}
    for ranking in lists:
        for place, partner in enumerate(ranking[:k], start=1):
            found[partner] = found.get(partner, 0.0) + 1 / math.log2(place + 1)
    return found


def gini(values: ArrayLike) -> float:
    """The Gini coefficient of ``values`` (n,), none below 0: Σᵢ (2i − n − 1)·xᵢ / (n·Σ xᵢ) over the sorted
    values, i from 1. 0 when all have the same, 1 − 1/n when one has everything; 0 of nothing.

    >>> gini([1, 1, 1, 1])
    0.0
    >>> gini([0, 0, 0, 8])
    0.75

    Raises:
        ValueError: a value is below 0 or no number.
    """
    given = np.sort(np.asarray(values, np.float64).ravel())
    if not np.all(given >= 0):
        raise ValueError("A share is below 0, or is no number.")
    n, total = len(given), float(given.sum())
    if not total:
        return 0.0
    return float(np.dot(2 * np.arange(1, n + 1) - n - 1, given) / (n * total))


def never_shown(exposures: Mapping[str, float], everybody: Iterable[str]) -> float:
    """Share of ``everybody`` who has no exposure; 0 of nobody.

    >>> never_shown({"a": 1.0}, ["a", "b"])
    0.5
    """
    all_of_them = [*everybody]
    return sum(not exposures.get(one) for one in all_of_them) / len(all_of_them) if all_of_them else 0.0
