"""Who is meant: addresses, names and numbers as people write them."""

from __future__ import annotations

import unicodedata

import pytest

from matching.errors import InvalidQuery
from matching.partner import Contact
from matching.privacy.blots import is_theirs
from matching.privacy.person import Person, email_of, marks_of

ANNA = "anna@example.org"


def test_address_is_trimmed_and_folded() -> None:
    assert email_of("  Anna@Example.ORG ") == ANNA


@pytest.mark.parametrize("given", ["", "anna", "anna@", "a b@example.org"])
def test_what_is_no_address_is_refused(given: str) -> None:
    with pytest.raises(InvalidQuery, match="is not an e-mail address"):
        email_of(given)


@pytest.mark.parametrize(
    "text",
    [
        ANNA,
        "ANNA@example.org.",
        "skriv til <Anna@Example.org>, tak",
        "mailto:anna@example.org",
        "https://x.example/?til=anna%40example.org",
    ],
)
def test_address_is_found_in_a_text(text: str) -> None:
    assert Person(ANNA).marks.stand_in(text)


@pytest.mark.parametrize("text", ["susanna@example.org", "anna@example.org.uk", "x.anna@example.org", "anna"])
def test_another_address_is_not_theirs(text: str) -> None:
    assert not Person(ANNA).marks.stand_in(text)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Anna Berg", "ring til ANNA  berg."),
        ("Anna Berg", "Anna Bergs telefon"),
        ("Åse Øst", unicodedata.normalize("NFD", "Spørg Åse Øst")),
        ("+45 12 34 56 78", "tlf. 12345678"),
        ("12345678", "tlf. (+45) 12-34-56-78"),
    ],
)
def test_name_or_number_is_found_however_it_is_written(name: str, text: str) -> None:
    assert marks_of([name]).stand_in(text)


@pytest.mark.parametrize(
    ("name", "text"), [("Anna Berg", "Anna Bergstrøm"), ("12345678", "9123456780"), ("Bo", "Bo"), ("", "")]
)
def test_part_of_a_word_or_a_number_is_not_found(name: str, text: str) -> None:
    assert not marks_of([name]).stand_in(text)


def test_only_the_name_is_replaced() -> None:
    replaced = marks_of(["Anna Berg"]).replaced_in("Anna Bergs hund bider Anna Bergstrøm", "NN")
    assert replaced == "NNs hund bider Anna Bergstrøm"


@pytest.mark.parametrize(
    ("contact", "is_so"),
    [
        (Contact("Anna", ANNA.upper()), True),
        (Contact("Anna", f"Anna <{ANNA}>"), True),
        (Contact("Sekretariatet", f"{ANNA}; bo@example.org"), False),
        (Contact("Anna", "bo@example.org"), False),
    ],
)
def test_contact_is_theirs_when_no_other_address_stands_there(contact: Contact, is_so: bool) -> None:
    assert is_theirs(contact, Person(ANNA)) is is_so
