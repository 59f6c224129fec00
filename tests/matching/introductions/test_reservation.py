"""What accepting takes from the capacity of a statement."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from matching.availability import DateWindow
from matching.errors import InvalidStep
from matching.introductions.ask import Ask
from matching.introductions.reservation import reserve, spend
from tests.market import need, offer
from tests.matching.introductions.small import in_danish


def window(first: str, last: str) -> DateWindow:
    return DateWindow(date.fromisoformat(first), date.fromisoformat(last))


MARCH, APRIL = window("2027-03-01", "2027-03-31"), window("2027-04-01", "2027-04-30")
SPRING = DateWindow(date(2027, 3, 1), None)
TEN_PEOPLE: dict[str, Any] = {"quantity": Decimal(10), "unit": "people"}


def ask(amount: str | None = "4", unit: str = "people", *dates: DateWindow) -> Ask:
    return Ask(amount=Decimal(amount) if amount else None, unit=unit, dates=dates)


def notes(statement: dict[str, Any], asked: Ask, *taken: DateWindow) -> list[str]:
    return [str(note) for note in reserve(offer(**statement), asked, taken).notes]


def test_what_is_asked_for_is_reserved_and_then_spoken_for() -> None:
    found = reserve(offer(**TEN_PEOPLE), ask("4", "people", MARCH))
    assert (found.statement, found.amount, found.dates) == ("offer", Decimal(4), (MARCH,))
    assert found.notes == ()
    assert spend(offer(**TEN_PEOPLE), found) == offer(**TEN_PEOPLE, committed=Decimal(4))


def test_need_is_filled_as_an_offer_is_spent() -> None:
    half_filled = need(**TEN_PEOPLE, committed=Decimal(5))
    assert spend(half_filled, reserve(half_filled, ask("4"))) == need(**TEN_PEOPLE, committed=Decimal(9))


def test_all_that_is_left_can_be_taken_to_the_last_tenth() -> None:
    given = offer(quantity=Decimal("0.3"), unit="hours", committed=Decimal("0.1"))
    assert spend(given, reserve(given, ask("0.2", "hours"))).committed == Decimal("0.3")
    with pytest.raises(InvalidStep, match="'offer' has 0.2 hours left, and 0.3 are asked for; ask for less"):
        reserve(given, ask("0.3", "hours"))


REFUSED: list[tuple[dict[str, Any], Ask, str]] = [
    (TEN_PEOPLE, ask("11"), "has 10 people left, and 11 are asked for"),
    ({**TEN_PEOPLE, "committed": Decimal(7)}, ask("4"), "has 3 people left"),
    ({**TEN_PEOPLE, "committed": Decimal(10)}, ask("1"), "has nothing left"),
    ({**TEN_PEOPLE, "committed": Decimal(10)}, Ask(), "has nothing left"),
    ({"quantity": Decimal(0), "unit": "people"}, Ask(), "has nothing left"),
    ({"unit": "people", "group_min": 5}, ask("4"), "at least 5 people, and 4 are asked for"),
    ({"windows": (MARCH,)}, ask("4", "people", APRIL), "of 2027-04-01/2027-04-30; choose dates within 2027-"),
    ({"windows": (SPRING,)}, ask(None, "people", window("2027-02-28", "2027-03-02")), "within 2027-03-01/."),
]


@pytest.mark.parametrize(("statement", "asked", "sentence"), REFUSED)
def test_more_than_is_left_is_refused_with_a_sentence(
    statement: dict[str, Any], asked: Ask, sentence: str
) -> None:
    with pytest.raises(InvalidStep) as refused:
        reserve(offer(**statement), asked)
    assert sentence in str(refused.value)
    assert in_danish(refused.value.sentence)


def test_dates_may_lie_across_windows_that_join() -> None:
    across = ask("4", "people", window("2027-03-20", "2027-04-10"))
    assert reserve(offer(**TEN_PEOPLE, windows=(APRIL, MARCH)), across).amount == 4
    with pytest.raises(InvalidStep):
        reserve(offer(**TEN_PEOPLE, windows=(window("2027-03-01", "2027-03-30"), APRIL)), across)


NOTED: list[tuple[dict[str, Any], Ask, str]] = [
    ({}, ask("4"), "How much there is of 'offer' is not known"),
    (TEN_PEOPLE, Ask(), "How much is taken of 'offer' is not known, so nothing is reserved"),
    (TEN_PEOPLE, ask("4", "hours"), "4 hours are asked for, but 'offer' is counted in people"),
    ({**TEN_PEOPLE, "group_max": 3}, ask("4"), "4 people are asked for, and 'offer' is for at most 3"),
    (
        {"quantity": Decimal(100), "unit": "hours", "hours_per_month": Decimal(8)},
        ask("17", "hours", window("2027-03-20", "2027-04-10")),
        "17 hours in 2 months are more than the 8 hours a month",
    ),
]


@pytest.mark.parametrize(("statement", "asked", "sentence"), NOTED)
def test_what_cannot_be_reckoned_is_said_and_not_refused(
    statement: dict[str, Any], asked: Ask, sentence: str
) -> None:
    [note, *_] = reserve(offer(**statement), asked).notes
    assert sentence in str(note)
    assert in_danish(note)


def test_amount_that_is_not_known_is_not_spent() -> None:
    given = offer(**TEN_PEOPLE, committed=Decimal(2))
    found = reserve(given, ask("4", "hours"))
    assert found.amount is None
    assert spend(given, found) == given


def test_smallest_group_is_large_enough() -> None:
    assert reserve(offer(**TEN_PEOPLE, group_min=4), ask("4")).amount == 4


def test_amount_is_counted_where_only_the_unit_is_known() -> None:
    given = offer(unit="people")
    assert spend(given, reserve(given, ask("4"))).committed == 4


def test_hours_that_fit_the_months_need_no_note() -> None:
    hours: dict[str, Any] = {"quantity": Decimal(100), "unit": "hours", "hours_per_month": Decimal(8)}
    assert notes(hours, ask("16", "hours", window("2027-03-20", "2027-04-10"))) == []
    assert notes(hours, ask("90", "hours")) == []


def test_dates_that_are_taken_are_refused_where_no_quantity_says_that_there_is_enough() -> None:
    asked = ask("4", "people", MARCH)
    with pytest.raises(InvalidStep) as refused:
        reserve(offer(), asked, [window("2027-03-31", "2027-04-02")])
    assert "'offer' has been given to another on 2027-03-31/2027-03-31;" in str(refused.value)
    assert in_danish(refused.value.sentence)
    assert reserve(offer(), asked, [APRIL]).dates == (MARCH,)
    assert notes(TEN_PEOPLE, asked, MARCH) == []
