"""What is read of a free text, what is left alone, and what is said about it."""

from __future__ import annotations

from time import perf_counter

import pytest

from matching.availability import Slot
from matching.errors import InvalidProfile, InvalidQuery
from matching.free_text import FreeText, read_free_text
from matching.place import Place
from matching.statement import Need
from tests.matching.free_text_cases import LATER, NEEDS, OFFERS, TRAPS

DAY = ("morning", "afternoon", "evening")
WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
LONG_TEXT = (
    "Vi er en forening for unge i Randers, og vi har holdt til i kælderen siden 2014. Der er boller og saft, "
    "og naboen kigger ind om torsdagen. Vi mangler en bogholder to timer om ugen. "
)
NOTHING_READ = (
    "No word of the text could be read as a resource, a place or a time; "
    "the text is compared as it is. Only Danish and English can be read."
)


def described(found: FreeText) -> set[str]:
    """What was read, in the words of the table."""
    statement = found.statement
    told = {"need" if isinstance(statement, Need) else "offer"}
    told.add(statement.resource_kind if found.resource_kind_known else "?")
    told |= {f"@{_named(place)}" for place in statement.places}
    if statement.hours_per_month is not None:
        told.add(f"{statement.hours_per_month.normalize():f}h")
    if statement.quantity is not None:
        told.add(f"{statement.quantity}{statement.unit}")
    for name, field in (("remote", "remote"), ("form", "engagement_form"), ("level", "collaboration_level")):
        if getattr(statement, field):
            told.add(f"{name}:{getattr(statement, field)}")
    return told | _slots(statement.slots) | {f"lang:{code}" for code in statement.languages}


def _named(place: Place) -> str:
    return place.value if place.what == "municipality" else f"{place.what}:{place.value}"


def _slots(slots: tuple[Slot, ...]) -> set[str]:
    parts = {day: frozenset(slot.part for slot in slots if slot.weekday == day) for day in WEEK}
    told = {day: "*" if len(own) == len(DAY) else "+".join(sorted(own)) for day, own in parts.items() if own}
    for name, days in (("daily", WEEK), ("weekdays", WEEK[:5])):
        if tuple(told) == days and len(set(told.values())) == 1:
            return {f"{name}-{told['mon']}"}
    return {f"{day}-{part}" for day, own in told.items() for part in own.split("+")}


@pytest.mark.parametrize(("text", "wanted"), [*NEEDS, *OFFERS, *TRAPS, *LATER], ids=lambda value: value[:40])
def test_text_is_read_as_a_person_would(text: str, wanted: str) -> None:
    found = read_free_text(text)
    assert described(found) == set(wanted.split())
    assert found.statement.text == text


def test_purposes_and_target_groups_are_read() -> None:
    statement = read_free_text("Lektiehjælp til flygtninge og ensomme ældre").statement
    assert statement.purposes == ("education", "integration", "elderly_care")
    assert statement.target_groups == ("older_people", "lonely_people", "refugees_and_migrants")


def test_more_than_five_purposes_are_none() -> None:
    text = "Vi søger frivillige til sport, teater, dyr, miljø, skole og integration"
    assert read_free_text(text).statement.purposes == ()


@pytest.mark.parametrize("text", ["12 ældre computere", "Vi søger unge frivillige"])
def test_what_only_looks_like_a_target_group_is_none(text: str) -> None:
    assert read_free_text(text).statement.target_groups == ()


def test_place_that_was_chosen_goes_before_the_text() -> None:
    chosen = Place("municipality", "Lemvig")
    assert read_free_text("bogholder i Herning", chosen).statement.places == (chosen,)


def test_reading_is_told() -> None:
    told = read_free_text("vi mangler en bogholder to timer om ugen i Herning").understood
    assert [str(sentence) for sentence in told] == [
        "Understood as a need for skilled time (pro bono): Herning, 8 hours a month."
    ]


def test_every_field_that_was_read_is_told() -> None:
    text = (
        "Vi tilbyder 2 mentorer i Region Sjælland tirsdag aften og fredag, en enkelt dag, "
        "partnerskab, på afstand, 2½ time om måneden, til unge. Vi taler arabisk."
    )
    assert str(read_free_text(text).understood[0]) == (
        "Understood as an offer of mentoring: Region Sjælland, remote is possible, 2 people, "
        "2.5 hours a month, Tuesday evening, Friday, event day, partnership, language: Arabic, "
        "children and youth, young people (16-25)."
    )


def test_kind_that_is_not_plain_is_told() -> None:
    found = read_free_text("Vi søger en samarbejdspartner i Herning")
    assert not found.resource_kind_known
    assert [str(sentence) for sentence in found.understood] == [
        "Understood as a need: Herning.",
        "The text does not say plainly which resource is needed, so all kinds are compared.",
    ]


@pytest.mark.parametrize(
    "text", ["Wir suchen einen Buchhalter", "نبحث عن محاسب", "Нам потрібен бухгалтер", "42"]
)
def test_words_that_cannot_be_read_are_told_and_the_text_is_kept(text: str) -> None:
    found = read_free_text(text)
    assert found.statement.text == text
    assert [str(sentence) for sentence in found.understood] == [NOTHING_READ]


@pytest.mark.parametrize("text", ["", "  \n\t ", "?!", "\u200b", "🎉"])
def test_text_without_a_word_is_refused(text: str) -> None:
    with pytest.raises(InvalidQuery, match="The text is empty; write what is needed or offered"):
        read_free_text(text)


@pytest.mark.parametrize("text", ["bog\x00holder", "bogholder \ud800"])
def test_character_that_is_no_text_is_refused(text: str) -> None:
    with pytest.raises(InvalidProfile, match="holds a character that is not text"):
        read_free_text(text)


def test_text_that_is_too_long_is_refused() -> None:
    with pytest.raises(InvalidProfile, match="text is 50001 characters long; shorten it to at most 50000"):
        read_free_text("a" * 50_001)


def test_longest_text_is_read_at_once() -> None:
    text = (LONG_TEXT * 300)[:50_000]
    read_free_text("varm op")
    began = perf_counter()
    found = read_free_text(text)
    assert perf_counter() - began < 2  # 0.1 s on a quiet machine
    assert described(found) == {"need", "skilled_time", "@Randers", "8h"}


@pytest.mark.parametrize(
    "piece", ["a", "1 ", "2 timer om ugen ", "vi søger ", "mandag ", "har i ", "å", "1-", "der taler "]
)
def test_odd_text_of_full_length_is_read_at_once(piece: str) -> None:
    began = perf_counter()
    read_free_text((piece * 50_000)[:50_000])
    assert perf_counter() - began < 4
