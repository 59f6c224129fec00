from __future__ import annotations

import pytest

from storage.western_letters import in_western_letters, loses_signs


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("æøåÆØÅ éüß €“”–…", "æøåÆØÅ éüß €“”–…"),
        ("Šafařík Đoković", "Šafarík Dokovic"),
        ("Łódź", "Lódz"),
        ("A\u030arhus", "Århus"),
        ("e\u0323t", "et"),
        ("ﬁn ⅓", "fin ¤"),
        ("李 🦉 Ω", "¤ ¤ ¤"),
        ("a\u202fb\u2011c\u2212d", "a b-c–d"),
        ("a\u200bb\u202ec\x07", "abc"),
        ("a\tb\nc", "a b\nc"),
    ],
)
def test_text_is_written_in_letters_that_are_there(text: str, written: str) -> None:
    assert in_western_letters(text) == written
    in_western_letters(text).encode("cp1252")


@pytest.mark.parametrize("text", ["æøå “”", "A\u030arhus", "a\u202fb\u200b\n"])
def test_what_is_only_spelt_otherwise_is_no_loss(text: str) -> None:
    assert not loses_signs(text)


@pytest.mark.parametrize("text", ["ć", "李", "Đ"])
def test_letter_that_is_not_there_is_a_loss(text: str) -> None:
    assert loses_signs(text)


def test_every_sign_of_unicode_is_written_somehow() -> None:
    signs = "".join(map(chr, (*range(0xD800), *range(0xE000, 0x11000), 0x1F600, 0x10FFFF)))
    in_western_letters(signs).encode("cp1252")
