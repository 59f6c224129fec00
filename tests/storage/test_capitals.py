"""Texts in capitals."""

from __future__ import annotations

import pytest

from storage.capitals import in_ordinary_letters


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("TO HELP THE OLD. AND THE YOUNG!", "To help the old. And the young!"),
        ("VI HJÆLPER BØRN\nOG ÆLDRE", "Vi hjælper børn\nOg ældre"),
        ("WITH THE RSPB IN YORK", "With the RSPB in york"),
        ('"ALL AGES" WELCOME', '"All ages" welcome'),
        ("To HELP the old", "To HELP the old"),
        ("UNICEF", "UNICEF"),
        ("", ""),
    ],
)
def test_shouted_text_becomes_a_sentence(text: str, sentence: str) -> None:
    assert in_ordinary_letters(text, "sentence") == sentence


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("THE SOCIETY OF LEATHER", "The Society of Leather"),
        ("WELLINGORE WOMEN'S INSTITUTE", "Wellingore Women's Institute"),
        ("FORENINGEN TIL ÆLDRES VEL PÅ ØEN", "Foreningen til Ældres Vel på Øen"),
        ("FRIENDS OF BBC-HOUSE", "Friends of BBC-House"),
        ("Foreningen til ældres vel", "Foreningen til ældres vel"),
    ],
)
def test_shouted_name_becomes_a_title(text: str, title: str) -> None:
    assert in_ordinary_letters(text, "title") == title


def test_beginning_of_a_long_text_shows_whether_it_is_shouted() -> None:
    assert in_ordinary_letters("WE HELP. " * 100, "sentence").startswith("We help. We help.")
