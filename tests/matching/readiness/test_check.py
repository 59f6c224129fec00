"""The check before a need is published."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import get_args

import pytest

from matching.availability import DateWindow, Slot
from matching.messages import Message
from matching.readiness.check import CHECKS, Item, open_items, readiness
from matching.statement import Need

BARE = Need(id="need", partner="ngo", resource_kind="skilled_time")
READY = replace(
    BARE,
    title="Hjælp til regnskabet",
    text="Vi søger en bogholder til at få styr på bilag og moms sammen med os. I lærer, hvordan en lille "
    "forening drives, og vores koordinator tager imod.",
    quantity=Decimal(1),
    unit="people",
    engagement_form="ongoing",
    in_return="Omtale i nyhedsbrevet",
    expires=date(2027, 3, 1),
)


def ready_items(need: Need) -> set[Item]:
    return {one.item for one in readiness(need) if one.is_ready}


def test_need_that_says_nothing_has_every_item_open() -> None:
    assert ready_items(BARE) == set()
    assert open_items(BARE) == len(get_args(Item)) == len(CHECKS)


def test_need_that_says_everything_is_ready() -> None:
    assert ready_items(READY) == set(get_args(Item))
    assert open_items(READY) == 0


@pytest.mark.parametrize(
    ("said", "item"),
    [
        ({"quantity": Decimal(3), "unit": "people"}, "amount"),
        ({"hours_per_month": Decimal(4)}, "amount"),
        ({"group_min": 2}, "amount"),
        ({"slots": (Slot("mon", "evening"),)}, "time"),
        ({"windows": (DateWindow(date(2027, 1, 1), None),)}, "time"),
        ({"engagement_form": "event_day"}, "time"),
        ({"returns": ("reach",)}, "in_return"),
        ({"in_return": "En rundvisning"}, "in_return"),
        ({"in_return": "En masse erfaring: I lærer om demens"}, "learnt"),
        ({"expires": date(2027, 1, 1)}, "urgency"),
        ({"text": "Der er ingen hast."}, "urgency"),
        ({"text": "Formanden tager imod jer."}, "received"),
        ({"text": "Our coordinator welcomes you."}, "received"),
        ({"text": "You learn how a kitchen for a hundred works."}, "learnt"),
    ],
)
def test_item_is_ready_when_one_of_its_fields_says_it(said: dict[str, object], item: Item) -> None:
    assert item in ready_items(replace(BARE, **said))  # type: ignore[arg-type]
    assert item not in ready_items(BARE)


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("Vi søger en kasserer til bestyrelsen.", "received"),
        ("Vi søger en leder.", "received"),
        ("Vi søger en lærer med erfaring.", "learnt"),
        ("Udvikling af vores hjemmeside.", "learnt"),
    ],
)
def test_what_is_sought_is_not_taken_for_what_is_said(text: str, item: Item) -> None:
    assert item not in ready_items(replace(BARE, text=text))


def test_text_without_a_title_or_a_title_without_a_text_is_no_clear_scope() -> None:
    assert "scope" not in ready_items(replace(READY, title=""))
    assert "scope" not in ready_items(replace(READY, text="Hjælp søges."))


def test_dates_that_end_say_how_urgent_it_is_and_open_ones_do_not() -> None:
    ends = (DateWindow(date(2027, 1, 1), date(2027, 2, 1)),)
    assert "urgency" in ready_items(replace(BARE, windows=ends))
    assert "urgency" not in ready_items(replace(BARE, windows=(*ends, DateWindow(date(2027, 5, 1), None))))


def test_every_sentence_is_in_danish_too() -> None:
    sentences: list[Message] = []
    for need in (BARE, READY):
        for one in readiness(need):
            sentences += [one.question, one.sentence]
    assert len({sentence.template for sentence in sentences}) == 3 * len(CHECKS)
    assert [one.template for one in sentences if one.text("da") == one.text("en")] == []
