from __future__ import annotations

import math

import pytest

from training.metrics.ndcg import ndcg


def test_best_order_is_one() -> None:
    assert ndcg(["a", "b", "c"], {"a": 2, "b": 1, "c": 0}) == 1


def test_gain_is_two_to_the_grade_minus_one_with_log2_discount() -> None:
    dcg = 1 / math.log2(2) + 3 / math.log2(3)
    best = 3 / math.log2(2) + 1 / math.log2(3)
    assert ndcg(["b", "a"], {"a": 2, "b": 1}) == pytest.approx(dcg / best)


def test_ideal_counts_judged_partners_that_the_list_misses() -> None:
    assert ndcg(["a"], {"a": 2, "b": 2}) == pytest.approx(3 / (3 + 3 / math.log2(3)))


def test_ideal_is_no_longer_than_k() -> None:
    assert ndcg(["a"], {"a": 2, "b": 2}, k=1) == 1


def test_partner_after_k_does_not_count() -> None:
    assert ndcg(["x", "a"], {"a": 2}, k=1) == 0


def test_unjudged_partner_counts_as_grade_zero() -> None:
    assert ndcg(["x", "a"], {"a": 1}) == pytest.approx(1 / math.log2(3))


@pytest.mark.parametrize("grades", [{}, {"a": 0}])
def test_nobody_who_would_do_is_zero(grades: dict[str, int]) -> None:
    assert ndcg(["a"], grades) == 0


def test_empty_list_is_zero() -> None:
    assert ndcg([], {"a": 2}) == 0
