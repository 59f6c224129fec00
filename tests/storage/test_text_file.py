"""Text in every encoding that offices use."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest

from matching.errors import InvalidFile
from storage.text_file import open_text

TEXT = "Lektiecaféen på Øen – æøåÆØÅ\r\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_text_is_read_whatever_the_encoding(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "partners.csv"
    file.write_bytes(TEXT.encode(encoding))
    with open_text(file) as source:
        assert source.read() == TEXT


def test_utf_16_that_begins_with_the_other_byte_is_read(tmp_path: Path) -> None:
    file = tmp_path / "partners.csv"
    file.write_bytes(codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"))
    with open_text(file) as source:
        assert source.read() == TEXT


def test_one_wrong_byte_far_down_makes_it_windows_1252(tmp_path: Path) -> None:
    file = tmp_path / "partners.csv"
    file.write_bytes(b"a" * 3_000_000 + "ø".encode("cp1252"))
    with open_text(file) as source:
        assert source.read()[-1] == "ø"


@pytest.mark.parametrize(
    "content", [b"a\x00b", b"\x81\x8d", codecs.BOM_UTF8 + b"\xff", codecs.BOM_UTF16_LE + b"a"]
)
def test_what_is_no_text_gets_a_sentence(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "partners.csv"
    file.write_bytes(content)
    with pytest.raises(InvalidFile, match="is not text in UTF-8"):
        open_text(file)


@pytest.mark.parametrize("content", [b"PK\x03\x04rest", b"\xd0\xcf\x11\xe0rest"])
def test_spreadsheet_with_the_name_of_a_text_gets_a_sentence(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "partners.csv"
    file.write_bytes(content)
    with pytest.raises(InvalidFile, match="is a spreadsheet or an archive"):
        open_text(file)


def test_missing_file_and_folder_get_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(InvalidFile, match="There is no file"):
        open_text(tmp_path / "none.csv")
    with pytest.raises(InvalidFile, match="cannot be opened"):
        open_text(tmp_path)
