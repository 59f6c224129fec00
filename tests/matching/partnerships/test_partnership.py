from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from matching.errors import InvalidProfile
from matching.partnerships.contact_person import ContactPerson
from matching.partnerships.history import HistoryLine, Note, PhaseStart
from matching.partnerships.upkeep import add_note, set_contacts, set_reviews
from tests.matching.partnerships.small import DAY, NOW, contribution, partnership

ONCE = PhaseStart("dialogue", DAY)


def test_new_partnership_is_in_dialogue_since_that_day() -> None:
    new = partnership()
    assert (new.phase, new.began("dialogue"), new.began("running")) == ("dialogue", DAY, None)
    assert [(line.at, line.user, line.what) for line in new.history] == [(NOW, "ida", "began")]


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"partners": ("ngo",)}, "partners"),
        ({"partners": ("ngo", "ngo")}, "partners"),
        ({"primary": "other"}, "primary"),
        ({"level": "marriage"}, "level"),
        ({"introduction": "no id"}, "introduction"),
        ({"needs": ("",)}, "needs"),
        ({"end_reason": "bored"}, "end_reason"),
        ({"contacts": (ContactPerson(partner="other"),)}, "contacts"),
        ({"contributions": (contribution(partner="other"),)}, "contributions"),
        ({"contributions": (contribution(), contribution())}, "contributions"),
    ],
)
def test_broken_rule_is_refused(fields: dict[str, Any], field: str) -> None:
    with pytest.raises(InvalidProfile) as error:
        partnership(**fields)
    assert field in [problem.field for problem in error.value.problems]


@pytest.mark.parametrize(
    "phases",
    [
        (),
        (PhaseStart("running", DAY),),
        (ONCE, PhaseStart("evaluated", DAY)),
        (ONCE, PhaseStart("agreement", date(2027, 1, 30))),
        (ONCE, PhaseStart("ended", DAY)),
    ],
    ids=["none", "no-dialogue", "leap", "backwards", "ended-without-reason"],
)
def test_phases_out_of_order_are_refused(phases: tuple[PhaseStart, ...]) -> None:
    with pytest.raises(InvalidProfile):
        replace(partnership(), phases=phases)


def test_three_partners_may_be_in_one_partnership() -> None:
    assert partnership(partners=("ngo", "com", "city"), primary="city").partners == ("ngo", "com", "city")


def test_private_note_is_not_shared() -> None:
    with_notes = partnership()
    for text, shared in (("They are slow.", False), ("We meet in May.", True)):
        with_notes = add_note(with_notes, Note(at=NOW, user="ida", text=text, shared=shared))
    assert len(with_notes.notes) == 2
    assert [note.text for note in with_notes.shared_notes] == ["We meet in May."]


def test_contacts_are_replaced_and_history_holds_no_name() -> None:
    person = ContactPerson(partner="ngo", name="Åse Hemmelig", email="aase@example.org")
    changed = set_contacts(partnership(), (person,), user="ida", now=NOW)
    assert changed.contacts == (person,)
    assert changed.history[-1].what == "contacts_changed"
    assert "Hemmelig" not in repr(changed.history)


def test_reviews_are_in_order_and_each_once() -> None:
    later = date(2027, 6, 1)
    assert set_reviews(partnership(), (later, DAY, later), user="ida", now=NOW).review_dates == (DAY, later)


def test_time_without_zone_is_refused() -> None:
    with pytest.raises(InvalidProfile, match="has no time zone"):
        HistoryLine(at=datetime(2027, 1, 31, 12), user="ida", what="began")


def test_what_cannot_happen_is_no_history() -> None:
    with pytest.raises(InvalidProfile, match="'exploded' is nothing"):
        HistoryLine(at=NOW, user="ida", what="exploded")


def test_history_speaks_danish() -> None:
    assert partnership().history[0].sentence.text("da") == "Dialogen begyndte."
