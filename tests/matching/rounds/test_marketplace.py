"""A marketplace: everybody finds somebody where that can be, and unequal sides are told beforehand."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.rounds.event import Event, Form
from matching.rounds.planning import plan_rounds
from matching.rounds.schedule import Schedule
from matching.rounds.validate import broken_rules
from tests.matching.rounds.events import event, person, random_event

FORMS: tuple[Form, ...] = ("speed_dating", "marketplace")


def plan(wanted: Event, deadline_s: float = 2.0) -> Schedule:
    return plan_rounds(wanted, rng=np.random.default_rng(0), deadline_s=deadline_s)


def popular(form: Form, **given: object) -> Event:
    """One table and two rounds; a2 is worth little to both, and nobody has asked for anything."""
    a = [person("a1", {0, 1}), person("a2", {0, 1}, **given)]
    b = [person("b1", {0, 1}), person("b2", {0, 1})]
    return event(a, b, [[0.9, 0.8], [0.1, 0.2]], rounds=2, tables=1, form=form)


def test_everybody_has_a_meeting_at_a_marketplace_and_the_most_scores_at_a_speed_dating() -> None:
    dating, market = (plan(popular(form)) for form in FORMS)
    assert {m.pair for m in dating.meetings} == {("a1", "b1"), ("a1", "b2")}
    [unmet] = dating.unmet
    assert unmet.why.text().startswith(
        "'A2' has no meeting: all that was there for it is worth more to others"
    )
    assert {m.pair for m in market.meetings} == {("a1", "b1"), ("a2", "b2")}
    assert market.unmet == ()
    assert (dating.gap, market.gap) == (0, 0)


def test_who_has_none_is_named_and_the_plan_is_made_all_the_same() -> None:
    wanted = event(
        [person("a1", {0}), person("a2", {0})],
        [person(f"b{i}", {0}) for i in range(5)],
        np.full((2, 5), 0.5),
        rounds=1,
        form="marketplace",
    )
    found = plan(wanted)
    assert len(found.meetings) == 2
    kinds = [one.kind for one in found.unmet]
    assert (kinds.count("no_meeting"), kinds.count("numbers")) == (3, 1)
    numbers = found.unmet[-1].why
    assert numbers.text().startswith("There are 5 participants on side B and 2 on side A")
    assert "invite 3 more for side A" in numbers.text()
    assert "Invitér 3 flere til side A" in numbers.text("da")


def test_who_may_meet_nobody_is_told_apart_from_who_found_no_place() -> None:
    wanted = event(
        [person("a1", {0}, no_thanks=("b1", "b2")), person("a2", {0})],
        [person("b1", {0}), person("b2", {0})],
        np.full((2, 2), 0.5),
        rounds=1,
        form="marketplace",
    )
    found = plan(wanted)
    said = {one.participants[0]: one.why.text() for one in found.unmet}
    [without] = {"b1", "b2"} - {m.b for m in found.meetings}
    assert set(said) == {"a1", without}
    assert said["a1"] == "'A1' has no meeting: there is nobody left whom it may meet."
    assert "it cannot be had together with what else must be" in said[without]


def test_one_for_everybody_gives_way_to_what_was_asked_for() -> None:
    a = [person("a1", {0, 1}, musts=("b1", "b2")), person("a2", {0, 1})]
    wanted = event(
        a,
        [person("b1", {0, 1}), person("b2", {0, 1})],
        np.full((2, 2), 0.5),
        rounds=2,
        tables=1,
        form="marketplace",
    )
    found = plan(wanted)
    assert {m.pair for m in found.meetings} == {("a1", "b1"), ("a1", "b2")}
    assert [(one.kind, one.participants) for one in found.unmet] == [("no_meeting", ("a2",))]


@settings(deadline=None, max_examples=15)
@given(seed=st.integers(0, 1_000), there=st.sampled_from((0.7, 1.0)))
def test_as_many_as_the_smaller_side_always_has_room_for_find_somebody(seed: int, there: float) -> None:
    wanted = random_event(np.random.default_rng(seed), 6, 6, 4, 6, there)
    market = Event(**{name: getattr(wanted, name) for name in wanted.__slots__} | {"form": "marketplace"})
    found = plan(market)
    assert not broken_rules(market, found.meetings)
    assert found.value <= found.bound + 1e-9
    without = {one.id for one in (*market.a, *market.b) if one.rounds and not found.of(one.id)}
    assert without == {one.participants[0] for one in found.unmet if one.kind == "no_meeting"}
    if there == 1.0:
        assert without == set()


@pytest.mark.parametrize("form", FORMS)
def test_who_is_never_there_is_not_said_to_have_no_meeting(form: Form) -> None:
    a = [person("a1", {0}), person("a2", set())]
    found = plan(event(a, [person("b1", {0}), person("b2", {0})], np.full((2, 2), 0.5), rounds=1, form=form))
    assert ("a2",) not in {one.participants for one in found.unmet}
