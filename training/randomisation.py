"""Is one method better than another? The paired randomisation test."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

EXACT_UP_TO = 14
"""Pairs of which every assignment of signs is looked at: 16,384 of them."""
DRAWN = 10_000
AT_ONCE = 1_000
TOLERANCE = 1e-12


def randomisation_test(a: Sequence[float], b: Sequence[float], rng: np.random.Generator) -> float:
    """Two-sided p of the mean of a − b under the hypothesis that the two are exchangeable in each pair:
    the share of assignments of signs whose mean is at least as far from 0 (Fisher's test, as Smucker, Allan
    and Carterette use it, CIKM 2007). ``a`` and ``b`` (n,) belong to the same queries.

    All 2ⁿ assignments up to n = 14, else 10,000 drawn ones, the observed counted among them.

    >>> randomisation_test([1.0, 1.0, 1.0], [0.0, 0.0, 0.0], np.random.default_rng(1))
    0.25

    Raises:
        ValueError: the two are of different length, or empty.
    """
    differences = np.array([x - y for x, y in zip(a, b, strict=True)], np.float64)
    if not len(differences):
        raise ValueError("There is nothing to compare; hand in at least one pair.")
    observed = abs(differences.mean()) - TOLERANCE
    if len(differences) <= EXACT_UP_TO:
        return float(
            np.mean(np.abs(_every_sign(len(differences)) @ differences / len(differences)) >= observed)
        )
    as_far = sum(_as_far(differences, observed, rows, rng) for rows in _batches())
    return (as_far + 1) / (DRAWN + 1)


def _every_sign(n: int) -> np.ndarray:
    bits = (np.arange(2**n)[:, None] >> np.arange(n)) & 1
    return 1.0 - 2.0 * bits


def _as_far(differences: np.ndarray, observed: float, rows: int, rng: np.random.Generator) -> int:
    signs = 1.0 - 2.0 * rng.integers(2, size=(rows, len(differences)))
    return int(np.count_nonzero(np.abs(signs @ differences / len(differences)) >= observed))


def _batches() -> list[int]:
    return [AT_ONCE] * (DRAWN // AT_ONCE)
