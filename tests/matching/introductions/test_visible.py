"""What each reader may see."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date

import pytest

from matching.errors import NotFound
from matching.introductions.introduction import Introduction, Shown
from matching.introductions.steps import answer, expire, withdraw
from matching.introductions.visible import Seen, seen_by_broker, seen_by_side
from matching.partner import Contact
from tests.market import company, ngo
from tests.matching.introductions.small import NOON, accepted, at, draft, no, opened, waiting, yes

ANNA, BENT = Contact("Anna", "anna@ngo.invalid"), Contact("Bent", "bent@com.invalid")
PARTNERS = {"ngo": ngo(contact=ANNA), "com": company(contact=BENT)}


def for_ngo(introduction: Introduction) -> Seen:
    return seen_by_side(introduction, "ngo", PARTNERS)


def test_side_sees_name_and_statement_of_the_other_but_no_contact() -> None:
    other = for_ngo(opened()).giver
    assert (other.name, other.statement, other.contact) == ("Company com", "offer", None)


def test_side_sees_that_the_other_has_answered_but_not_what() -> None:
    assert for_ngo(opened()).giver.has_answered is False
    other = for_ngo(answer(opened(), "com", yes())).giver
    assert (other.has_answered, other.yes, other.answer) == (True, None, None)


def test_side_sees_its_own_answer() -> None:
    own = for_ngo(answer(opened(), "ngo", no())).seeker
    assert (own.yes, own.answer) == (False, no())


def test_side_sees_the_no_of_the_other_without_reason_and_text() -> None:
    seen = for_ngo(answer(opened(), "com", no()))
    assert (seen.state, seen.giver.yes, seen.giver.answer) == ("declined", False, None)
    assert "too_far" not in str(asdict(seen))
    assert "An hour by bus." not in str(asdict(seen))


def test_contacts_are_seen_when_both_have_said_yes() -> None:
    assert for_ngo(accepted()).giver.contact == BENT
    assert seen_by_side(accepted(), "com", PARTNERS).seeker.contact == ANNA


@pytest.mark.parametrize(
    "introduction",
    [
        opened(),
        answer(opened(), "com", yes()),
        answer(opened(), "com", no()),
        expire(answer(opened(), "com", yes()), date(2027, 2, 16), at(16)),
        withdraw(opened(), "broker-1", NOON),
    ],
    ids=lambda introduction: introduction.state,
)
def test_contacts_are_seen_by_no_side_otherwise(introduction: Introduction) -> None:
    seen = str(asdict(for_ngo(introduction)))
    assert "Anna" not in seen
    assert "Bent" not in seen


def test_side_sees_no_score_private_note_user_or_history() -> None:
    shown = Shown(seeker=0.61, giver=0.42, model="prior-1")
    full = answer(opened(shown=shown, private_note="Careful.", note="Hello."), "com", yes("user-9"))
    seen = for_ngo(full)
    assert seen.note == "Hello."
    assert seen.introduction is None
    for hidden in ("0.42", "Careful.", "broker-1", "user-9", "said_yes"):
        assert hidden in str(asdict(seen_by_broker(full, PARTNERS)))
        assert hidden not in str(asdict(seen))


def test_broker_sees_everything() -> None:
    declined = answer(opened(), "com", no())
    seen = seen_by_broker(declined, PARTNERS)
    assert (seen.introduction, seen.giver.answer) == (declined, no())
    assert (seen.seeker.contact, seen.giver.contact) == (ANNA, BENT)
    assert (seen.seeker.yes, seen.seeker.has_answered) == (None, False)


@pytest.mark.parametrize(
    "introduction", [draft(), waiting("i", "ngo", "com"), withdraw(draft(), "broker-1", NOON)]
)
def test_what_was_not_put_to_a_side_is_not_there_for_it(introduction: Introduction) -> None:
    with pytest.raises(NotFound, match="no introduction 'i'") as refused:
        for_ngo(introduction)
    assert "Posten 'i' (introduktion) findes ikke" in refused.value.text("da")


def test_introduction_is_not_there_for_a_stranger_whatever_its_id() -> None:
    with pytest.raises(NotFound):
        seen_by_side(accepted(), "broker", PARTNERS)
