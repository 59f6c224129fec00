"""A registration, and what it cannot do without."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from matching.errors import InvalidProfile
from matching.partner import Contact, Partner
from matching.place import Place
from matching.registrations.complete import check_everything, check_step, missing_steps
from matching.registrations.registration import Event, Registration
from matching.statement import Need

THEN = datetime(2026, 11, 23, 12, tzinfo=UTC)
NEED = Need(id="n1", partner="p1", resource_kind="goods")
EMPTY = Registration(
    id="r1",
    digest="d",
    begun=THEN,
    touched=THEN,
    profile=Partner(id="p1", kind="ngo", name="Haven"),
)
FULL = replace(
    EMPTY,
    profile=replace(
        EMPTY.profile,
        mission="Vi dyrker.",
        places=(Place("municipality", "Herning"),),
        contact=Contact("Ida", "ida@example.org"),
    ),
    needs=(NEED,),
    password_hash="hash",
    consented=THEN,
)


def test_empty_one_misses_something_in_every_step_and_a_full_one_nothing() -> None:
    assert missing_steps(EMPTY) == [1, 2, 3, 4]
    assert missing_steps(FULL) == []
    check_everything(FULL)


@pytest.mark.parametrize(
    ("step", "fields"),
    [
        (1, ["places"]),
        (2, ["mission"]),
        (3, ["gives_text_1"]),
        (4, ["contact_name", "contact_email", "password", "consent"]),
    ],
)
def test_each_step_names_its_own_fields(step: int, fields: list[str]) -> None:
    with pytest.raises(InvalidProfile) as caught:
        check_step(EMPTY, step)
    assert [one.field for one in caught.value.problems] == fields


@pytest.mark.parametrize("email", ["", "ida", "ida@", "a b@example.org", f"{'a' * 250}@example.org"])
def test_mail_address_has_to_be_one(email: str) -> None:
    profile = replace(FULL.profile, contact=Contact("Ida", email))
    assert missing_steps(replace(FULL, profile=profile)) == [4]


def test_short_form_has_room_for_three() -> None:
    replace(FULL, needs=(NEED,) * 3)
    with pytest.raises(InvalidProfile, match="keep the 3 that matter most"):
        replace(FULL, needs=(NEED,) * 4)


def test_time_without_a_zone_is_refused() -> None:
    with pytest.raises(InvalidProfile, match="has no time zone"):
        replace(FULL, touched=datetime(2026, 11, 23))
    with pytest.raises(InvalidProfile, match="has no time zone"):
        Event(at=datetime(2026, 11, 23), what="sent")


def test_question_is_read_as_long_as_it_waits_for_an_answer() -> None:
    asked = Event(at=THEN, what="asked", user="u1", text="Hvem?")
    waiting = replace(FULL, state="asked", history=(Event(at=THEN, what="sent"), asked))
    assert waiting.said is asked
    assert waiting.is_open
    again = replace(waiting, state="sent")
    assert (again.said, again.is_open, again.sent) == (None, False, THEN)
