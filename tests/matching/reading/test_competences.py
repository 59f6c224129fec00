"""Competences that a text speaks of."""

from __future__ import annotations

import pytest

from matching.reading.competences import MOST, proposed_competences


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Vores bogholdere hjælper gerne med årsregnskab.", ("bogføring", "regnskab")),
        ("Our lawyers know contracts and GDPR.", ("law", "GDPR")),
        ("Vi kan lave en ny hjemmeside til jer og en video", ("webudvikling", "videoproduktion")),
        ("Ti par hænder en lørdag", ()),
        ("", ()),
        ("42 !!", ()),
    ],
)
def test_words_of_a_text_propose_competences_in_its_language(text: str, found: tuple[str, ...]) -> None:
    assert proposed_competences(text, "da") == found


def test_each_is_proposed_once_in_the_order_of_the_text() -> None:
    text = "Jura og bogføring og jura og bogholder"
    assert proposed_competences(text, "da") == ("jura", "bogføring")


def test_where_the_language_of_the_text_cannot_be_told_that_of_the_page_counts() -> None:
    assert proposed_competences("logo", "da") == ("grafisk design",)
    assert proposed_competences("logo", "en") == ("graphic design",)


def test_no_more_than_a_handful_is_proposed() -> None:
    text = "bogføring jura hjemmeside video foto fundraising projektleder HR GDPR Excel tolk budget strategi"
    assert len(proposed_competences(text, "da")) == MOST
