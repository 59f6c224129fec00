"""Expected matches: how many of the pairs that were shown say yes on both sides."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike


def expected_matches(first: ArrayLike, second: ArrayLike, seen: ArrayLike | None = None) -> float:
    """Σ vᵢ·pᵢ·qᵢ over shown pairs: both sides' chances of a yes and the chance that the place is looked at.

    ``first``, ``second`` and ``seen`` (n,) in [0, 1]; without ``seen`` every place is. It is the objective of
    a reciprocal recommender (Su, Bayoumi and Joachims, WWW 2022), with independent answers.

    >>> expected_matches([0.5, 1.0], [0.5, 0.25])
    0.5
    >>> expected_matches([0.5, 1.0], [0.5, 0.25], [1.0, 0.0])
    0.25

    Raises:
        ValueError: the lengths differ, or a chance is outside of [0, 1].
    """
    ours, theirs = np.asarray(first, np.float64).ravel(), np.asarray(second, np.float64).ravel()
    looked = np.ones_like(ours) if seen is None else np.asarray(seen, np.float64).ravel()
    if not len(ours) == len(theirs) == len(looked):
        raise ValueError("Each pair has one chance of either side, and one of being seen.")
    together = np.stack([ours, theirs, looked])
    if not np.all((together >= 0) & (together <= 1)):
        raise ValueError("A chance lies outside of 0 to 1, or is no number.")
    return float(together.prod(axis=0).sum())
