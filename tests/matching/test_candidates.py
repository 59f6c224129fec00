from __future__ import annotations

import numpy as np
import pytest

from matching.candidates import reciprocal_rank_fusion


def test_row_in_both_rankings_comes_before_the_first_of_one() -> None:
    fused = reciprocal_rank_fusion(np.array([2, 5, 7]), np.array([5, 2]), np.array([7, 2]))
    assert fused == pytest.approx([2 / 62, 1 / 61, 1 / 61])
