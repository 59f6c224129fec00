"""The paired randomisation test, exactly and beside SciPy's."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import permutation_test

from training.randomisation import randomisation_test


def peers(a: np.ndarray, b: np.ndarray) -> float:
    found = permutation_test(
        (a, b), lambda x, y: np.mean(x - y), permutation_type="samples", n_resamples=np.inf
    )
    return float(found.pvalue)


def test_few_pairs_are_exact_as_scipys_are() -> None:
    rng = np.random.default_rng(5)
    a, b = rng.random(9), rng.random(9) + 0.1
    assert randomisation_test(a.tolist(), b.tolist(), rng) == pytest.approx(peers(a, b))


def test_many_pairs_are_near_what_all_signs_would_say() -> None:
    rng = np.random.default_rng(6)
    a, b = rng.random(16), rng.random(16) + 0.15
    assert randomisation_test(a.tolist(), b.tolist(), rng) == pytest.approx(peers(a, b), abs=0.02)


def test_equal_methods_cannot_be_told_apart() -> None:
    assert randomisation_test([0.5] * 20, [0.5] * 20, np.random.default_rng(1)) == 1


def test_under_the_hypothesis_small_p_is_as_rare_as_it_says() -> None:
    rng = np.random.default_rng(8)
    pairs = [rng.random((2, 10)) for _ in range(300)]
    small = [randomisation_test(a.tolist(), b.tolist(), rng) <= 0.1 for a, b in pairs]
    assert 0.06 < np.mean(small) < 0.14


def test_same_seed_says_the_same() -> None:
    a, b = [*range(30)], [*range(1, 31)][::-1]
    found = {randomisation_test(a, b, np.random.default_rng(4)) for _ in range(3)}
    assert len(found) == 1


def test_nothing_and_unequal_numbers_are_refused() -> None:
    with pytest.raises(ValueError, match="nothing to compare"):
        randomisation_test([], [], np.random.default_rng(1))
    with pytest.raises(ValueError, match="shorter|longer"):
        randomisation_test([1.0], [1.0, 2.0], np.random.default_rng(1))
