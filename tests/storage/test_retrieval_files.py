from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from matching.errors import InvalidFile
from storage.retrieval_files import read_relevance, read_texts


def read(tmp_path: Path, text: str, reader: Callable[[Path], Any]) -> Any:
    path = tmp_path / "file.tsv"
    path.write_text(text, encoding="utf-8")
    return reader(path)


@pytest.mark.parametrize("names", ["id\ttext", "doc-id\tcontents"])
def test_texts_are_read_by_id_and_may_be_empty(tmp_path: Path, names: str) -> None:
    assert read(tmp_path, f"{names}\n d1 \thus\nd2\t\n", read_texts) == {"d1": "hus", "d2": ""}


def test_columns_by_name_may_stand_in_any_order(tmp_path: Path) -> None:
    assert read(tmp_path, "title\ttext\tid\nt\thus\td1\n", read_texts) == {"d1": "hus"}


@pytest.mark.parametrize(
    "text",
    [
        "query\tdocument\tgrade\nq1\td1\t2\nq1\td2\t\nq2\td1\t0\n",
        "query-id\tcorpus-id\tscore\nq1\td1\t2\nq1\td2\t1\nq2\td1\t0\n",
        "note\tgrade\tdocument\tquery\n-\t2\td1\tq1\n-\t1\td2\tq1\n-\t0\td1\tq2\n",
    ],
)
def test_grades_are_read_by_query(tmp_path: Path, text: str) -> None:
    assert read(tmp_path, text, read_relevance) == {"q1": {"d1": 2, "d2": 1}, "q2": {"d1": 0}}


@pytest.mark.parametrize("text", ["query\tdocument\nq1\td1\n", "query\tdocument\tnote\nq1\td1\tfine\n"])
def test_grade_is_1_where_there_is_none(tmp_path: Path, text: str) -> None:
    assert read(tmp_path, text, read_relevance) == {"q1": {"d1": 1}}


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("id\ttext\n", "no line under them"),
        ("id\ttext\n\thus\n", "Line 2 of .* has no id under 'id'"),
        ("id\ttext\nd1\thus\nd1\tbog\n", "Line 3 of .* the id 'd1' already"),
        ("id\nd1\n", "needs at least 2 columns .* it has 1"),
    ],
)
def test_wrong_texts_get_a_sentence(tmp_path: Path, text: str, sentence: str) -> None:
    with pytest.raises(InvalidFile, match=sentence):
        read(tmp_path, text, read_texts)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("query\tdocument\n", "no line under them"),
        ("query\tdocument\nq1\t\n", "Line 2 of .* has no id under 'document'"),
        ("query\tdocument\nq1\td1\nq1\td1\n", "Line 3 of .* 'd1' has a grade for 'q1' already"),
        ("query\tdocument\tgrade\nq1\td1\t-1\n", "Line 2 of .* '-1' is not a grade"),
        ("query\tdocument\tgrade\nq1\td1\t11\n", "'11' is not a grade"),
        ("query\tdocument\tgrade\nq1\td1\t1.5\n", "'1.5' is not a grade"),
        ("q\td\trelevant\nq1\td1\tyes\n", "'yes' is not a grade"),
    ],
)
def test_wrong_relevance_gets_a_sentence(tmp_path: Path, text: str, sentence: str) -> None:
    with pytest.raises(InvalidFile, match=sentence):
        read(tmp_path, text, read_relevance)
