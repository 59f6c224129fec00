"""Brier score, logarithmic loss and calibration error, exactly and beside scikit-learn."""

from __future__ import annotations

import math

import numpy as np
import pytest
from numpy.typing import ArrayLike
from sklearn.calibration import calibration_curve
from sklearn.metrics import brier_score_loss
from sklearn.metrics import log_loss as peers_log_loss

from training.metrics.brier import brier
from training.metrics.log_loss import SUREST, log_loss
from training.metrics.reliability import calibration_error, reliability

RNG = np.random.default_rng(7)
CHANCES = RNG.random(2_000)
OUTCOMES = (RNG.random(2_000) < CHANCES**2).astype(int)


def test_brier_is_the_mean_squared_distance() -> None:
    assert brier([1, 0, 0.5], [1, 1, 0]) == pytest.approx((0 + 1 + 0.25) / 3)


def test_base_rate_reaches_its_variance() -> None:
    assert brier([0.25] * 4, [1, 0, 0, 0]) == pytest.approx(0.25 * 0.75)


def test_brier_is_that_of_scikit_learn() -> None:
    assert brier(CHANCES, OUTCOMES) == pytest.approx(brier_score_loss(OUTCOMES, CHANCES))


def test_log_loss_is_that_of_scikit_learn() -> None:
    assert log_loss(CHANCES, OUTCOMES) == pytest.approx(peers_log_loss(OUTCOMES, CHANCES), rel=1e-6)


def test_being_sure_and_wrong_costs_much_and_not_without_bound() -> None:
    assert log_loss([1.0], [0]) == pytest.approx(-math.log(SUREST))


def test_bins_are_those_of_scikit_learn() -> None:
    happened, said = calibration_curve(OUTCOMES, CHANCES, n_bins=10)
    table = reliability(CHANCES, OUTCOMES)
    assert [one.said for one in table] == pytest.approx(said)
    assert [one.happened for one in table] == pytest.approx(happened)
    assert sum(one.count for one in table) == 2_000


def test_empty_bins_are_left_out_and_the_bounds_belong_upwards() -> None:
    table = reliability([0.0, 0.5, 1.0], [0, 1, 1])
    assert [(one.low, one.high, one.count) for one in table] == [(0.0, 0.1, 1), (0.5, 0.6, 1), (0.9, 1.0, 1)]


def test_calibration_error_weighs_each_bin_by_its_answers() -> None:
    chances, outcomes = [0.1] * 3 + [0.9], [0, 0, 1, 1]
    assert calibration_error(chances, outcomes) == pytest.approx(3 / 4 * abs(1 / 3 - 0.1) + 1 / 4 * 0.1)


def test_who_is_right_about_every_chance_has_almost_no_error() -> None:
    chances = RNG.random(200_000)
    assert calibration_error(chances, RNG.random(200_000) < chances) < 0.005
    assert calibration_error(CHANCES, OUTCOMES) > 0.1


@pytest.mark.parametrize(
    ("chances", "outcomes", "sentence"),
    [
        ([], [], "nothing to score"),
        ([0.5], [1, 0], "1 chances and 2 outcomes"),
        ([1.2], [1], "outside of 0 to 1"),
        ([math.nan], [1], "outside of 0 to 1"),
        ([0.5], [2], "neither 0 nor 1"),
    ],
)
@pytest.mark.parametrize("metric", [brier, log_loss, calibration_error])
def test_what_cannot_be_scored_is_said(
    metric: object, chances: ArrayLike, outcomes: ArrayLike, sentence: str
) -> None:
    assert callable(metric)
    with pytest.raises(ValueError, match=sentence):
        metric(chances, outcomes)
