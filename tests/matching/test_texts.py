"""Sentences of a profile, as they are quoted."""

from __future__ import annotations

import pytest

from matching.texts import sentences


@pytest.mark.parametrize(
    "sentence",
    [
        "Ti timer pro bono pr. halvår til en forening.",
        "Der er ca. 60 bilag om måneden.",
        "Vi mødes d. 9. marts i klubhuset.",
        "Kassereren stopper den 9. marts efter 19 år.",
        "Bring f.eks. kaffe eller te med.",
    ],
)
def test_abbreviation_and_ordinal_do_not_end_a_sentence(sentence: str) -> None:
    assert sentences(sentence) == [sentence]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Vi er tolv frivillige. Alle er velkomne.", "Vi er tolv frivillige."),
        ("vi mangler en kasserer. det haster lidt", "vi mangler en kasserer."),
        ("Kom torsdag kl. 15.30. Man skal ikke være lærer.", "Kom torsdag kl. 15.30."),
        ("Kan I hjælpe os? Skriv til bestyrelsen", "Kan I hjælpe os?"),
        ("Lektiehjælp mandag\nKaffe og samtale", "Lektiehjælp mandag"),
    ],
)
def test_end_of_a_sentence_is_found(text: str, first: str) -> None:
    assert sentences(text)[0] == first
    assert len(sentences(text)) == 2
