"""Idle gaps that only other pairs can mend: what that costs, and when it is done."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.errors import InvalidQuery
from matching.rounds.event import Event
from matching.rounds.greedy import greedy
from matching.rounds.idle_at_cost import mend_at_cost
from matching.rounds.planning import named_meetings, plan_rounds, scores_of
from matching.rounds.problem import problem_of
from matching.rounds.schedule import Schedule
from matching.rounds.seating import seated
from matching.rounds.validate import broken_rules
from tests.matching.rounds.events import event, person, random_event
from tests.matching.rounds.test_idle import excess

ROUNDS = (0, 2, 4)


def waiting(cheap: float = 0.1, minimum: int = 0, musts: tuple[str, ...] = ()) -> Event:
    """a1 is always there and meets b0, b1, b2, each of whom is there in one round, with one between them.

    x1 and y1, x3 and y3 have those rounds to themselves; b1 meets x2 at the same time.
    """
    a = [
        person("a1", set(range(5)), minimum=minimum, musts=musts),
        *(person(f"x{r}", {r}) for r in (1, 3, 2)),
    ]
    b = [
        *(person(f"b{i}", {r}, delegates=2) for i, r in enumerate(ROUNDS)),
        *(person(f"y{r}", {r}) for r in (1, 3)),
    ]
    scores: list[list[float]] = [[0.9, cheap, 0.8, 0, 0], [0, 0, 0, 1, 0], [0, 0, 0, 0, 1], [0, 1, 0, 0, 0]]
    return event(a, b, scores, rounds=5)


def plan(wanted: Event, idle_tolerance: float = 0.0) -> Schedule:
    rng = np.random.default_rng(0)
    return plan_rounds(wanted, rng=rng, deadline_s=1.0, idle_tolerance=idle_tolerance)


def test_cheapest_meeting_is_left_out_where_that_is_allowed() -> None:
    found = plan(waiting(), 0.1)
    assert [m.b for m in found.of("a1")] == ["b0", "b2"]
    assert found.given_for_gaps == pytest.approx(0.1)
    assert found.gap == pytest.approx(0.1 / 4.8)
    assert found.bound == pytest.approx(4.8)
    assert found.unmet == ()


def test_without_a_tolerance_nothing_is_given_and_what_it_would_cost_is_said() -> None:
    found = plan(waiting(cheap=0.005))
    assert (found.gap, found.given_for_gaps) == (0, 0)
    [unmet] = found.unmet
    assert unmet.why.text() == (
        "'A1' waits 2 times between two meetings: an order in which nobody has to would cost 0.11 % of the "
        "scores; to get it, plan again with an idle tolerance of 0.002."
    )
    assert plan(waiting(cheap=0.005), 0.002).unmet == ()


def test_what_would_cost_too_much_is_left_and_said() -> None:
    found = plan(waiting())
    assert len(found.of("a1")) == 3
    assert "no order without that was found that costs at most 1 %" in found.unmet[0].why.text()
    assert "costs at most 2 %" in plan(waiting(), 0.02).unmet[0].why.text()


@pytest.mark.parametrize(
    "wanted", [waiting(minimum=3), waiting(musts=("b0", "b1", "b2"), cheap=0.1)], ids=["least", "must"]
)
def test_nothing_asked_for_is_given_up_for_a_gap_and_nobody_loses_its_only_meeting(wanted: Event) -> None:
    found = plan(wanted, 0.5)
    assert len(found.of("a1")) == 3
    assert [one.kind for one in found.unmet] == ["idle_gap"]


def test_others_change_partners_where_that_is_cheaper() -> None:
    usual = waiting()
    a = (usual.a[0], person("x1", {1, 3}), *usual.a[2:])
    b = (*usual.b[:4], person("y3", {3}, delegates=2))
    scores = np.array([[0.9, 0.9, 0.9, 0.5, 0], [0, 0, 0, 0.52, 0.3], [0, 0, 0, 0, 1], [0, 1, 0, 0, 0]])
    found = plan(replace(usual, a=a, b=b, scores=scores), 0.05)
    assert found.given_for_gaps == pytest.approx(0.02)
    assert {m.pair for m in found.of("a1")} == {("a1", id) for id in ("b0", "b1", "b2", "y1")}
    assert [m.b for m in found.of("x1")] == ["y3"]


@settings(deadline=None, max_examples=25)
@given(seed=st.integers(0, 10_000), most=st.sampled_from((0.0, 0.5, 5.0)))
def test_mending_breaks_no_rule_costs_no_more_than_allowed_and_never_makes_more_gaps(
    seed: int, most: float
) -> None:
    wanted = random_event(np.random.default_rng(seed), 6, 9, 8, 4, 0.8)
    problem = problem_of(wanted, scores_of(wanted))
    before = greedy(problem)
    mended = mend_at_cost(problem, before, most, 5.0)
    after = mended.meetings
    assert not broken_rules(wanted, seated(wanted, named_meetings(wanted, after)))
    assert excess(problem, after) <= excess(problem, before)
    assert (mended.paid.left == 0) == (excess(problem, after) == 0)
    assert problem.worth(before) - problem.worth(after) == pytest.approx(mended.paid.cost)
    assert mended.paid.cost <= most + 1e-5
    assert mended.tried.left <= mended.paid.left


def test_where_time_runs_out_that_is_said_and_nothing_claimed() -> None:
    wanted = waiting()
    problem = problem_of(wanted, scores_of(wanted))
    mended = mend_at_cost(problem, greedy(problem), 1.0, 0.0)
    assert (mended.in_time, mended.paid.cost, mended.paid.left) == (False, 0.0, 1)


@pytest.mark.parametrize("share", [-0.1, 1.5, float("nan")])
def test_tolerance_that_is_no_share_is_refused(share: float) -> None:
    with pytest.raises(InvalidQuery, match="A tolerance of .* is not possible"):
        plan(waiting(), share)
