"""The validator finds what a planner could get wrong, one rule at a time."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.rounds.schedule import Meeting
from matching.rounds.validate import broken_rules
from tests.matching.rounds.events import event, person

EVENT = event(
    [person("a1", {0, 1}, no_thanks=("b3",)), person("a2", {1}), person("a3", {0, 1}, delegates=2)],
    [person("b1", {0, 1}), person("b2", {0, 1}), person("b3", {0, 1})],
    None,
    rounds=2,
    tables=2,
)
GOOD = (
    Meeting("a1", "b1", 0, 0),
    Meeting("a3", "b2", 0, 1),
    Meeting("a3", "b1", 1, 0),
    Meeting("a3", "b3", 1, 1),
)


def test_good_plan_breaks_nothing() -> None:
    assert broken_rules(EVENT, GOOD) == ()


@pytest.mark.parametrize(
    ("meetings", "sentence"),
    [
        ([Meeting("a1", "b1", 0, 0), Meeting("a1", "b2", 0, 1)], "'a1' has 2 meetings in round 1 and 1"),
        ([Meeting("a1", "b1", 0, 0), Meeting("a3", "b1", 0, 1)], "'b1' has 2 meetings in round 1 and 1"),
        ([Meeting("a2", "b1", 0, 0)], "'a2' has a meeting in round 1 and is away."),
        ([Meeting("a1", "b3", 0, 0)], "'a1' and 'b3' meet, and one of them says no thanks."),
        ([Meeting("a1", "b1", 0, 0), Meeting("a1", "b1", 1, 0)], "'a1' and 'b1' meet 2 times."),
        ([Meeting("a1", "b1", 0, 0), Meeting("a3", "b2", 0, 0)], "2 meetings are at table 1 in round 1."),
        ([Meeting("a1", "b1", 0, 2)], "Round 1 or table 3 is not there."),
        ([Meeting("a1", "b1", 2, 0)], "Round 3 or table 1 is not there."),
        ([Meeting("b1", "a1", 0, 0)], "'b1' and 'a1' are not on the two sides of the event."),
    ],
)
def test_each_broken_rule_is_found(meetings: list[Meeting], sentence: str) -> None:
    assert any(str(broken).startswith(sentence) for broken in broken_rules(EVENT, meetings))


def test_what_was_held_is_not_asked_who_was_there() -> None:
    assert broken_rules(EVENT, [Meeting("a2", "b1", 0, 0)], since=1) == ()


@settings(max_examples=200)
@given(st.lists(st.tuples(*(st.integers(0, most) for most in (2, 2, 1, 1))), max_size=5))
def test_it_agrees_with_the_rules_counted_another_way(rows: list[tuple[int, int, int, int]]) -> None:
    plan = [Meeting(EVENT.a[i].id, EVENT.b[j].id, r, t) for i, j, r, t in rows]
    seats = [m.pair for m in plan]
    good = len(set(seats)) == len(seats) and len({(m.round, m.table) for m in plan}) == len(plan)
    good &= ("a1", "b3") not in seats and not any(m.a == "a2" and m.round == 0 for m in plan)
    for one, delegates in (("a1", 1), ("a2", 1), ("a3", 2), ("b1", 1), ("b2", 1), ("b3", 1)):
        good &= all(sum(one in m.pair and m.round == r for m in plan) <= delegates for r in (0, 1))
    assert (broken_rules(EVENT, plan) == ()) == good
