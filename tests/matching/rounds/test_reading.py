"""The event file: the invented example, its forms, and what is refused with its place."""

from __future__ import annotations

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from matching.errors import BrobyggerError, InvalidFile, InvalidQuery
from matching.rounds.as_dict import read_meetings, schedule_as_dict
from matching.rounds.planning import plan_rounds
from matching.rounds.reading import read_event

EXAMPLE = Path(__file__).parents[3] / "examples/partnerskabsaften.json"
LEAVES = "2027-03-10T17:50:00+01:00"
SMALL: dict[str, Any] = {
    "format": "brobygger-event/1",
    "id": "e",
    "title": "Event",
    "rounds": {"first": "2027-03-10T17:00:00+01:00", "count": 3, "minutes": 10, "change_minutes": 5},
    "breaks": [{"start": "2027-03-10T17:20:00+01:00", "end": "2027-03-10T17:40:00+01:00"}],
    "tables": 2,
    "a": [{"id": "a1", "name": "A1"}, {"id": "a2", "name": "A2", "arrives": "2027-03-10T17:30:00+01:00"}],
    "b": [{"id": "b1", "name": "B1", "away": [2]}, {"id": "b2", "name": "B2", "leaves": LEAVES}],
    "scores": {"others": 0.2, "pairs": [["a1", "b1", 0.9]]},
}  # fmt: skip


def changed(path: str, value: Any) -> dict[str, Any]:
    document: Any = deepcopy(SMALL)
    *above, last = path.split("/")
    within = document
    for step in above:
        within = within[int(step) if step.isdigit() else step]
    within[int(last) if last.isdigit() else last] = value
    return document  # type: ignore[no-any-return]


def test_example_is_read_planned_and_marked_as_invented() -> None:
    document = json.loads(EXAMPLE.read_text(encoding="utf-8"))
    assert "Opfundet" in document["about"]
    event = read_event(document)
    found = plan_rounds(event, rng=np.random.default_rng(0), deadline_s=5.0)
    assert found.gap == 0
    assert ("bank", "herberg") in {m.pair for m in found.meetings}
    assert [unmet for unmet in found.unmet if unmet.kind != "idle_gap"] == []


def test_rounds_of_a_rule_wait_for_the_break() -> None:
    starts = [f"{one.start:%H:%M}" for one in read_event(SMALL).rounds]
    assert starts == ["17:00", "17:40", "17:55"]


def test_who_comes_late_leaves_early_or_is_away_is_in_the_other_rounds() -> None:
    event = read_event(SMALL)
    assert [sorted(one.rounds) for one in (*event.a, *event.b)] == [[0, 1, 2], [1, 2], [0, 2], [0, 1]]


def test_scores_are_pairs_with_what_all_others_count_or_rows() -> None:
    pairs, rows = read_event(SMALL).scores, read_event(changed("scores", [[1, 0], [0.5, 0.25]])).scores
    assert pairs is not None
    assert rows is not None
    assert pairs.tolist() == [[0.9, 0.2], [0.2, 0.2]]
    assert rows.tolist() == [[1, 0], [0.5, 0.25]]


@pytest.mark.parametrize(
    "scores", [{"pairs": [["a1", "b1", 0.9]]}, [[0.9, None], [None, None]]], ids=["pairs", "rows with nulls"]
)
def test_pair_without_a_score_is_left_open_and_not_planned_without_one(scores: Any) -> None:
    event = read_event(changed("scores", scores))
    assert event.scores is None
    assert event.stated is not None
    np.testing.assert_array_equal(event.stated, [[0.9, np.nan], [np.nan, np.nan]])
    with pytest.raises(InvalidQuery, match="'a1' and 'b2' have no score; write one"):
        plan_rounds(event, rng=np.random.default_rng(0), deadline_s=1.0)


@pytest.mark.parametrize(
    ("path", "value", "sentence"),
    [
        ("format", "other/1", "has the format 'other/1'; write brobygger-event/1"),
        ("colour", "red", "event has a field 'colour', which is not known"),
        ("title", None, "event has no title"),
        ("title", 7, "event.title is 7; write a text"),
        ("tables", "two", "tables is 'two'; write a whole number"),
        ("tables", True, "tables is True; write a whole number"),
        ("tables", 0, "no tables, so nobody can meet"),
        ("a", [], "Nobody is on side A"),
        ("a", "a1", "event.a is 'a1'; write a list"),
        ("a/0/name", None, r"a\[1\] has no name"),
        ("a/0/delegates", 1.5, r"a\[1\].delegates is 1.5; write a whole number"),
        ("a/0/musts", ["b9"], "'A1' has 'b9' in musts"),
        ("a/0/away", [4], r"a\[1\] is away in round 4, which there is not"),
        ("a/1/arrives", "half past", r"a\[2\].arrives is 'half past', which is no time"),
        ("a/1/arrives", "2027-03-10T17:30:00", "has no time zone"),
        ("rounds/first", "2027-03-10T17:00:00", "has no time zone"),
        ("rounds/count", 0, "cannot have 0 rounds"),
        ("rounds", [], "no rounds"),
        ("rounds/count", 10**9, "cannot have 1000000000 rounds"),
        ("rounds/minutes", -5, "minutes is -5"),
        ("scores", [[0.5, 0.5], [0.5]], "rows of scores differ in length"),
        ("scores", [[0.5, float("nan")], [0.5, 0.5]], r"scores\[1\] holds the score nan"),
        ("scores/others", float("nan"), "scores.others holds the score nan"),
        ("scores/pairs", [["a1", "b1", 2]], r"scores.pairs\[1\] holds the score 2.0"),
        ("scores/pairs", [["b1", "a1", 0.5]], "the first has to be an id of a"),
        ("scores/pairs", [["a1", 0.5]], "an id of a, an id of b and a score"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(path: str, value: Any, sentence: str) -> None:
    with pytest.raises(BrobyggerError, match=sentence):
        read_event(changed(path, value))


@pytest.mark.parametrize("document", [None, [], "event", 3, {}])
def test_what_is_no_event_at_all_is_refused(document: Any) -> None:
    with pytest.raises(InvalidFile):
        read_event(document)


def test_schedule_is_written_and_read_again() -> None:
    event = read_event(SMALL)
    found = plan_rounds(event, rng=np.random.default_rng(0), deadline_s=2.0)
    document = json.loads(json.dumps(schedule_as_dict(event, found, "da")))
    assert read_meetings(document, event) == found.meetings
    assert len(found.meetings) > 0


def test_schedule_of_another_event_is_refused() -> None:
    event = read_event(SMALL)
    document = schedule_as_dict(event, plan_rounds(event, rng=np.random.default_rng(0)))
    with pytest.raises(InvalidFile, match="no schedule of the event 'e'"):
        read_meetings(document | {"event": "f"}, event)
    document["meetings"][0]["table"] = "9"
    with pytest.raises(InvalidFile, match=r"meetings\[1\] is in round 1 at table '9'"):
        read_meetings(document, event)
