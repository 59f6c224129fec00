"""Normalised discounted cumulative gain."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence


def ndcg(ranking: Sequence[str], grades: Mapping[str, int], k: int = 10) -> float:
    """nDCG@k = DCG of the first k / DCG of the best possible first k, in [0, 1].

    DCG = Σ (2^gradeᵢ − 1) / log₂(i + 1), i from 1; who is not judged has grade 0 (Järvelin and
    Kekäläinen, TOIS 2002, with the gain of Burges et al., ICML 2005). 0 where nobody has a grade above 0.

    >>> ndcg(["a", "b", "c"], {"a": 2, "b": 1})
    1.0
    >>> ndcg(["x", "y", "a"], {"a": 2}) == (3 / 2) / 3
    True
    """
    best = _gain(sorted(grades.values(), reverse=True)[:k])
    return _gain(grades.get(partner, 0) for partner in ranking[:k]) / best if best else 0.0


def _gain(grades: Iterable[int]) -> float:
    return math.fsum((2.0**grade - 1) / math.log2(place + 1) for place, grade in enumerate(grades, start=1))
