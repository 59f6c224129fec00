"""How sure a mean is: percentile bootstrap over the queries it was taken over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

RESAMPLES = 10_000
LEVEL = 0.95
AT_ONCE = 1_000
MOST_DRAWN = 1 << 24
"""Values in memory at once: 128 MB."""


@dataclass(frozen=True, slots=True)
class Interval:
    """A mean, and the bounds between which it lies with 95 % confidence."""

    mean: float
    low: float
    high: float


def bootstrap_interval(values: Sequence[float], rng: np.random.Generator) -> Interval:
    """Mean of ``values`` (n,) with its percentile interval from 10,000 resamples with replacement
    (Efron, *Annals of Statistics* 1979). A single value is its own interval.

    >>> bootstrap_interval([0.5, 0.5, 0.5], np.random.default_rng(1))
    Interval(mean=0.5, low=0.5, high=0.5)

    Raises:
        ValueError: ``values`` is empty.
    """
    if not len(values):
        raise ValueError("There is no mean of nothing; hand in at least one value.")
    given = np.asarray(values, dtype=np.float64)
    n = len(given)
    means = [given[rng.integers(n, size=(rows, n))].mean(axis=1) for rows in _batches(n)]
    low, high = np.quantile(np.concatenate(means), [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return Interval(float(given.mean()), float(low), float(high))


def paired_interval(a: Sequence[float], b: Sequence[float], rng: np.random.Generator) -> Interval:
    """Mean of a − b with its interval; ``a`` and ``b`` (n,) belong to the same queries in the same order.

    >>> paired_interval([1.0, 0.75], [0.75, 0.5], np.random.default_rng(1))
    Interval(mean=0.25, low=0.25, high=0.25)

    Raises:
        ValueError: the two are of different length, or empty.
    """
    return bootstrap_interval([x - y for x, y in zip(a, b, strict=True)], rng)


def _batches(n: int) -> list[int]:
    rows = max(1, min(AT_ONCE, MOST_DRAWN // n))
    return [min(rows, RESAMPLES - start) for start in range(0, RESAMPLES, rows)]
