from __future__ import annotations

import numpy as np
import pytest

from models.top_rows import top_rows

ROWS = np.array([2, 4, 6, 8])
SCORES = np.array([1, 3, 3, 2], dtype=np.float32)


@pytest.mark.parametrize(
    ("k", "best"), [(0, []), (1, [4]), (2, [4, 6]), (3, [4, 6, 8]), (4, [4, 6, 8, 2]), (9, [4, 6, 8, 2])]
)
def test_the_best_come_first_and_ties_in_order(k: int, best: list[int]) -> None:
    rows, scores = top_rows(ROWS, SCORES, k)
    assert rows.tolist() == best
    assert scores.tolist() == sorted(SCORES, reverse=True)[: len(best)]


def test_many_ties_keep_their_order() -> None:
    rows, _ = top_rows(np.arange(1_000), np.tile(np.array([1, 2], dtype=np.float32), 500), 600)
    assert rows.tolist() == [*range(1, 1_000, 2), *range(0, 200, 2)]
