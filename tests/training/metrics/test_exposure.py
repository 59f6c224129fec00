"""Who is shown, how evenly, and what may come of it."""

from __future__ import annotations

import math

import numpy as np
import pytest

from training.metrics.expected_matches import expected_matches
from training.metrics.exposure import exposure, gini, never_shown


def test_a_place_further_down_is_worth_less() -> None:
    assert exposure([["a", "b", "c"], ["b"]]) == {
        "a": 1.0,
        "b": pytest.approx(1 + 1 / math.log2(3)),
        "c": 0.5,
    }


def test_after_k_nobody_is_seen() -> None:
    assert exposure([["a", "b"]], k=1) == {"a": 1.0}


def test_gini_is_half_the_relative_mean_difference() -> None:
    values = np.random.default_rng(3).exponential(size=200)
    differences = np.abs(values[:, None] - values[None, :]).mean()
    assert gini(values) == pytest.approx(differences / (2 * values.mean()))


def test_gini_of_nothing_and_of_nobody_is_none() -> None:
    assert gini([]) == gini([0, 0]) == 0


@pytest.mark.parametrize("value", [-1, math.nan])
def test_share_below_nothing_is_refused(value: float) -> None:
    with pytest.raises(ValueError, match="below 0"):
        gini([1, value])


def test_never_shown_counts_those_who_are_in_no_list() -> None:
    assert never_shown(exposure([["a"], ["b"]]), ["a", "b", "c", "d"]) == 0.5
    assert never_shown({}, []) == 0


def test_expected_matches_need_both_sides_and_eyes() -> None:
    assert expected_matches([0.5, 0.8], [0.4, 0.0]) == pytest.approx(0.2)
    assert expected_matches([0.5, 0.8], [0.4, 0.5], [0.5, 1]) == pytest.approx(0.1 + 0.4)
    assert expected_matches([], []) == 0


def test_pairs_that_do_not_go_together_are_refused() -> None:
    with pytest.raises(ValueError, match="one chance of either side"):
        expected_matches([0.5], [0.5, 0.5])
    with pytest.raises(ValueError, match="outside of 0 to 1"):
        expected_matches([0.5], [1.5])
