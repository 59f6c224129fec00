from __future__ import annotations

import doctest

import numpy as np
import pytest

from training import bootstrap
from training.bootstrap import bootstrap_interval, paired_interval


def rng() -> np.random.Generator:
    return np.random.default_rng(1)


def test_examples_in_the_docstrings_are_exact() -> None:
    assert doctest.testmod(bootstrap) == (0, 2)


def test_same_seed_gives_same_interval() -> None:
    values = [0.0, 0.5, 1.0, 0.25]
    assert bootstrap_interval(values, rng()) == bootstrap_interval(values, rng())


def test_interval_of_coin_tosses_is_the_binomial_one() -> None:
    found = bootstrap_interval([0.0, 1.0] * 50, rng())
    assert found.mean == 0.5
    # Binomial(100, 1/2): 2.5 % and 97.5 % lie at 40 and 60.
    assert (found.low, found.high) == pytest.approx((0.40, 0.60), abs=0.011)


def test_paired_difference_that_is_always_the_same_has_no_width() -> None:
    found = paired_interval([0.5, 1.0, 0.75], [0.25, 0.75, 0.5], rng())
    assert (found.mean, found.low, found.high) == (0.25, 0.25, 0.25)


def test_many_values_are_drawn_in_small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = bootstrap_interval([0.0, 1.0] * 50, rng())
    monkeypatch.setattr(bootstrap, "MOST_DRAWN", 30_000)
    parts = bootstrap_interval([0.0, 1.0] * 50, rng())
    assert (parts.low, parts.high) == pytest.approx((whole.low, whole.high), abs=0.011)


def test_no_values_are_refused() -> None:
    with pytest.raises(ValueError, match="at least one value"):
        bootstrap_interval([], rng())


def test_pairs_of_different_length_are_refused() -> None:
    with pytest.raises(ValueError, match="argument 2 is longer"):
        paired_interval([1.0], [1.0, 0.5], rng())
