"""Hosts stay at their tables."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.rounds.planning import plan_rounds
from matching.rounds.schedule import Meeting
from matching.rounds.seating import seated, table_changes
from tests.matching.rounds.events import event, person, random_event


@settings(deadline=None, max_examples=10)
@given(seed=st.integers(0, 1_000), hosts=st.sampled_from(("a", "b")))
def test_no_host_moves_where_there_is_a_table_for_each(seed: int, hosts: str) -> None:
    wanted = replace(random_event(np.random.default_rng(seed), 6, 6, 4, 6), hosts=hosts)  # type: ignore[arg-type]
    found = plan_rounds(wanted, rng=np.random.default_rng(0), deadline_s=1.0)
    assert len(found.meetings) > 0
    assert table_changes(wanted, found.meetings) == 0
    sat = {(m.a if hosts == "a" else m.b, m.table) for m in found.meetings}
    assert len(sat) == len({host for host, _ in sat})


def test_changes_are_counted() -> None:
    wanted = event([person("a1", {0, 1})], [person("b1", {0, 1}), person("b2", {0, 1})], None, rounds=2)
    assert table_changes(wanted, [Meeting("a1", "b1", 0, 0), Meeting("a1", "b2", 1, 3)]) == 1
    assert table_changes(wanted, [Meeting("a1", "b1", 0, 3), Meeting("a1", "b2", 1, 3)]) == 0


def test_table_that_is_asked_for_is_given() -> None:
    a = [person("a1", {0}), person("a2", {0}, table="1")]
    b = [person("b1", {0}, table="4"), person("b2", {0})]
    wanted = event(a, b, None, rounds=1)
    found = seated(wanted, [Meeting("a1", "b1", 0, 0), Meeting("a2", "b2", 0, 0)])
    assert {m.a: wanted.tables[m.table] for m in found} == {"a1": "4", "a2": "1"}


def test_two_delegates_of_a_host_keep_two_tables() -> None:
    a = [person("a1", {0, 1}, delegates=2)]
    b = [person(f"b{i}", {0, 1}) for i in range(4)]
    meetings = [Meeting("a1", f"b{i}", i // 2, 0) for i in range(4)]
    found = seated(event(a, b, None, rounds=2, tables=2), meetings)
    assert sorted((m.round, m.table) for m in found) == [(0, 0), (0, 1), (1, 0), (1, 1)]


def test_meeting_that_stays_in_its_round_keeps_its_table_after_planning_anew() -> None:
    wanted = event([person("a1", {0, 1})], [person("b1", {0, 1}), person("b2", {0, 1})], None, rounds=2)
    earlier = [Meeting("a1", "b1", 0, 2), Meeting("a1", "b2", 1, 4)]
    assert seated(wanted, earlier, earlier, since=1) == tuple(earlier)
