"""Judged share: how much of a list anybody has looked at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence


def judged(ranking: Sequence[str], grades: Mapping[str, int], k: int = 10) -> float:
    """judged@k = share of the first k that has a grade, 0 included; 1 for an empty list.

    What is not judged counts as grade 0, so a low share makes the other metrics too low.

    >>> judged(["a", "b", "x", "y"], {"a": 2, "b": 0})
    0.5
    """
    first = ranking[:k]
    return sum(partner in grades for partner in first) / len(first) if first else 1.0
