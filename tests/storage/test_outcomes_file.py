from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from matching.errors import InvalidFile
from matching.event_outcomes.outcome import Outcome
from storage.outcomes_file import read_outcomes

HEADER = "a;b;held;a_says;b_says;offer;amount;unit;note\n"
FULL = Outcome(
    a="a-1",
    b="b-1",
    held=True,
    a_says="yes",
    b_says="maybe",
    offer="offer-1",
    amount=Decimal("2.5"),
    unit="hours",
    note="Ring; i uge 23",
)


def read(tmp_path: Path, text: str, name: str = "outcomes.csv") -> list[Outcome]:
    (tmp_path / name).write_text(text, encoding="utf-8")
    return read_outcomes(tmp_path / name)


@pytest.mark.parametrize("row", ['a-1;b-1;ja;Ja;måske;offer-1;2,5;hours;"Ring; i uge 23"'])
def test_row_is_read_in_danish(tmp_path: Path, row: str) -> None:
    assert read(tmp_path, HEADER + row) == [FULL]


def test_row_is_read_in_english_and_with_commas(tmp_path: Path) -> None:
    text = HEADER.replace(";", ",") + "a-1,b-1,yes,YES,maybe,offer-1,2.5,hours,Ring; i uge 23\n"
    assert read(tmp_path, text) == [FULL]


def test_json_says_the_same(tmp_path: Path) -> None:
    record: dict[str, Any] = {"a": "a-1", "b": "b-1", "held": True, "a_says": "yes", "b_says": "maybe"}
    record |= {"offer": "offer-1", "amount": 2.5, "unit": "hours", "note": "Ring; i uge 23", "need": None}
    assert read(tmp_path, json.dumps([record]), "outcomes.json") == [FULL]


def test_what_is_empty_is_not_filled_in(tmp_path: Path) -> None:
    assert read(tmp_path, HEADER + "a-1;b-1;;;;;;;\n\n") == [Outcome(a="a-1", b="b-1")]
    assert read(tmp_path, HEADER) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "is empty"),
        ("a;b;held;a_says\n", "has no column b_says"),
        ("a;b;held;a_says;b_says;c\n", "'c' in"),
        (HEADER + "a-1;;ja;;;;;;", ":2: b is missing; add it."),
        (HEADER + "a-1;b-1;perhaps;;;;;;", "'perhaps' does not say whether the meeting was held"),
        (HEADER + "a-1;b-1;ja;vist;;;;;", "'vist' is no answer of a_says"),
        (HEADER + "a-1;b-1;nej;ja;;;;;", "was not held, and yet a_says is 'yes'"),
        (HEADER + "a-1;b-1;ja;ja;ja;;mange;;", "'mange' is no amount"),
        (HEADER + "a-1;b-1;ja;ja;ja;;5;;", "The amount 5 has no unit"),
        (HEADER + "a-1;b-1;ja;ja;ja;;-5;hours;", "-5 is too small for amount"),
        (HEADER + "a-1;b-1;ja;ja;ja;;5;bananas;", "'bananas' is not a code of units"),
        (HEADER + "a/1;b-1;ja;ja;ja;;;;", "'a/1' cannot be a value of a"),
        (HEADER + "a-1;b-1;;;;;;;\na-1;b-1;;;;;;;", ":3: the meeting of 'a-1' and 'b-1' is there twice"),
        (HEADER + "a-1;b-1;ja;ja;ja;;;;Ring; i uge 23;x", "there are more cells than columns"),
    ],
)
def test_file_that_cannot_be_used_is_refused_with_the_row(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(InvalidFile) as refused:
        read(tmp_path, text)
    assert said in str(refused.value)


@pytest.mark.parametrize(
    "text",
    ["{}", "[1]", '[{"a": 1}]', '[{"a": ["x"], "b": "b"}]', "[", '[{"a": "a", "b": "b", "held": 2.5}]'],
)
def test_json_that_is_no_list_of_outcomes_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(InvalidFile):
        read(tmp_path, text, "outcomes.json")


def test_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(InvalidFile, match="There is no file"):
        read_outcomes(tmp_path / "nowhere.csv")
