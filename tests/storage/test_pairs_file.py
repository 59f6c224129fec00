from __future__ import annotations

from pathlib import Path

import pytest

from matching.errors import InvalidFile
from storage.pairs_file import Pairs, read_pairs


def read(tmp_path: Path, text: str, columns: tuple[str, str] | None = None) -> Pairs:
    path = tmp_path / "pairs.tsv"
    path.write_text(text, encoding="utf-8")
    return read_pairs(path, columns)


def test_danish_and_english_are_found_by_their_names(tmp_path: Path) -> None:
    found = read(tmp_path, "source\ten\tda\nx\thouse\thus\n")
    assert found == Pairs(("da", "en"), [("hus", "house")])


def test_other_columns_can_be_named(tmp_path: Path) -> None:
    assert read(tmp_path, "da\ten\tnb\na\tb\tc\n", ("nb", "en")).texts == [("c", "b")]


def test_first_two_columns_are_taken_where_there_is_no_danish_and_english(tmp_path: Path) -> None:
    assert read(tmp_path, "title\tda\tnote\na\tb\tc\n") == Pairs(("title", "da"), [("a", "b")])


@pytest.mark.parametrize(
    ("text", "columns", "sentence"),
    [
        ("da\ten\na\tb\n", ("da", "sv"), "has no column 'sv'; its first line names da, en"),
        ("da\tda\ten\na\tb\tc\n", None, "more than one column 'da'"),
        ("da\na\n", None, "needs at least 2 columns .* it has 1"),
        ("da,en\na,b\n", None, "needs at least 2 columns .* it has 1"),
        ("da\ten\n", None, "no line under them"),
        ("da\ten\na\tb\n \tc\n", None, "Line 3 of .* has no text under 'da'"),
        ("da\ten\na\t\n", None, "Line 2 of .* has no text under 'en'"),
        ("da\ten\na\tb\tc\n", None, "Line 2 of .*: cells found 3"),
    ],
)
def test_wrong_file_gets_a_sentence(
    tmp_path: Path, text: str, columns: tuple[str, str] | None, sentence: str
) -> None:
    with pytest.raises(InvalidFile, match=sentence):
        read(tmp_path, text, columns)
