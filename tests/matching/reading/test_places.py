"""Which places a text names, and which words only look like one."""

from __future__ import annotations

import pytest

from matching.place import municipalities
from matching.reading.places import read_places
from matching.reading.text import read_words
from matching.reading.word_list import rows_of


def named(text: str) -> list[str]:
    return [f"{place.what}:{place.value}" for place in read_places(read_words(text))]


def test_every_municipality_is_read() -> None:
    for name in municipalities():
        assert named(f"frivillige i {name}") == [f"municipality:{name}"]


def test_every_town_is_read_as_its_municipality() -> None:
    for row in rows_of("towns"):
        wanted = [part.strip() for part in row["place"].split("|")]
        assert named(f"frivillige i {row['name']}") == [
            part if ":" in part else f"municipality:{part}" for part in wanted
        ]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Hernings frivillige", ["Herning"]),
        ("Herning Kommune søger", ["Herning"]),
        ("en kok ved Hvide Sande", ["Ringkøbing-Skjern"]),
        ("mellem Ikast og Brande", ["Ikast-Brande"]),
        ("I ÅRHUS OG AALBORG", ["Aarhus", "Aalborg"]),
        ("volunteers in Copenhagen", ["København"]),
        ("frivillige på Djursland", ["Syddjurs", "Norddjurs"]),
        ("Nykøbing Falster", ["Guldborgsund"]),
        ("Kgs. Lyngby", ["Lyngby-Taarbæk"]),
        ("Nørresundby/Aalborg", ["Aalborg"]),
        ("i Ringe", ["Faaborg-Midtfyn"]),
        ("bogholder i struer", ["Struer"]),
        ("frivillige til Fanø", ["Fanø"]),
        ("a\u030ahus, Ska\u0308rup, A\u030arhus", ["Aarhus"]),
    ],
)
def test_place_is_read(text: str, places: list[str]) -> None:
    assert named(text) == [f"municipality:{place}" for place in places]


@pytest.mark.parametrize(
    "text",
    [
        "vejledning til unge",
        "Vejen er lang",
        "det er i vejen",
        "Ringe til os",
        "i ringe grad",
        "Give us a hand, Them and us",
        "Odder er dyr",
        "en odder i åen",
        "to skiver brød og en skive ost",
        "flere lejre i skoven",
        "på mors dag",
        "Herningvej 12",
        "Horsens Landevej 4",
        "tre års erfaring",
        "en hals og en tarm",
        "Ringstedet",
        "uden for Viborg",
        "alle byer undtagen Randers",
        "ikke i Herning",
    ],
)
def test_what_only_looks_like_a_place_is_none(text: str) -> None:
    assert named(text) == []


def test_region_is_read_by_name() -> None:
    assert named("i Region Syddanmark og Nordjylland") == ["region:Syddanmark", "region:Nordjylland"]


def test_island_that_is_no_region_is_left_alone() -> None:
    assert named("på Sjælland og i hovedstaden") == []


def test_more_than_five_places_are_none() -> None:
    assert named("Herning, Ikast, Struer, Lemvig, Viborg") != []
    assert named("Vi har hjulpet i Herning, Ikast, i Struer, Lemvig, Viborg, Randers og Aarhus") == []
