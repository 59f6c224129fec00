"""Judgments files."""

from __future__ import annotations

from pathlib import Path

import pytest

from matching.errors import InvalidFile
from storage.judgments_file import Judgment, read_judgments


def read(tmp_path: Path, text: str, name: str = "judgments.csv") -> list[Judgment]:
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    return read_judgments(file)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("j.csv", 'query,partner,grade,why\nneed-1,com-1,2,"begge vil, helt sikkert"\nneed-1,com-2,0,\n'),
        ("j.csv", "partner;query;why;grade\ncom-1;need-1;begge vil, helt sikkert; 2\n\ncom-2;need-1;;0\n"),
        (
            "j.json",
            """[{"query": "need-1", "partner": "com-1", "grade": 2, "why": "begge vil, helt sikkert"},
                {"query": "need-1", "partner": "com-2", "grade": 0}]""",
        ),
    ],
)
def test_judgments_are_read_in_their_order(tmp_path: Path, name: str, text: str) -> None:
    assert read(tmp_path, text, name) == [
        Judgment("need-1", "com-1", 2, "begge vil, helt sikkert"),
        Judgment("need-1", "com-2", 0),
    ]


def test_no_judgments_are_none(tmp_path: Path) -> None:
    assert read(tmp_path, "query,partner,grade\n") == read(tmp_path, "[]", "j.json") == []


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "is empty"),
        ("query,partner\nn,c\n", "has no column grade"),
        ("query,partner,grade,karakter\nn,c,1,x\n", "'karakter' in .* is not a column"),
        ("query,partner,grade\nn,c,3\n", r"judgments\.csv:2: '3' is not a grade; write 2"),
        ("query,partner,grade\nn,c,ja\n", "'ja' is not a grade"),
        ("query,partner,grade\nn,c,\n", "grade is missing"),
        ("query,partner,grade\n,c,1\n", "query is missing"),
        ("query,partner,grade\nn,c d,1\n", "'c d' cannot be the id of a partner"),
        ("query,partner,grade\nn,c,1\nm,c,1\nn,c,1\n", r":4: 'c' is judged twice for 'n'"),
        ("query,partner,grade,why\nn,c,1,a, b\n", "more cells than columns"),
    ],
)
def test_wrong_table_gets_a_sentence(tmp_path: Path, text: str, sentence: str) -> None:
    with pytest.raises(InvalidFile, match=sentence):
        read(tmp_path, text)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("{}", "has to be a list of objects"),
        ("", "has to be a list of objects"),
        ("[7]", "is not a column of a judgments file"),
        ('[{"query": "n", "partner": "c", "grade": true}]', "'True' is not a grade"),
        ('[{"query": "n", "partner": "c", "grade": 1.0}]', "'1.0' is not a grade"),
        ('[{"query": 7, "partner": "c", "grade": 1}]', "'7' cannot be the id of a query"),
        ('[{"query": "n", "partner": "c", "grade": 1}', "line 1, column 44"),
        ("[] []", "line 1, column 4"),
    ],
)
def test_wrong_json_gets_a_sentence(tmp_path: Path, text: str, sentence: str) -> None:
    with pytest.raises(InvalidFile, match=sentence):
        read(tmp_path, text, "j.json")
