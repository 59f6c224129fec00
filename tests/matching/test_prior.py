from __future__ import annotations

import numpy as np
import pytest

from matching.components import COMPONENTS
from matching.prior import contributions, fit_of, prior_weights, probability, side_of


def test_every_component_has_a_weight_and_a_reason() -> None:
    assert set(prior_weights()) == {*COMPONENTS, "starting_point"}
    assert all(weight.reason for weight in prior_weights().values())


def test_unknown_is_left_out_of_the_denominator() -> None:
    values = {"text": np.array([1.0, 1.0]), "place": np.array([1.0, np.nan])}
    assert fit_of(contributions(values, "seeks")) == pytest.approx([1, 1])


def test_probability_is_even_at_the_midpoint_and_rises() -> None:
    chances = probability(np.array([0.25, 0.5, 0.75], dtype=np.float32))
    assert chances == pytest.approx([0.0953, 0.5, 0.9047], abs=1e-4)


@pytest.mark.parametrize(
    ("mine", "theirs", "side"),
    [(1, 2, "seeks"), (2, 1, "gives"), (1, 0, "seeks"), (0, 1, "gives"), (0, 0, "peer"), (0, 2, "seeks")],
)
def test_side(mine: int, theirs: int, side: str) -> None:
    assert side_of(mine, theirs) == side
