"""The rest of the evening planned anew: what was held stands, little changes, what is lost is said."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.errors import InvalidQuery
from matching.rounds.event import Event
from matching.rounds.planning import plan_rounds
from matching.rounds.replanning import changed_seats, replan_rounds
from matching.rounds.schedule import Meeting, Schedule
from matching.rounds.validate import broken_rules
from tests.matching.rounds.events import event, person, random_event


def gone(wanted: Event, id: str, since: int) -> Event:
    sides = (
        tuple(
            replace(p, rounds=frozenset(r for r in p.rounds if r < since)) if p.id == id else p for p in side
        )
        for side in (wanted.a, wanted.b)
    )
    a, b = sides
    return replace(wanted, a=a, b=b)


def again(wanted: Event, earlier: tuple[Meeting, ...], since: int, tolerance: float = 0.02) -> Schedule:
    rng = np.random.default_rng(0)
    return replan_rounds(wanted, earlier, since, rng=rng, deadline_s=2.0, tolerance=tolerance)


@settings(deadline=None, max_examples=10)
@given(seed=st.integers(0, 1_000), since=st.integers(0, 4), who=st.sampled_from(("a0", "a3", "b2")))
def test_no_show_moves_nothing_that_was_held_and_breaks_no_rule(seed: int, since: int, who: str) -> None:
    wanted = random_event(np.random.default_rng(seed), 7, 8, 5, 6)
    first = plan_rounds(wanted, rng=np.random.default_rng(0), deadline_s=2.0)
    now = gone(wanted, who, since)
    found = again(now, first.meetings, since)
    assert [m for m in found.meetings if m.round < since] == [m for m in first.meetings if m.round < since]
    assert not broken_rules(now, found.meetings, since=since)
    assert all(m.round < since for m in found.of(who))
    assert found.value <= found.bound + 1e-9


def test_nothing_changes_where_nothing_happened() -> None:
    wanted = random_event(np.random.default_rng(2), 9, 8, 5, 6)
    first = plan_rounds(wanted, rng=np.random.default_rng(0), deadline_s=2.0)
    found = again(wanted, first.meetings, 2)
    assert changed_seats(first.meetings, found.meetings) == 0


def test_fewer_seats_change_where_more_score_may_be_given() -> None:
    changes = []
    for tolerance in (0.0, 0.2):
        total = 0
        for seed in range(4):
            wanted = random_event(np.random.default_rng(seed), 10, 10, 5, 7, 1.0)
            first = plan_rounds(wanted, rng=np.random.default_rng(0), deadline_s=2.0)
            found = again(gone(wanted, "a1", 2), first.meetings, 2, tolerance)
            total += changed_seats(first.meetings, found.meetings)
            assert found.value >= (1 - tolerance) * found.bound - 1e-6
        changes.append(total)
    assert 0 < changes[1] <= changes[0]


def test_late_arrival_gets_meetings_from_then_on() -> None:
    wanted = random_event(np.random.default_rng(4), 5, 6, 4, 5, 1.0)
    without = replace(
        wanted, b=tuple(replace(p, rounds=frozenset()) if p.id == "b5" else p for p in wanted.b)
    )
    first = plan_rounds(without, rng=np.random.default_rng(0), deadline_s=2.0)
    late = replace(wanted.b[5], rounds=frozenset({2, 3}), minimum=2)
    found = again(replace(without, b=(*wanted.b[:5], late)), first.meetings, 2)
    assert [m.round for m in found.of("b5")] == [2, 3]


def test_must_that_can_no_longer_be_met_is_said_with_its_reason() -> None:
    a = [person("a1", {0, 1}, musts=("b2",)), person("a2", {0, 1})]
    b = [person("b1", {0, 1}), person("b2", {0})]
    wanted = event(a, b, np.full((2, 2), 0.5), rounds=2)
    earlier = (Meeting("a1", "b1", 0, 0),)
    found = again(wanted, earlier, 1)
    assert [(unmet.kind, unmet.participants) for unmet in found.unmet] == [("must", ("a1", "b2"))]
    assert found.unmet[0].why.text() == (
        "'A1' and 'B2' must meet and do not: they are never there in the same round any more."
    )


def test_must_that_was_held_is_not_missing() -> None:
    a, b = [person("a1", {0, 1}, musts=("b1",))], [person("b1", {0, 1}), person("b2", {0, 1})]
    found = again(event(a, b, [[0.5, 0.5]], rounds=2), (Meeting("a1", "b1", 0, 0),), 1)
    assert [m.pair for m in found.meetings] == [("a1", "b1"), ("a1", "b2")]
    assert found.unmet == ()


@pytest.mark.parametrize(
    ("since", "tolerance", "sentence"),
    [(9, 0.1, "Round 10 cannot be planned anew"), (-1, 0.1, "Round 0"), (1, 2.0, "tolerance of 2.0")],
)
def test_round_or_tolerance_that_is_none_is_refused(since: int, tolerance: float, sentence: str) -> None:
    wanted = random_event(np.random.default_rng(0), 3, 3, 3, 3)
    with pytest.raises(InvalidQuery, match=sentence):
        again(wanted, (), since, tolerance)


def test_who_has_met_has_to_stay_in_the_event() -> None:
    wanted = random_event(np.random.default_rng(0), 3, 3, 3, 3)
    with pytest.raises(InvalidQuery, match="have met and one of them is not at the event any more"):
        again(wanted, (Meeting("a0", "b9", 0, 0),), 1)
