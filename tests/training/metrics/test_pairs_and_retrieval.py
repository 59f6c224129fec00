from __future__ import annotations

import numpy as np
import pytest

from training.metrics.ranks import ranks
from training.metrics.recall import recall
from training.metrics.reciprocal_rank import reciprocal_rank
from training.metrics.weighted_f1 import weighted_f1


def test_equal_scores_rank_in_the_order_of_the_columns() -> None:
    scores = np.array([[0.5, 0.5, 0.5]] * 3, dtype=np.float32)
    assert ranks(scores, np.arange(3)).tolist() == [1, 2, 3]


def test_f1_is_one_where_everything_is_found_and_zero_where_nothing_is() -> None:
    right = np.array([0, 1, 2])
    assert weighted_f1(right, right) == 1
    assert weighted_f1(np.full(3, -1), right) == 0


def test_text_found_by_all_is_no_good_answer() -> None:
    assert weighted_f1(np.zeros(4, dtype=np.int64), np.arange(4)) == pytest.approx(2 / 5 / 4)


@pytest.mark.parametrize(("found", "right"), [([], []), ([0], [0, 1])])
def test_f1_of_nothing_is_refused(found: list[int], right: list[int]) -> None:
    with pytest.raises(ValueError, match="at least one"):
        weighted_f1(np.array(found, dtype=np.int64), np.array(right, dtype=np.int64))


def test_recall_counts_relevant_ones_that_the_list_misses() -> None:
    assert recall(["a", "x"], {"a": 1, "b": 3}) == 0.5
    assert recall(["x", "a"], {"a": 1}, k=1) == 0
    assert recall(["x"], {"x": 0}) == 0


def test_reciprocal_rank_looks_at_the_first_relevant_one() -> None:
    assert reciprocal_rank(["x", "y", "a", "b"], {"a": 1, "b": 2}) == 1 / 3
    assert reciprocal_rank(["x"], {"a": 1, "x": 0}) == 0
