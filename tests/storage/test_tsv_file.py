from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from matching.errors import InvalidFile
from storage.tsv_file import read_tsv


def lines_of(tmp_path: Path, content: bytes, name: str = "pairs.tsv") -> list[tuple[int, list[str]]]:
    path = tmp_path / name
    path.write_bytes(content)
    return list(read_tsv(path).lines)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_lines_keep_their_numbers_and_signs(tmp_path: Path, encoding: str, end: str) -> None:
    text = end.join(["da\ten", '"bog"\u2028blå\tbook', "", "hus\thouse"])
    expected = [(2, ['"bog"\u2028blå', "book"]), (4, ["hus", "house"])]
    assert lines_of(tmp_path, text.encode(encoding)) == expected


def test_packed_file_is_read_as_it_is(tmp_path: Path) -> None:
    assert lines_of(tmp_path, gzip.compress(b"a\tb\n1\t2\n"), "pairs.tsv.gz") == [(2, ["1", "2"])]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "is empty; its first line"),
        (b"\n\n", "is empty; its first line"),
        (b"da\ten\nhus\thouse\nbog\n", "Line 3 of .*: cells found 1, columns .* 2;"),
        (b"da\ten\nhus\thouse\tx\n", "Line 2 of .*: cells found 3"),
        (b"da\ten\nhus\tho\x00use\n", "Line 2 of .* has a NUL byte"),
        (b"da\ten\nhus\thouse\nb\xe5d\tboat\n", "Line 3 of .* neither UTF-8 nor UTF-16"),
        (b"\xff\xfed\x00\x00\xd8d\x00", "neither UTF-8 nor UTF-16"),
        (b"\xff\xfed", "neither UTF-8 nor UTF-16"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "neither UTF-8 nor UTF-16"),
        (gzip.compress(b"da\ten\n" * 99)[:-9], "packed with gzip and damaged"),
        (b"\x1f\x8bno gzip", "packed with gzip and damaged"),
        (gzip.compress(b"da\ten\nhus\n"), "Line 2 of .*: cells found 1"),
    ],
)
def test_what_is_no_table_gets_a_sentence(tmp_path: Path, content: bytes, sentence: str) -> None:
    with pytest.raises(InvalidFile, match=sentence):
        lines_of(tmp_path, content)


def test_missing_file_and_folder_get_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(InvalidFile, match="There is no file"):
        read_tsv(tmp_path / "none.tsv")
    with pytest.raises(InvalidFile, match="cannot be opened"):
        read_tsv(tmp_path)
