from __future__ import annotations

import numpy as np
import pytest

from matching.errors import ModelUnavailable
from training.encoder.targets import targets


def test_mean_is_removed_and_the_main_axis_comes_first() -> None:
    # Along the line (5, 5 + x) all that varies is x.
    vectors = np.array([[5, 4], [5, 6], [5, 8], [5, 2]], dtype=np.float32)
    found = targets(vectors, np.arange(4), 1, "teacher")
    assert found.shape == (4, 1)
    assert np.abs(found[:, 0]).tolist() == [1, 1, 1, 1]
    assert found[0, 0] == found[3, 0] == -found[1, 0] == -found[2, 0]


def test_rows_outside_the_sample_get_targets_without_changing_them() -> None:
    rng = np.random.default_rng(0)
    vectors = rng.standard_normal((50, 4)).astype(np.float32)
    found = targets(vectors, np.arange(40), 3, "teacher")
    moved = vectors.copy()
    moved[40:] += 100
    np.testing.assert_array_equal(targets(moved, np.arange(40), 3, "teacher")[:40], found[:40])
    np.testing.assert_allclose(np.linalg.norm(found, axis=1), 1, atol=1e-6)


def test_dimension_above_the_teachers_is_refused() -> None:
    with pytest.raises(ModelUnavailable, match="'small' gives vectors of 2 numbers"):
        targets(np.ones((3, 2), dtype=np.float32), np.arange(3), 3, "small")
