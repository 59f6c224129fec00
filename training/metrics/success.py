"""Success: is there somebody in the list whom both sides would want?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

WANTED = 2
"""The grade of a pair that both sides would want."""


def success(ranking: Sequence[str], grades: Mapping[str, int], k: int = 5) -> float:
    """success@k = 1 if some partner among the first k has grade 2, else 0.

    >>> success(["x", "a"], {"a": 2, "b": 1})
    1.0
    >>> success(["x", "a"], {"a": 2, "b": 1}, k=1)
    0.0
    """
    return float(any(grades.get(partner, 0) == WANTED for partner in ranking[:k]))
