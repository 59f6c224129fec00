from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from matching.protocols import Floats
from models.similarity_bounds import PAIRS, similarity_bounds
from models.static_encoder import StaticEncoder


def test_answered_needs_are_closer_than_others() -> None:
    unrelated, close = similarity_bounds(StaticEncoder().encode)
    assert unrelated < 0.1
    assert close > 0.25


def test_encoder_that_tells_nothing_apart_still_has_a_span() -> None:
    def encode(texts: Sequence[str]) -> Floats:
        return np.tile(np.array([1, 0], dtype=np.float32), (len(texts), 1))

    assert list(similarity_bounds(encode)) == pytest.approx([0.95, 1.0])


def test_pairs_are_in_both_languages() -> None:
    danish = [need for need, _ in PAIRS if set("æøå") & set(need + _)]
    assert 0 < len(danish) < len(PAIRS)
