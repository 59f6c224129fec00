from __future__ import annotations

from training.metrics.judged import judged


def test_grade_zero_is_a_judgment() -> None:
    assert judged(["a", "b"], {"a": 0}) == 0.5


def test_only_the_first_k_count() -> None:
    assert judged(["a", "x"], {"a": 2}, k=1) == 1


def test_share_is_of_a_shorter_list() -> None:
    assert judged(["x", "y", "a"], {"a": 1}) == 1 / 3


def test_empty_list_has_no_hole() -> None:
    assert judged([], {}) == 1
