"""Signs that would be misread are escaped, and come back."""

from __future__ import annotations

import pytest

from storage.escapes import escaped, find_unescaped, rfind_unescaped, split_unescaped, trimmed, unescaped


@pytest.mark.parametrize("text", ["", " ", "a|b", "a\\", "\\|", " a ", "\t\n", "a\\ ", "C:\\mappe"])
def test_escaped_text_comes_back(text: str) -> None:
    assert unescaped(trimmed(f"  {escaped(text, '|')} ")) == text


def test_only_spaces_that_are_not_escaped_are_trimmed() -> None:
    assert trimmed(r"  \ a\  ") == r"\ a\ "
    assert trimmed(r" a\\  ") == r"a\\"


def test_text_is_parted_only_where_the_sign_is_not_escaped() -> None:
    assert split_unescaped(r"a|b\|c\\|d", "|") == ["a", r"b\|c\\", "d"]


def test_sign_after_an_even_number_of_backslashes_is_found() -> None:
    assert find_unescaped(r"a\[b\\[c[", "[") == 6
    assert rfind_unescaped(r"[a\\[b\[", "[") == 4
    assert find_unescaped(r"\[", "[") == rfind_unescaped(r"\[", "[") == -1


def test_backslash_before_a_letter_stands_for_itself() -> None:
    assert unescaped(r"C:\mappe") == r"C:\mappe"
