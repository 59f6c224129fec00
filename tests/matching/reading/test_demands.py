"""Amounts, languages, remote work and commitment: what is demanded, and what only stands in the text."""

from __future__ import annotations

from decimal import Decimal

import pytest

from matching.free_text import read_free_text


@pytest.mark.parametrize(
    ("text", "quantity", "unit"),
    [
        ("Vi søger fire frivillige", 4, "people"),
        ("Vi søger 2-3 nye faste frivillige", 2, "people"),
        ("We need ten volunteers", 10, "people"),
        ("Vi mangler 12 brugte bærbare computere", 12, "items"),
        ("20 fritidsjob", 20, "places"),
        ("Vi søger 25.000 kr. til en lejr", 25000, "dkk"),
        ("Vi søger kr. 25.000,- i sponsorstøtte", 25000, "dkk"),
        ("Vi søger 1,5 mio. kr. i fondsmidler", 1500000, "dkk"),
        ("We need DKK 9,400 in funding", 9400, "dkk"),
        ("Et lokale på 70 kvm", 70, "square_metres"),
        ("Et lokale på 120 m²", 120, "square_metres"),
    ],
)
def test_amount_is_read(text: str, quantity: int, unit: str) -> None:
    statement = read_free_text(text).statement
    assert (statement.quantity, statement.unit) == (Decimal(quantity), unit)


@pytest.mark.parametrize(
    "text",
    [
        "Vi har 25 frivillige og mangler en revisor",
        "Vi søger en revisor til vores 20 frivillige",
        "Vi søger en fotograf til 12. maj",
        "Juleaften 2026: kokke",
        "Lån af 9-personers minibus",
        "Vi søger 2 frivillige og 3 chauffører",
        "Et lokale, husleje 3.000 kr.",
        "Vi giver penge, 45 kr. pr. kuvert",
        "We want to fire volunteers",
        "Vi mangler 0 frivillige",
        "Vi søger 99999999999 frivillige",
    ],
)
def test_number_that_is_not_what_is_sought_is_left_alone(text: str) -> None:
    statement = read_free_text(text).statement
    assert (statement.quantity, statement.unit) == (None, None)


@pytest.mark.parametrize(
    ("text", "languages"),
    [
        ("Vi søger en frivillig, der taler arabisk", ("ar",)),
        ("Vi søger frivillige, som kan tale arabisk eller tyrkisk", ("ar", "tr")),
        ("Vi søger en engelsktalende mentor", ("en",)),
        ("An English speaking mentor", ("en",)),
        ("We need a mentor who can speak Polish", ("pl",)),
        ("Vi søger en mentor. Du skal kunne tale dansk", ("da",)),
        ("We need a mentor. You must speak fluent Danish", ("da",)),
        ("Vi tilbyder mentorer. Vi taler dansk og engelsk", ("da", "en")),
    ],
)
def test_language_is_read(text: str, languages: tuple[str, ...]) -> None:
    assert read_free_text(text).statement.languages == languages


@pytest.mark.parametrize(
    "text",
    [
        "Vi hjælper arabisktalende familier og mangler en kasserer",
        "Vi søger en mentor til en ung, der taler arabisk",
        "Vi søger en mentor, gerne en der taler arabisk",
        "Vi søger en mentor, der taler arabisk, det er en fordel, helst",
        "Vi søger en underviser i dansk",
        "Vi taler dansk. Vi mangler en mentor",
        "We need a mentor; you must not speak Danish",
        "English-friendly café needs a cook",
        "Vi søger en mentor, der ikke taler dansk",
    ],
)
def test_language_that_is_not_demanded_is_left_alone(text: str) -> None:
    assert read_free_text(text).statement.languages == ()


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("mentor, kan foregå online", "possible"),
        ("mentor på afstand", "possible"),
        ("fundraiser, der kan arbejde hjemmefra", "possible"),
        ("a mentor, remote", "possible"),
        ("mentor via Teams", "possible"),
        ("kun online mentor", "only"),
        ("mentor, 100% remote", "only"),
        ("a mentor, fully remote", "only"),
        ("vores online butik mangler en revisor", None),
        ("hjælp til ældre, der vil komme online", None),
        ("cook for a remote village", None),
        ("mentor, ikke online", None),
        ("mentor for unge, der flytter hjemmefra", None),
        ("hvordan man holder unge på afstand", None),
    ],
)
def test_remote_work_is_read(text: str, mode: str | None) -> None:
    assert read_free_text(text).statement.remote == mode


@pytest.mark.parametrize(
    ("text", "form", "level"),
    [
        ("Vi søger hjælp til et event", "event_day", None),
        ("Vi søger frivillige en enkelt dag", "event_day", None),
        ("Vi søger en række workshops", "series", None),
        ("Vi søger en grafiker til et afgrænset projekt", "project", None),
        ("Vi søger en løbende aftale", "ongoing", None),
        ("Vi søger et bestyrelsesmedlem", "board_seat", None),
        ("Vi ønsker et partnerskab", None, "partnership"),
        ("Vi søger et langvarigt samarbejde", None, "partnership"),
        ("Vi søger et løbende samarbejde", "ongoing", "continuous"),
        ("We need ad hoc help", None, "ad_hoc"),
        ("Vi er fem bestyrelsesmedlemmer og mangler en kok", None, None),
        ("Vi søger en kok til vores event", None, None),
        ("Vi søger en projektleder", None, None),
        ("Vi mangler en kok, ikke en enkelt dag", None, None),
        ("Vi søger en kok til et event og et lille projekt", None, None),
        ("He runs fast. We need a cook", None, None),
    ],
)
def test_commitment_is_read(text: str, form: str | None, level: str | None) -> None:
    statement = read_free_text(text).statement
    assert (statement.engagement_form, statement.collaboration_level) == (form, level)
