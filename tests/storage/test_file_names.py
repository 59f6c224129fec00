from __future__ import annotations

import pytest

from storage.file_names import LONGEST, distinct, plain_name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Lektiecaféen på Ærøvej", "lektiecafeen-paa-aeroevej"),
        ("../../etc/passwd", "etc-passwd"),
        ("..", ""),
        ("C:\\Windows\\x", "c-windows-x"),
        ("a\x00b\n", "a-b"),
        ("A\u030a", "aa"),
        ("李", ""),
        ("-rf --no", "rf-no"),
    ],
)
def test_name_holds_small_letters_digits_and_hyphens_alone(text: str, name: str) -> None:
    assert plain_name(text) == name


def test_long_name_is_shortened_and_ends_with_no_hyphen() -> None:
    assert plain_name("x" * (LONGEST - 1) + " y") == "x" * (LONGEST - 1)


def test_repeated_names_get_numbers() -> None:
    assert [*distinct(["a", "a", "a-2", "b", "a"])] == ["a", "a-2", "a-2-2", "b", "a-3"]
