from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest

from matching.errors import InvalidProfile, NotFound, NotSignedIn
from matching.event_outcomes.entered import Entered
from matching.event_outcomes.entering import Held, enter_outcomes
from matching.event_outcomes.outcome import Outcome
from matching.introductions.introduction import Introduction
from matching.introductions.putting import withdraw
from matching.rights.actor import NOBODY, SYSTEM
from matching.rounds.schedule import Schedule
from matching.statement import Offer
from tests.matching.event_sheets.small import EVENT, SCHEDULE
from tests.matching.introductions.fake_work import BROKER, FakeWork

HELD = Held(EVENT, Schedule(SCHEDULE.meetings[:1], 1.0, 1.0))
"""The one meeting of the two that are in the register: a-1 is 'ngo', b-1 is 'com'."""


def yes(**fields: Any) -> Outcome:
    return Outcome(**{"a": "a-1", "b": "b-1", "held": True, "a_says": "yes", "b_says": "yes", **fields})


def enter(work: FakeWork, *outcomes: Outcome, **rest: Any) -> Entered:
    return enter_outcomes(
        work, SYSTEM, rest.pop("held", HELD), outcomes, rest.pop("centre", "centre"), **rest
    )


def only(work: FakeWork) -> Introduction:
    [one] = work.introductions.kept.values()
    return one.value


def why(entered: Entered) -> tuple[str, str]:
    assert entered.made == ()
    [found] = entered.not_made
    return found.kind, found.why.text()


def test_both_yes_is_an_introduction_that_both_have_accepted() -> None:
    work = FakeWork()
    entered = enter(work, yes(note="Ring i uge 23"))
    one = only(work)
    assert [(made.a, made.b, made.introduction) for made in entered.made] == [("a-1", "b-1", one.id)]
    assert entered.not_made == ()
    assert (one.state, one.partners, one.centre) == ("accepted", ("ngo", "com"), "centre")
    assert [event.what for event in one.history] == ["created", "put", "said_yes", "said_yes"]
    assert all(side.answer and side.answer.yes and side.answer.on_behalf for side in one.sides)
    assert one.private_note == "[ev-1: a-1 / b-1]\nPartnerbørs\nRing i uge 23"
    assert one.note == ""
    assert [action for _, action, _, _ in work.audit] == [
        "draft",
        "put",
        "say_yes_on_behalf",
        "say_yes_on_behalf",
    ]


def test_what_was_agreed_on_is_reserved() -> None:
    work = FakeWork()
    work.offers.add(
        Offer(
            id="hours",
            partner="com",
            resource_kind="skilled_time",
            visibility="centres",
            quantity=Decimal(20),
            unit="hours",
        )
    )
    enter(work, yes(need="need", offer="hours", amount=Decimal(5), unit="hours"))
    one = only(work)
    assert [(each.statement, each.amount) for each in one.reserved] == [("hours", Decimal(5))]
    assert work.offers.get("hours").value.committed == Decimal(5)
    assert (one.seeker.statement, one.giver.statement) == ("need", "hours")


@pytest.mark.parametrize("outcome", [yes(offer="offer"), yes(need="need"), yes()])
def test_owner_of_the_need_seeks_and_owner_of_the_offer_gives(outcome: Outcome) -> None:
    work = FakeWork()
    enter(work, outcome)
    assert only(work).partners == ("ngo", "com")


def test_need_of_side_b_makes_it_the_seeker() -> None:
    swapped = replace(EVENT.a[0], partner="com"), replace(EVENT.b[0], partner="ngo")
    event = replace(EVENT, a=swapped[:1], b=swapped[1:])
    for outcome in (yes(need="need"), yes(offer="offer")):
        work = FakeWork()
        enter(work, outcome, held=Held(event, HELD.schedule))
        assert only(work).partners == ("ngo", "com")


def test_entered_twice_makes_nothing_twice() -> None:
    work = FakeWork()
    [made] = enter(work, yes(), yes()).made
    assert why(enter(work, yes())) == (
        "entered",
        f"This was entered before: introduction {made.introduction}.",
    )
    assert len(work.introductions.kept) == 1


def test_what_was_withdrawn_since_is_not_made_again() -> None:
    work = FakeWork()
    [made] = enter(work, yes()).made
    withdraw(work, SYSTEM, made.introduction, work.at(made.introduction))
    assert why(enter(work, yes()))[0] == "entered"


def test_next_event_does_not_introduce_the_same_two_while_that_goes_on() -> None:
    work = FakeWork()
    [made] = enter(work, yes()).made
    later = Held(replace(EVENT, id="ev-2"), HELD.schedule)
    kind, sentence = why(enter(work, yes(), held=later))
    assert kind == "introduced"
    assert sentence.startswith(f"The two have an introduction already, {made.introduction} (accepted")


