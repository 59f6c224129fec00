from __future__ import annotations

from training.encoder.aligned_words import aligned_words

SENTENCES = [
    ("et hus", "a house"),
    ("en bog", "a book"),
    ("et gammelt hus", "an old house"),
    ("en gammel bog", "an old book"),
    ("hus", "house"),
    ("bog!", "Book 2"),
]


def test_words_that_occur_together_are_found() -> None:
    found = aligned_words(SENTENCES)
    assert {("hus", "house"), ("bog", "book")} <= set(found)
    assert {("hus", "book"), ("bog", "house"), ("et", "book")}.isdisjoint(found)
    assert [pair for pair in found if min(map(len, pair)) < 2] == []


def test_order_of_the_pairs_does_not_matter() -> None:
    assert aligned_words(SENTENCES[::-1]) == aligned_words(SENTENCES)


def test_texts_without_words_have_none() -> None:
    assert aligned_words([("", "house"), ("12", "!")]) == []
    assert aligned_words([]) == []
