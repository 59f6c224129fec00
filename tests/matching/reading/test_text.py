"""How a text falls into words, clauses and sentences."""

from __future__ import annotations

import pytest

from matching.reading.text import LONGEST_SENTENCE, read_words


def sentences(text: str) -> list[str]:
    found = read_words(text)
    return [" ".join(found.words[at].written for at in span) for span in found.sentences]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Vi mangler ca. 3 kokke. Ring kl. 10.", ["Vi mangler ca 3 kokke", "Ring kl 10"]),
        ("hver 14. dag", ["hver 14 dag"]),
        ("f.eks. bl.a. frv. søges", ["f eks bl a frv søges"]),
        ("Kok\nVi mangler en", ["Kok", "Vi mangler en"]),
        ("Hej! Har I tid? Tak", ["Hej", "Har I tid", "Tak"]),
        ("15.000 kr. til en tur", ["15.000 kr til en tur"]),
        ("Vi bor på Nørregade 3.\nVi søger", ["Vi bor på Nørregade 3", "Vi søger"]),
    ],
)
def test_sentences_end_where_a_person_ends_them(text: str, wanted: list[str]) -> None:
    assert sentences(text) == wanted


def test_contrast_begins_a_clause() -> None:
    text = read_words("ikke penge men en jurist, helst gratis")
    assert [text.plain(span) for span in text.clauses] == [
        ["ikke", "penge"],
        ["men", "en", "jurist"],
        ["helst", "gratis"],
    ]


def test_question_is_known_as_one() -> None:
    assert read_words("Vi søger en. Har I en?").questions == {1}


def test_language_is_told_for_each_sentence() -> None:
    assert list(read_words("Vi mangler to. We need two of them.").danish) == [True, False]


def test_accents_that_stand_apart_are_joined() -> None:
    assert read_words("A\u030arhus").words[0].plain == "århus"


def test_text_without_an_end_is_read_in_pieces() -> None:
    text = read_words("ord " * (LONGEST_SENTENCE + 1))
    assert [len(span) for span in text.sentences] == [LONGEST_SENTENCE, 1]


def test_text_without_words_has_none() -> None:
    assert len(read_words("?! …")) == 0
