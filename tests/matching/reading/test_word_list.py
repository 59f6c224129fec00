"""What the signs in a word list match."""

from __future__ import annotations

import pytest

from matching.codes import code_list
from matching.reading.resources import resource_words
from matching.reading.text import read_words
from matching.reading.word_list import WordList, rows_of

LIST = WordList(
    [
        ("bogholder", "a"),
        ("=mad", "b"),
        ("regnskab*", "c"),
        ("*kursus", "d"),
        ("par arme|hænder", "e"),
        ("arme", "f"),
        ("buddy", "g"),
    ]
)


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("bogholder", "a"),
        ("bogholderne", "a"),
        ("bogholders", "a"),
        ("bogholderi", None),
        ("mad", "b"),
        ("made", None),
        ("regnskabsføring", "c"),
        ("kursus", "d"),
        ("aftenkursus", "d"),
        ("xkursus", None),
        ("buddies", "g"),
        ("arme", "f"),
    ],
)
def test_word_is_matched_with_its_endings(word: str, value: str | None) -> None:
    assert LIST.meaning(word) == value


def test_phrase_goes_before_its_words() -> None:
    text = read_words("to par hænder, to par arme og arme")
    assert [hit.value for hit in LIST.find(text, range(len(text)))] == ["e", "e", "f"]


def test_phrase_does_not_leave_its_span() -> None:
    text = read_words("et par hænder")
    assert list(LIST.find(text, range(2))) == []


def test_every_word_list_names_codes_that_are_there() -> None:
    for row in rows_of("resources"):
        assert not row["resource_kind"] or row["resource_kind"] in code_list("resource_kinds")
        assert not row["counted_in"] or row["counted_in"] in code_list("units")
        assert row["strength"] in {"strong", "weak", "last", "nothing"}
    for row in rows_of("subjects"):
        assert row["list"] == "nothing" or row["code"] in code_list(row["list"])
    for row in rows_of("commitment"):
        assert row["code"] in code_list(f"{row['field']}s")
    for row in rows_of("asks"):
        assert row["sort"] in {"need", "offer", "nothing"}
        assert row["object"] in {"after", "before", "around", "inside", "helpers"}


@pytest.mark.parametrize("word", ["care", "officer", "sale", "made", "computerhjælp", "madklub", "proposal"])
def test_false_friend_is_no_resource(word: str) -> None:
    found = resource_words().meaning(word)
    assert found is None or found.strength == "nothing"
