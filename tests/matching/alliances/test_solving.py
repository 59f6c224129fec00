from __future__ import annotations

import time
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.alliances import solving
from matching.alliances.alternatives import alternatives
from matching.alliances.bounding import bound_of
from matching.alliances.choice import coverage, known_pairs, value
from matching.alliances.deepening import Search
from matching.alliances.difference import differ
from matching.alliances.greedy import greedy
from matching.alliances.problem import Problem, Stock
from matching.alliances.solving import first_plan, solve
from matching.alliances.validator import validate
from tests.matching.alliances.instances import best_by_trying, random_problem, tiny

LONG = 20.0


def solved(problem: Problem, seconds: float = LONG) -> solving.Solution:
    found = solve(problem, time.perf_counter() + seconds)
    assert found is not None
    return found


def test_two_specialists_are_better_than_one_who_half_can() -> None:
    found = solved(tiny())
    assert found.choice.members == (0, 1)
    assert coverage(tiny(), found.choice) == pytest.approx(1)
    assert found.proven


def test_one_seat_is_filled_by_whoever_fits_better() -> None:
    fit = np.array([[0.2, 0.0], [0.0, 0.9], [0.1, 0.1]])
    assert solved(tiny(seats=1, fit=fit, loads=np.array([1, 1, 1]))).choice.members == (1,)


def test_gate_between_two_keeps_them_apart() -> None:
    conflicts = np.zeros((3, 3), dtype=np.bool_)
    conflicts[0, 1] = conflicts[1, 0] = True
    assert set(solved(tiny(conflicts=conflicts)).choice.members) in ({0, 2}, {1, 2})


def test_quantity_is_given_by_several_together() -> None:
    problem = tiny(
        weights=np.array([1.0]),
        divisible=np.array([True]),
        degree=np.ones((3, 1)),
        most=np.array([[0.4], [0.3], [0.5]]),
        fit=np.ones((3, 1)),
    )
    found = solved(problem)
    assert found.choice.members == (0, 2)
    assert coverage(problem, found.choice) == pytest.approx(0.9)


def test_one_offer_is_not_given_twice() -> None:
    stock = Stock(0, 10.0, {0: 10.0, 1: 10.0})
    problem = tiny(
        divisible=np.array([True, True]), degree=np.array([[1.0, 1], [0, 0], [0, 0]]), stocks=(stock,)
    )
    found = solved(problem)
    assert sum(fill.share for fill in found.choice.fills) == pytest.approx(1)
    assert coverage(problem, found.choice) == pytest.approx(0.5)


def test_good_partnership_decides_between_equals_when_asked() -> None:
    degree = np.array([[1.0, 0], [0, 1], [0, 1]])
    known = np.zeros((3, 3), dtype=np.bool_)
    known[0, 2] = known[2, 0] = True
    fit = np.array([[0.5, 0], [0, 0.9], [0, 0.5]])
    assert solved(tiny(degree=degree, fit=fit)).choice.members == (0, 1)
    preferred = tiny(degree=degree, fit=fit, known=known)
    assert solved(preferred).choice.members == (0, 2)
    assert known_pairs(preferred, solved(preferred).choice) == 1


def test_partnership_with_the_asker_decides_between_equals_when_asked() -> None:
    degree = np.array([[1.0, 0], [0, 1], [0, 1]])
    known = np.array([False, False, True])
    assert solved(tiny(degree=degree, known_to_asker=known)).choice.members == (0, 2)


def test_named_member_is_in_it() -> None:
    found = solved(tiny(required=np.array([False, False, True])))
    assert 2 in found.choice.members


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 10_000), sectors=st.integers(0, 2), with_known=st.booleans())
def test_planner_reaches_what_trying_everything_reaches(seed: int, sectors: int, with_known: bool) -> None:
    rng = np.random.default_rng(seed)
    known = np.triu(rng.random((5, 5)) < 0.4, 1)
    extra = {"known": known | known.T} if with_known else {}
    problem = random_problem(rng, 5, 3, sectors=sectors, **extra)
    first = first_plan(problem)
    best = best_by_trying(problem, 0.0 if first is None else coverage(problem, first))
    found = solve(problem, time.perf_counter() + LONG)
    assert (found is None) == (best is None)
    if found is not None and best is not None:
        assert found.value == pytest.approx(best[0], abs=1e-6)
        assert found.gap == 0
        validate(problem, found.choice, stated=found.value, bound=found.bound)


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_bound_holds_for_all_and_for_each_candidate(seed: int) -> None:
    problem = random_problem(np.random.default_rng(seed), 5, 3, sectors=1)
    best = best_by_trying(problem, 0.0)
    if best is None:
        return
    bound = bound_of(problem, 0.0, time.perf_counter() + LONG)
    assert bound.total >= best[0] - 1e-9
    for candidate in range(5):
        named = np.arange(5) == candidate
        own = best_by_trying(replace(problem, required=named), 0.0)
        if own is not None:
            assert bound.each[candidate] >= own[0] - 1e-9


