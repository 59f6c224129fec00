"""One evening planned anew again and again: what the plans hand on to each other."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.errors import BrobyggerError, InvalidFile, InvalidQuery
from matching.rounds.apart import Apart
from matching.rounds.evening import Evening, Planned, make_ready, plan_evening, planned_as_dict
from matching.rounds.event import Event
from matching.rounds.presence import Presence, changes_of, with_presence
from matching.rounds.scores import Pair, Recommended
from matching.rounds.validate import broken_rules
from tests.matching.rounds.events import event, person, random_event

Change = tuple[int, tuple[str, ...], tuple[str, ...]]


def plan(evening: Evening, ask: Any = None) -> Planned:
    return plan_evening(make_ready(replace(evening, deadline_s=1.0), ask), rng=np.random.default_rng(0))


def document(planned: Planned) -> Any:
    return json.loads(json.dumps(planned_as_dict(planned)))


def follow(wanted: Event, changes: list[Change]) -> list[Planned]:
    """The first plan, and one after each change, each made of the document before it."""
    plans = [plan(Evening(wanted))]
    for since, away, here in changes:
        plans.append(plan(Evening(wanted, earlier=document(plans[-1]), since=since, away=away, here=here)))
    return plans


@settings(deadline=None, max_examples=8)
@given(seed=st.integers(0, 1_000))
def test_who_left_stays_away_through_three_plans_and_nothing_held_moves(seed: int) -> None:
    wanted = random_event(np.random.default_rng(seed), 7, 8, 7, 6, 0.9)
    changes: list[Change] = [(1, ("a0",), ()), (3, ("b2",), ()), (5, ("a4",), ("a0",))]
    plans = follow(wanted, changes)
    for (since, _, _), before, now in zip(changes, plans[:-1], plans[1:], strict=True):
        held = [m for m in before.schedule.meetings if m.round < since]
        assert [m for m in now.schedule.meetings if m.round < since] == held
        assert not broken_rules(now.event, now.schedule.meetings, since=since)
    last = plans[-1].schedule
    assert {m.round for m in last.of("a0")}.isdisjoint({1, 2, 3, 4})
    assert all(m.round < 3 for m in last.of("b2"))
    assert all(m.round < 5 for m in last.of("a4"))
    assert [(one.id, one.since, one.there) for one in plans[-1].carried.presence] == [
        ("a0", 1, False),
        ("b2", 3, False),
        ("a4", 5, False),
        ("a0", 5, True),
    ]


def test_minimum_of_who_has_left_says_that_no_rounds_are_left_for_it() -> None:
    a = [person("a1", {0, 1, 2}, minimum=3), person("a2", {0, 1, 2})]
    b = [person(f"b{i}", {0, 1, 2}) for i in range(3)]
    plans = follow(event(a, b, np.full((2, 3), 0.5), rounds=3), [(1, ("a1",), ())])
    assert plans[0].schedule.unmet == ()
    assert [one.why.text() for one in plans[1].schedule.unmet if one.kind == "minimum"] == [
        "'A1' has 1 of the 3 meetings it is to have: there are no more rounds, or others, left for it."
    ]


def test_second_plan_without_a_change_moves_no_seat() -> None:
    wanted = random_event(np.random.default_rng(3), 8, 8, 6, 6, 1.0)
    changes: list[Change] = [(2, ("a1",), ()), (4, (), ())]
    assert follow(wanted, changes)[-1].changed_seats == 0


def test_who_comes_late_is_there_from_then_on_and_leaves_when_the_file_says() -> None:
    wanted = event([person("a1", {2, 3})], [person("b1", set(range(5)))], [[0.5]], rounds=5)
    changed = with_presence(wanted, [Presence("a1", 1, there=True)])
    assert changed.a[0].rounds == {1, 2, 3}
    again = with_presence(wanted, [Presence("a1", 0, there=False), Presence("a1", 3, there=True)])
    assert again.a[0].rounds == {3}
    assert with_presence(wanted, [Presence("gone-home", 0, there=False)]) == wanted


def test_scores_of_the_recommender_are_handed_on_and_only_new_participants_asked_about() -> None:
    asked: list[set[Pair]] = []

    def ask(_: Event, pairs: set[Pair]) -> Recommended:
        asked.append(pairs)
        return Recommended(
            {pair: 0.25 for pair in pairs if pair[1] != "b2"}, (Apart("a1", "b2", "distance"),)
        )

    a = [person("a1", {0, 1}, partner="com")]
    b = [person("b1", {0, 1}, partner="ngo-1"), person("b2", {0, 1}, partner="ngo-2"), person("b4", {0, 1})]
    first = plan(Evening(event(a, b, None, rounds=2)), ask)
    assert (first.scored.recommended, first.scored.apart, first.scored.unknown) == (1, 1, 1)
    again = plan(Evening(event(a, b, None, rounds=2), earlier=document(first), since=0), ask)
    assert again.carried.recommended == first.carried.recommended
    more = [*b, person("b3", {1}, partner="ngo-3")]
    plan(Evening(event(a, more, None, rounds=2), earlier=document(again), since=1), ask)
    assert asked == [{("a1", "b1"), ("a1", "b2")}, {("a1", "b3")}]


def test_nobody_is_asked_where_the_event_states_all_scores() -> None:
    def ask(_: Event, pairs: set[Pair]) -> Recommended:
        raise AssertionError(pairs)

    a, b = [person("a1", {0}, partner="com")], [person("b1", {0}, partner="ngo")]
    assert plan(Evening(event(a, b, [[0.5]], rounds=1)), ask).scored.stated == 1


def test_plan_of_an_older_version_hands_on_nothing() -> None:
    wanted = random_event(np.random.default_rng(0), 3, 3, 3, 3)
    old = {k: v for k, v in document(plan(Evening(wanted))).items() if k not in {"presence", "scores"}}
    assert plan(Evening(wanted, earlier=old, since=1)).carried.presence == ()


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("presence", [{"id": "a0", "from_round": 9, "there": False}], "is of round 9, which there is not"),
        ("presence", [{"id": "a0", "from_round": 1, "there": 1}], "write true or false"),
        ("presence", {}, None),
        ("presence", "a0", "presence is 'a0'; write a list"),
        ("scores", {"recommended": {"a0": {"b0": 2}}}, "holds the score 2.0"),
        ("scores", {"recommended": {"a0": 1}}, "write an object in braces"),
        ("scores", {"kept_apart": [{"a": "a0", "b": "b0"}]}, "has no gate"),
        ("participants", [1], "write an object in braces"),
    ],
)
def test_plan_that_was_tampered_with_is_refused(field: str, value: Any, sentence: str | None) -> None:
    wanted = random_event(np.random.default_rng(0), 3, 3, 3, 3)
    earlier = document(plan(Evening(wanted))) | {field: value}
    if sentence is None:
        assert make_ready(Evening(wanted, earlier=earlier, since=1), None).carried.presence == ()
        return
    with pytest.raises(InvalidFile, match=sentence) as refused:
        make_ready(Evening(wanted, earlier=earlier, since=1), None)
    assert refused.value.text("da") != refused.value.text("en")


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"since": 1}, "--earlier and --from-round go together"),
        ({"here": ("a0",)}, "--away, --here and --tolerance are for planning anew"),
        ({"since": 1, "earlier": True, "idle_tolerance": 0.1}, "--idle-tolerance is for a first plan"),
        (
            {"since": 1, "earlier": True, "away": ("a0",), "here": ("a0",)},
            "'a0' cannot be both away and here",
        ),
        ({"since": 1, "earlier": True, "here": ("zz",)}, "has the id 'zz'; --here takes ids"),
        ({"since": 7, "earlier": True}, "Round 8 cannot be planned anew"),
    ],
)
def test_contradictory_wishes_are_refused(options: dict[str, Any], sentence: str) -> None:
    wanted = random_event(np.random.default_rng(0), 3, 3, 3, 3)
    if options.get("earlier"):
        options = options | {"earlier": document(plan(Evening(wanted)))}
    with pytest.raises(InvalidQuery, match=sentence) as refused:
        plan(Evening(wanted, **options))
    assert refused.value.text("da") != refused.value.text("en")


def test_changes_are_named_once_each() -> None:
    wanted = random_event(np.random.default_rng(0), 3, 3, 3, 3)
    assert changes_of(wanted, ("a0", "a0"), ("b1",), 2) == (
        Presence("a0", 2, there=False),
        Presence("b1", 2, there=True),
    )
    with pytest.raises(BrobyggerError):
        changes_of(wanted, (), ("b9",), 2)
