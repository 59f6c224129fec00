"""Recall: how much of what is relevant stands at the head of a list?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence


def recall(ranking: Sequence[str], grades: Mapping[str, int], k: int = 10) -> float:
    """recall@k = share of those with a grade above 0 that stand among the first k; 0 where nobody has one.

    Where more than k are relevant it cannot reach 1.

    >>> recall(["a", "x", "b"], {"a": 1, "b": 2, "c": 1, "x": 0}, k=2)
    0.3333333333333333
    """
    relevant = [id for id, grade in grades.items() if grade > 0]
    first = set(ranking[:k])
    return sum(id in first for id in relevant) / len(relevant) if relevant else 0.0
