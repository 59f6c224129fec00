from __future__ import annotations

import time

import numpy as np

from matching.alliances.bounding import bound_of
from matching.alliances.enumerating import Sets
from matching.alliances.probing import probed
from matching.alliances.sharpening import sharpened
from tests.matching.alliances.instances import best_by_trying, random_problem


def test_while_no_alliance_is_known_every_candidate_that_can_fill_a_part_is_left() -> None:
    # Steps aimed at minus infinity had no end, and an infinite price of nothing is no number.
    for seed in range(5):
        problem = random_problem(np.random.default_rng(seed), 12, 4)
        until = time.perf_counter() + 10
        left = probed(problem, bound_of(problem, 0.0, until), -np.inf, until)
        able = (problem.reach > 0).any(axis=1)
        assert able.any()
        assert ((left.loads > 0) == able).all()


def test_while_no_alliance_is_known_no_set_is_left_out() -> None:
    problem = random_problem(np.random.default_rng(1), 8, 4)
    until = time.perf_counter() + 10
    sets: Sets = np.array([[a, b] for a in range(8) for b in range(a)])
    rows, bounds = sharpened(problem, sets, bound_of(problem, 0.0, until).prices[0].parts, -np.inf, until)
    assert len(rows) == len(sets)
    assert np.isfinite(bounds).all()
    assert best_by_trying(problem, 0.0) is not None
