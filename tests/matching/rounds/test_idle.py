"""Idle gaps: what is one, and that mending them changes no pair."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.rounds.greedy import greedy
from matching.rounds.idle import ACCEPTED, fewer_gaps, gaps
from matching.rounds.planning import scores_of
from matching.rounds.problem import Meetings, Problem, problem_of
from matching.rounds.schedule import Meeting, Schedule, idle_rounds
from tests.matching.rounds.events import event, person, random_event


@pytest.mark.parametrize(
    ("there", "held", "expected"),
    [
        ([0, 1, 2, 3], {0, 3}, 1),
        ([0, 1, 2, 3, 4], {0, 2, 4}, 2),
        ([0, 1, 2, 3], {1, 2}, 0),
        ([0, 3], {0, 3}, 0),
        ([0, 1, 2], set(), 0),
    ],
)
def test_gap_lies_between_two_meetings_while_somebody_is_there(
    there: list[int], held: set[int], expected: int
) -> None:
    assert gaps(there, held) == expected


def excess(problem: Problem, meetings: Meetings) -> int:
    count = 0
    for seats, who in ((problem.seats_a, meetings.a), (problem.seats_b, meetings.b)):
        for i, row in enumerate(seats):
            held = set(meetings.r[who == i].tolist())
            count += max(0, gaps(np.flatnonzero(row).tolist(), held) - ACCEPTED)
    return count


@settings(deadline=None, max_examples=10)
@given(seed=st.integers(0, 1_000))
def test_mending_keeps_the_pairs_and_never_makes_more_gaps(seed: int) -> None:
    wanted = random_event(np.random.default_rng(seed), 6, 12, 9, 4, 0.9)
    problem = problem_of(wanted, scores_of(wanted))
    before = greedy(problem)
    after = fewer_gaps(problem, before, 0.2, np.random.default_rng(0))
    assert sorted(zip(after.a, after.b, strict=True)) == sorted(zip(before.a, before.b, strict=True))
    assert excess(problem, after) <= excess(problem, before)
    assert problem.worth(after) == pytest.approx(problem.worth(before))


def test_scattered_meetings_are_moved_together() -> None:
    wanted = event(
        [person("a1", set(range(7)))],
        [person(f"b{i}", set(range(7))) for i in range(3)],
        np.full((1, 3), 0.5),
        rounds=7,
    )
    problem = problem_of(wanted, scores_of(wanted))
    scattered = Meetings(np.zeros(3, dtype=np.int64), np.arange(3), np.array([0, 3, 6]))
    assert excess(problem, scattered) == 1
    assert excess(problem, fewer_gaps(problem, scattered, 1.0, np.random.default_rng(0))) == 0


def test_idle_rounds_of_a_schedule_leave_out_those_somebody_is_away_in() -> None:
    wanted = event(
        [person("a1", {0, 1, 3})], [person("b1", {0, 1, 2, 3}), person("b2", {0, 1, 2, 3})], None, rounds=4
    )
    schedule = Schedule((Meeting("a1", "b1", 0, 0), Meeting("a1", "b2", 3, 0)), 1.0, 1.0)
    assert idle_rounds(wanted, schedule, "a1") == (1,)
    assert idle_rounds(wanted, schedule, "b1") == ()
