"""The search against the integer program over all meetings at once."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from matching.rounds.exact import all_there, exact
from matching.rounds.linear import solve
from matching.rounds.problem import Meetings, Problem
from matching.rounds.relaxation import relaxed
from matching.rounds.search import Search


def random_problem(seed: int, *, always: bool = False) -> Problem:
    """Delegates, tables, gates, musts, minimums and, in every third, ties."""
    rng = np.random.default_rng(seed)
    count_a, count_b, rounds = (int(n) for n in rng.integers(3, 8, 3))
    there = 1.0 if always else 0.7
    seats_a, seats_b = (
        (rng.random((n, rounds)) < there) * rng.integers(1, 3, (n, 1)) for n in (count_a, count_b)
    )
    scores = rng.random((count_a, count_b))
    may = ((seats_a @ seats_b.T) > 0) & (rng.random(scores.shape) < 0.85)
    problem = Problem(
        score=scores if seed % 3 else scores.round(1),
        must=may & (rng.random(scores.shape) < 0.08),
        may=may,
        seats_a=seats_a,
        seats_b=seats_b,
        tables=np.full(rounds, rng.integers(1, 7)),
        least_a=rng.integers(0, 3, count_a),
        least_b=rng.integers(0, 2, count_b),
        priority=1.0,
    )
    return replace(problem, priority=1.0 + problem.room)


def best_worth(problem: Problem) -> float:
    a, b, r = np.nonzero(
        problem.may[:, :, np.newaxis]
        & (problem.seats_a[:, np.newaxis, :] > 0)
        & (problem.seats_b[np.newaxis, :, :] > 0)
    )
    every = Meetings(a, b, r)
    return problem.worth(every.only(solve(problem, every, seconds=30, integer=True).x > 0.5))


@pytest.mark.parametrize("seed", range(20))
def test_search_finds_and_proves_what_the_integer_program_finds(seed: int) -> None:
    problem = random_problem(seed)
    found = Search(problem, 10.0, np.random.default_rng(0)).run()
    assert found.worth == pytest.approx(best_worth(problem), abs=1e-5)
    assert found.proven


@pytest.mark.parametrize("seed", range(10))
def test_everybody_there_is_solved_exactly(seed: int) -> None:
    problem = random_problem(seed, always=True)
    assert all_there(problem)
    found = exact(problem, 10.0, np.random.default_rng(0))
    assert found is not None
    assert found.worth == pytest.approx(best_worth(problem), abs=1e-5)
    assert found.worth == pytest.approx(found.bound, abs=1e-5)


@pytest.mark.parametrize("seed", range(5))
def test_few_columns_at_a_time_give_the_bound_of_all(seed: int) -> None:
    problem = random_problem(seed)
    whole = relaxed(problem, 10.0)
    few = relaxed(problem, 10.0, all_at_once=0)
    assert whole.done
    assert few.done
    assert few.bound == pytest.approx(whole.bound, abs=1e-6)
    assert few.reduced.max(initial=-1.0) <= 1e-6


def test_bonus_keeps_a_meeting_in_its_round() -> None:
    problem = replace(random_problem(1), must=np.zeros_like(random_problem(1).must))
    found = Search(problem, 5.0, np.random.default_rng(0)).run()
    bonus = np.zeros((*problem.score.shape, problem.rounds))
    bonus[found.meetings.columns] = 0.01
    again = Search(replace(problem, bonus=bonus), 5.0, np.random.default_rng(1)).run()
    assert set(zip(*found.meetings.columns, strict=True)) == set(zip(*again.meetings.columns, strict=True))
    assert len(found.meetings) > 0
