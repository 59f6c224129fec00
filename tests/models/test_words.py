from __future__ import annotations

import pytest

from matching.stop_words import STOP_WORDS
from models.words import stems, words


def test_words_are_casefolded_in_the_order_of_the_text() -> None:
    assert words("IT-hjælp til Ældre, 2 timer/uge") == ["it", "hjælp", "til", "ældre", "2", "timer", "uge"]


@pytest.mark.parametrize("text", ["", "  ", "…!?", "🌱", "\x00", "\ud800"])
def test_text_without_letters_or_digits_has_no_words(text: str) -> None:
    assert words(text) == []


def test_very_long_word_is_cut() -> None:
    assert [len(word) for word in words("x" * 150)] == [64, 64, 22]


@pytest.mark.parametrize(
    ("one", "other"),
    [("børnene", "børn"), ("foreninger", "forening"), ("volunteers", "volunteer"), ("companies", "company")],
)
def test_inflections_share_a_stem(one: str, other: str) -> None:
    assert stems([one]) == stems([other])


def test_danish_letters_are_kept() -> None:
    assert stems(["mål"]) != stems(["mal"])
    assert words("Ærø")[0] == "ærø"


@pytest.mark.parametrize("word", ["it", "men", "dog", "store", "god", "hjælp"])
def test_word_that_means_something_in_one_of_the_languages_is_no_stop_word(word: str) -> None:
    assert word not in STOP_WORDS


def test_stop_words_are_casefolded_words() -> None:
    assert all(words(word) == [word] for word in STOP_WORDS)
