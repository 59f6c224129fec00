"""Own words, seasons of the year, and names of places."""

from __future__ import annotations

from datetime import date

import pytest

from matching.errors import InvalidProfile, InvalidQuery
from matching.place import Place
from matching.portal.asking import own_words
from matching.portal.season_of_year import season_named, seasons_from
from matching.portal.whereabouts import whereabouts
from matching.statement import Need, Offer


def test_need_is_answered_by_offers_and_an_offer_by_needs() -> None:
    assert own_words("Vi søger en bogholder", "").answers == "offers"
    assert own_words("Vi kan tilbyde et lokale", "").answers == "needs"


def test_text_is_turned_round_where_somebody_says_what_they_look_for() -> None:
    asked = own_words("Vi søger en bogholder", "needs")
    assert isinstance(asked.query.statement, Offer)
    assert asked.query.statement.text == "Vi søger en bogholder"
    assert asked.understood == (), "it was read the other way round"
    own = own_words("Vi søger en bogholder i Herning", "offers")
    assert isinstance(own.query.statement, Need)
    assert "Herning" in own.understood[0].text("da")


def test_no_words_are_no_question() -> None:
    with pytest.raises(InvalidQuery):
        own_words("?!", "")


@pytest.mark.parametrize(
    ("code", "first", "last"),
    [
        ("2027-spring", date(2027, 3, 1), date(2027, 5, 31)),
        ("2027-winter", date(2027, 12, 1), date(2028, 2, 29)),
    ],
)
def test_season_has_three_whole_months(code: str, first: date, last: date) -> None:
    window = season_named(code).window
    assert (window.start, window.end) == (first, last)
    assert season_named(code).code == code


@pytest.mark.parametrize(
    "code", ["", "spring", "2027", "2027-spring-", "27-spring", "0000-winter", "٢٠٢٧-spring"]
)
def test_other_season_is_refused(code: str) -> None:
    with pytest.raises(InvalidProfile, match="is no season"):
        season_named(code)


@pytest.mark.parametrize(
    ("today", "first"),
    [
        (date(2026, 11, 30), "2026-autumn"),
        (date(2026, 12, 1), "2026-winter"),
        (date(2027, 2, 28), "2026-winter"),
        (date(2027, 3, 1), "2027-spring"),
    ],
)
def test_seasons_begin_with_the_one_that_it_is(today: date, first: str) -> None:
    seasons = seasons_from(today)
    assert seasons[0].code == first
    starts = [one.window.start for one in seasons if one.window.start]
    assert starts == sorted(starts)
    assert len(set(starts)) == 6


def test_place_is_told_as_a_municipality_or_a_region_and_never_as_a_point() -> None:
    places = [Place("point", "56.14,8.97"), Place("municipality", "Herning"), Place("region", "Midtjylland")]
    told = [one if isinstance(one, str) else one.text("da") for one in whereabouts(places)]
    assert told == ["Herning", "Region Midtjylland"]
    assert [str(one) for one in whereabouts([Place("country", "DK"), Place("country", "SE")])] == [
        "All of Denmark",
        "SE",
    ]