@settings(max_examples=20, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_integer_program_and_search_over_sets_agree(seed: int) -> None:
    problem = random_problem(np.random.default_rng(seed), 12, 5, sectors=2)
    found = solve(problem, time.perf_counter() + LONG)
    if found is None:
        return
    bound = bound_of(problem, 0.0, time.perf_counter() + LONG)
    first = first_plan(problem)
    floor = None if first is None else coverage(problem, first) - 1e-9
    search = Search(problem, floor, first, -np.inf if first is None else value(problem, first), bound.total)
    solving.by_program(search, bound, time.perf_counter() + LONG)
    assert search.reached == pytest.approx(found.value, abs=1e-6)
    assert search.bound == pytest.approx(found.value, abs=1e-6)


@settings(max_examples=30, deadline=None)
@given(seed=st.integers(0, 10_000), seconds=st.sampled_from([1e-6, 0.02, 0.2]))
def test_coverage_is_never_below_greedy_however_short_the_deadline(seed: int, seconds: float) -> None:
    problem = random_problem(np.random.default_rng(seed), 60, 8, density=0.3, seats=4, sectors=1)
    first = greedy(problem)
    found = solve(problem, time.perf_counter() + seconds)
    if first is not None:
        assert found is not None
        assert coverage(problem, found.choice) >= coverage(problem, first) - 1e-9
        assert found.bound >= solved(problem).value - 1e-6


def test_no_time_leaves_the_greedy_plan_with_a_bound_above_it() -> None:
    problem = random_problem(np.random.default_rng(3), 400, 12, density=0.3, seats=5)
    found = solved(problem, 1e-6)
    assert found.choice == greedy(problem)
    assert found.gap > 0
    assert not found.proven


def test_alternatives_differ_pairwise_and_each_is_the_best_that_does() -> None:
    problem = random_problem(np.random.default_rng(5), 40, 6, density=0.4, seats=4, sectors=2)
    found = alternatives(problem, LONG)
    assert len(found) == 3
    sets = [each.choice.members for each in found]
    assert all(differ(one, other) for at, one in enumerate(sets) for other in sets[:at])
    values = [each.value for each in found]
    assert values == sorted(values, reverse=True)
    assert all(each.gap == 0 for each in found)


@settings(max_examples=20, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_second_alternative_is_the_best_of_those_that_differ(seed: int) -> None:
    problem = random_problem(np.random.default_rng(seed), 5, 3)
    found = alternatives(problem, LONG, 2)
    if len(found) < 2:
        return
    members = np.isin(np.arange(5), found[0].choice.members)
    unlike = replace(problem, unlike=(members,))
    first = first_plan(unlike)
    best = best_by_trying(unlike, 0.0 if first is None else coverage(unlike, first))
    assert best is not None
    assert found[1].value == pytest.approx(best[0], abs=1e-6)


def test_named_member_is_in_every_alternative() -> None:
    named = np.arange(30) == 7
    rng = np.random.default_rng(2)
    degree = rng.uniform(0.3, 1, (30, 6))
    problem = random_problem(rng, 30, 6, degree=degree, required=named, seats=4)
    found = alternatives(problem, LONG)
    assert len(found) == 3
    assert all(7 in each.choice.members for each in found)


def test_same_problem_gives_the_same_alliances() -> None:
    first, second = (
        [each.choice for each in alternatives(random_problem(np.random.default_rng(8), 50, 6), LONG)]
        for _ in range(2)
    )
    assert first == second