@pytest.mark.parametrize(("phase", "made"), [("running", 0), ("ended", 1), ("evaluated", 1)])
def test_whose_partnership_has_ended_may_be_introduced_again(phase: str, made: int) -> None:
    work = FakeWork()
    [first] = enter(work, yes()).made
    work.partnerships.add(SimpleNamespace(id="p", introduction=first.introduction, phase=phase))
    later = Held(replace(EVENT, id="ev-2"), HELD.schedule)
    assert len(enter(work, yes(), held=later).made) == made


@pytest.mark.parametrize(
    ("outcome", "kind"),
    [
        (Outcome(a="a-1", b="b-1", held=False), "not_held"),
        (yes(b_says="no"), "no"),
        (yes(a_says="no", b_says=None), "no"),
        (yes(a_says="maybe"), "maybe"),
        (yes(a_says=None), "open"),
        (Outcome(a="a-1", b="b-1"), "open"),
        (yes(b="b-2"), "unplanned"),
        (yes(a="b-1", b="a-1"), "unplanned"),
    ],
)
def test_no_introduction_without_two_who_said_yes(outcome: Outcome, kind: str) -> None:
    work = FakeWork()
    entered = enter(work, outcome)
    assert (entered.made, entered.not_made[0].kind) == ((), kind)
    assert (work.introductions.kept, work.audit) == ({}, [])


def test_who_is_not_in_the_register_is_named() -> None:
    work = FakeWork()
    kind, sentence = why(enter(work, yes(a="a-2"), held=Held(EVENT, Schedule(SCHEDULE.meetings[2:3], 1, 1))))
    assert (kind, sentence.split(";")[0]) == ("unregistered", "'Systuen' has no partner in the register")


@pytest.mark.parametrize(
    ("outcome", "sentence"),
    [
        (yes(need="nobody"), "There is no need with the id 'nobody'"),
        (yes(offer="closed"), "'closed' is 'closed' and cannot be put to anybody"),
    ],
)
def test_what_is_refused_leaves_nothing_half_done(outcome: Outcome, sentence: str) -> None:
    work = FakeWork()
    entered = enter(work, outcome)
    assert why(entered)[0] == "refused"
    assert why(entered)[1].startswith(sentence)
    assert (work.introductions.kept, work.audit) == ({}, [])


def test_broker_who_may_not_answer_for_a_side_makes_nothing() -> None:
    work = FakeWork()
    entered = enter_outcomes(work, BROKER, HELD, [yes()])
    assert why(entered)[0] == "refused"
    assert (work.introductions.kept, work.audit) == ({}, [])


def test_one_that_is_refused_holds_up_no_other() -> None:
    work = FakeWork()
    entered = enter(work, yes(need="nobody"), yes())
    assert ([one.kind for one in entered.not_made], len(entered.made)) == (["refused"], 1)


def test_without_a_centre_it_is_the_one_that_the_two_belong_to() -> None:
    work = FakeWork()
    assert why(enter(work, yes(), centre=None)) == (
        "refused",
        "Say which centre makes the introduction: name its id.",
    )
    ngo = work.partners.get("ngo")
    work.partners.change(replace(ngo.value, centres=("ry",)), ngo.version)
    enter(work, yes(), centre=None)
    assert only(work).centre == "ry"


def test_meetings_that_the_outcomes_do_not_name_are_open() -> None:
    work = FakeWork()
    entered = enter(work, held=Held(EVENT, SCHEDULE))
    assert [one.kind for one in entered.not_made] == ["open"] * 4


def test_unknown_centre_and_nobody_signed_in_are_errors() -> None:
    with pytest.raises(NotFound):
        enter(FakeWork(), yes(), centre="nowhere")
    with pytest.raises(NotSignedIn):
        enter_outcomes(FakeWork(), NOBODY, HELD, [yes()])


def test_both_said_yes_in_the_room_so_the_line_does_not_hold_it_up() -> None:
    work = FakeWork()
    enter(work, yes(), most_open=0)
    assert only(work).state == "accepted"


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"a": "../x"}, "'../x' cannot be a value of a"),
        ({"a_says": "perhaps"}, "'perhaps' is no answer of a_says; write yes, no or maybe."),
        ({"held": False}, "The meeting of 'a-1' and 'b-1' was not held, and yet a_says is 'yes'"),
        ({"amount": Decimal(5)}, "The amount 5 has no unit"),
        ({"note": "a\x00"}, "note holds a character that is not text"),
    ],
)
def test_outcome_that_cannot_be_is_refused(fields: dict[str, Any], sentence: str) -> None:
    with pytest.raises(InvalidProfile) as refused:
        yes(**fields)
    assert str(refused.value).startswith(sentence)
