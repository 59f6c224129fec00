"""Places, exclusions, windows and slots as texts."""

from __future__ import annotations

from datetime import date

import pytest

from matching.availability import DateWindow, Slot
from matching.errors import InvalidProfile
from matching.exclusion import Exclusion
from matching.place import Place
from storage.market_columns import Form
from storage.value_forms import FORMS


@pytest.mark.parametrize(
    ("text", "place", "canonical"),
    [
        ("Herning", ("municipality", "Herning"), "Herning"),
        (" herning kommune ", ("municipality", "Herning"), "Herning"),
        ("657", ("municipality", "Herning"), "Herning"),
        ("0657", ("municipality", "Herning"), "Herning"),
        ("municipality:Herning", ("municipality", "Herning"), "Herning"),
        ("region:Midtjylland", ("region", "Midtjylland"), "region:Midtjylland"),
        ("Region: midtjylland", ("region", "Midtjylland"), "region:Midtjylland"),
        ("region:Region Midtjylland", ("region", "Midtjylland"), "region:Midtjylland"),
        ("country:dk", ("country", "DK"), "country:DK"),
        ("point:56.14,8.97", ("point", "56.14,8.97"), "point:56.14,8.97"),
        ("postcode:GB LA9 7NN", ("postcode", "GB LA9 7NN"), "postcode:GB LA9 7NN"),
    ],
)
def test_place(text: str, place: tuple[str, str], canonical: str) -> None:
    read = FORMS["place"].read(text)
    assert read == Place(*place)
    assert FORMS["place"].write(read) == canonical


@pytest.mark.parametrize(
    ("text", "exclusion"),
    [
        ("industry:alcohol", Exclusion("industry", "alcohol")),
        ("industry: Alkohol", Exclusion("industry", "alcohol")),
        ("partner:ngo-003", Exclusion("partner", "ngo-003")),
    ],
)
def test_exclusion(text: str, exclusion: Exclusion) -> None:
    assert FORMS["exclusion"].read(text) == exclusion


@pytest.mark.parametrize(
    "text",
    ["2027-01-01/2027-06-30", "1-1-2027/30-06-2027", "01/01/2027/30/06/2027", " 01.01.2027 / 30.06.2027 "],
)
def test_window_in_every_form_of_dates(text: str) -> None:
    window = FORMS["window"].read(text)
    assert window == DateWindow(date(2027, 1, 1), date(2027, 6, 30))
    assert FORMS["window"].write(window) == "2027-01-01/2027-06-30"


@pytest.mark.parametrize("text", ["2027-01-01/", "/2027-01-01"])
def test_window_that_is_open_on_one_side(text: str) -> None:
    assert FORMS["window"].write(FORMS["window"].read(text)) == text


@pytest.mark.parametrize("text", ["sat-morning", "lørdag-formiddag", "Saturday - morning"])
def test_slot_in_either_language(text: str) -> None:
    assert FORMS["slot"].read(text) == Slot("sat", "morning")


@pytest.mark.parametrize(
    ("form", "text", "sentence"),
    [
        ("place", "Hrning", "'Hrning' is not a Danish municipality"),
        ("place", "region:Jylland", "'Jylland' is not a Danish region"),
        ("place", "country:Danmark", "'DANMARK' is not the code of a country"),
        ("place", "point:99,8", "'99,8' is not a point"),
        ("exclusion", "alcohol", "'alcohol' is not an exclusion"),
        ("exclusion", "branche:alcohol", "'branche' cannot be excluded"),
        ("exclusion", "industry:sprut", "'sprut' is not a code of industries"),
        ("window", "foråret", "'foråret' is not a window of dates"),
        ("window", "2027-01-01", "is not a window of dates"),
        ("window", "2027-02-30/2027-03-01", "is not a window of dates"),
        ("window", "2027-02-01/2027-01-01", "ends before it begins"),
        ("window", "/", "needs a first or a last date"),
        ("slot", "mandag", "'mandag' is not a part of the week"),
        ("slot", "mon-night", "'night' is not a code of day_parts"),
    ],
)
def test_what_has_not_the_form_gets_a_sentence(form: Form, text: str, sentence: str) -> None:
    with pytest.raises(InvalidProfile, match=sentence):
        FORMS[form].read(text)
