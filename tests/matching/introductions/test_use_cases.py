"""Who may do what to an introduction, what is kept of it, and what falls due."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

import pytest

from matching.errors import (
    BrobyggerError,
    InvalidProfile,
    InvalidQuery,
    InvalidStep,
    NotAllowed,
    NotFound,
    NotSignedIn,
    Outdated,
)
from matching.introductions.answering import Said, answer_for_side
from matching.introductions.drafting import Drafted, draft, edit_draft
from matching.introductions.introduction import Introduction, Side
from matching.introductions.looking_after import look_after
from matching.introductions.putting import put_to_both, withdraw
from matching.introductions.showing import Chosen, contacts, list_for, show
from matching.rights.actor import NOBODY, SYSTEM, Actor, Grant
from matching.stored import Stored
from tests.matching.introductions import small
from tests.matching.introductions.fake_work import BROKER, OTHER_BROKER, STRANGER, FakeWork, member
from tests.matching.introductions.small import NOON, accepted, in_danish, opened, waiting

BETWEEN = Drafted(seeker=Side("ngo", "need"), giver=Side("com", "offer"))
YES = Said(yes=True)


def kept(*introductions: Introduction) -> FakeWork:
    work = FakeWork()
    for one in introductions:
        work.introductions.add(one)
    return work


def drafted(**fields: Any) -> Drafted:
    return Drafted(**{"seeker": Side("ngo", "need"), "giver": Side("com", "offer"), **fields})


def answered(
    work: FakeWork, actor: Actor, said: Said = YES, version: int | None = None
) -> Stored[Introduction]:
    return answer_for_side(work, actor, "i", said, version)


def test_draft_of_a_broker_is_of_its_centre() -> None:
    work = FakeWork()
    found = draft(work, BROKER, BETWEEN).value
    assert (found.centre, found.broker, found.state) == ("centre", "broker-1", "draft")
    assert [event.what for event in found.history] == ["created"]
    assert work.audit == [("broker-1", "draft", found.id, None)]


REFUSED_DRAFTS: list[tuple[Actor, Drafted, type[BrobyggerError], str]] = [
    (NOBODY, BETWEEN, NotSignedIn, "not signed in"),
    (member("ngo"), BETWEEN, NotAllowed, "You may not draft an introduction here"),
    (BROKER, drafted(centre="ry"), NotAllowed, "You may not draft an introduction here"),
    (SYSTEM, BETWEEN, InvalidProfile, "Say which centre makes the introduction"),
    (SYSTEM, drafted(centre=""), InvalidProfile, "Say which centre makes the introduction"),
    (SYSTEM, drafted(centre="nowhere"), NotFound, "no centre 'nowhere'"),
    (BROKER, drafted(giver=Side("nobody")), NotFound, "no partner with the id 'nobody'"),
    (BROKER, drafted(giver=Side("com", "secret")), NotFound, "no offer with the id 'secret'"),
    (BROKER, drafted(giver=Side("com", "need")), NotFound, "no offer with the id 'need'"),
    (
        BROKER,
        drafted(giver=Side("ngo", "offer"), seeker=Side("com")),
        InvalidProfile,
        "'offer' does not belong to 'ngo'",
    ),
    (BROKER, drafted(giver=Side("ngo")), InvalidProfile, "cannot be introduced to itself"),
    (
        Actor("b", frozenset({Grant("broker", centre="viborg")})),
        drafted(centre="viborg"),
        NotFound,
        "no centre 'viborg'",
    ),
]


@pytest.mark.parametrize(("actor", "asked", "error", "sentence"), REFUSED_DRAFTS)
def test_draft_that_cannot_be_is_refused(
    actor: Actor, asked: Drafted, error: type[BrobyggerError], sentence: str
) -> None:
    work = FakeWork()
    with pytest.raises(error) as refused:
        draft(work, actor, asked)
    assert sentence in str(refused.value)
    assert work.introductions.kept == {}


def test_broker_introduces_nobody_without_a_partner_of_its_own() -> None:
    work = FakeWork()
    work.centres.add(type(work.centres.get("ry").value)(id="viborg", name="Viborg"))
    with pytest.raises(NotAllowed):
        draft(work, STRANGER, drafted(centre="viborg"))


def test_draft_can_be_edited_until_it_is_put() -> None:
    work = kept(small.draft())
    found = edit_draft(work, BROKER, "i", 1, {"note": "Hej", "state": "accepted"}).value
    assert (found.note, found.state) == ("Hej", "draft")
    put_to_both(work, BROKER, "i", 2)
    with pytest.raises(InvalidStep) as refused:
        edit_draft(work, BROKER, "i", 3, {"note": "Farvel"})
    assert in_danish(refused.value.sentence)


@pytest.mark.parametrize(
    "step",
    [
        lambda work: edit_draft(work, BROKER, "i", 7, {}),
        lambda work: put_to_both(work, BROKER, "i", 7),
        lambda work: withdraw(work, BROKER, "i", 7),
        lambda work: answered(work, member("ngo"), YES, 7),
    ],
)
def test_step_on_what_somebody_else_has_changed_is_refused(step: Callable[[FakeWork], object]) -> None:
    with pytest.raises(Outdated):
        step(kept(opened()))


def test_put_gives_so_many_working_days_also_to_one_that_waits() -> None:
    work = kept(small.draft(), *(opened(f"o{n}") for n in range(3)))
    assert put_to_both(work, BROKER, "i", 1, working_days=1).value.state == "waiting"
    withdraw(work, BROKER, "o1", 1)
    moved = work.introductions.get("i").value
    assert (moved.state, moved.deadline) == ("open", date(2027, 2, 2))
    assert work.audit[-1] == ("system", "move_up", "i", None)


def test_closed_offer_cannot_be_put() -> None:
    work = kept(small.draft(giver="com"))
    work.introductions.add(
        Introduction(
            id="c", centre="centre", broker="b", created=NOON, seeker=Side("ngo"), giver=Side("com", "closed")
        )
    )
    with pytest.raises(InvalidStep) as refused:
        put_to_both(work, BROKER, "c", 1)
    assert "'closed' is 'closed' and cannot be put" in str(refused.value)
    assert in_danish(refused.value.sentence)


@pytest.mark.parametrize("actor", [STRANGER, OTHER_BROKER, member("ngo"), member("com")])
def test_draft_is_hidden_from_all_but_its_centre(actor: Actor) -> None:
    work = kept(small.draft())
    assert show(work, BROKER, "i").seen.introduction is not None
    with pytest.raises(NotFound):
        show(work, actor, "i")
    assert list_for(work, actor, Chosen(), 10) == ([], None)


@pytest.mark.parametrize(
    ("actor", "whole"),
    [(BROKER, True), (SYSTEM, True), (OTHER_BROKER, False), (member("ngo"), False), (member("com"), False)],
)
def test_open_one_is_seen_by_its_centre_and_both_sides(actor: Actor, whole: bool) -> None:
    work = kept(opened())
    assert (show(work, actor, "i").seen.introduction is not None) == whole
    (found,), rest = list_for(work, actor, Chosen(partner="com"), 10)
    assert (found.seen.introduction is not None, rest) == (whole, None)


def test_open_one_is_hidden_from_strangers_and_nobody() -> None:
    work = kept(opened())
    with pytest.raises(NotFound):
        show(work, STRANGER, "i")
    with pytest.raises(NotSignedIn):
        show(work, NOBODY, "i")
    with pytest.raises(NotSignedIn):
        list_for(work, NOBODY, Chosen(), 10)
    assert list_for(work, STRANGER, Chosen(), 10) == ([], None)


@pytest.mark.parametrize("step", [put_to_both, withdraw])
@pytest.mark.parametrize("actor", [member("ngo"), OTHER_BROKER])
def test_side_may_not_take_the_steps_of_the_broker(step: Callable[..., object], actor: Actor) -> None:
    with pytest.raises(NotAllowed):
        step(kept(opened()), actor, "i", 1)


def test_member_and_broker_of_a_side_answer_for_it() -> None:
    work = kept(opened())
    answered(work, member("ngo"))
    found = answered(work, OTHER_BROKER, Said(yes=True, partner="com")).value
    assert found.state == "accepted"
    said = [side.answer for side in found.sides]
    assert [(one.user, one.on_behalf) for one in said if one] == [("of-ngo", False), ("broker-2", True)]
    assert work.audit[:2] == [
        ("of-ngo", "say_yes", "i", "ngo"),
        ("broker-2", "say_yes_on_behalf", "i", "com"),
    ]


@pytest.mark.parametrize("actor", [member("ngo"), BROKER])
def test_nobody_answers_for_a_side_that_is_not_theirs(actor: Actor) -> None:
    with pytest.raises(NotAllowed):
        answered(kept(opened()), actor, Said(yes=True, partner="com"))


@pytest.mark.parametrize(("actor", "said"), [(SYSTEM, YES), (member("ngo"), Said(yes=True, partner="else"))])
def test_answer_for_no_side_is_refused(actor: Actor, said: Said) -> None:
    with pytest.raises(InvalidProfile) as refused:
        answered(kept(opened()), actor, said)
    assert "ngo, com" in str(refused.value)


def test_second_answer_of_a_side_names_the_version_it_has_seen() -> None:
    work = kept(opened())
    answered(work, member("ngo"))
    no = Said(yes=False, reason="too_far")
    with pytest.raises(InvalidStep) as refused:
        answered(work, member("ngo"), no)
    assert in_danish(refused.value.sentence)
    assert answered(work, member("ngo"), no, 2).value.state == "declined"


def test_no_lets_the_next_in_line_move_up() -> None:
    work = kept(opened(), opened("o1"), opened("o2"), waiting("w", "ngo", "com"))
    answered(work, member("com"), Said(yes=False, reason="other"))
    assert work.introductions.get("w").value.state == "open"


def test_unanswered_one_expires_after_its_deadline_and_the_next_moves_up() -> None:
    work = kept(opened(), opened("o1"), opened("o2"), waiting("w", "ngo", "com"))
    work.today = NOON + timedelta(days=14)
    assert look_after(work) == ([], [])
    work.today = NOON + timedelta(days=15)
    expired, moved = look_after(work)
    assert ([one.id for one in expired], [one.id for one in moved]) == (["i", "o1", "o2"], ["w"])
    assert moved[0].deadline == date(2027, 3, 2)
    assert ("system", "expire", "i", None) in work.audit
    assert look_after(work) == ([], [])


def test_contacts_are_shown_when_both_have_said_yes_and_that_is_noted() -> None:
    work = kept(accepted())
    seeker, giver = contacts(work, member("ngo"), "i")
    assert (seeker.contact, giver.contact) == (
        work.partners.get("ngo").value.contact,
        work.partners.get("com").value.contact,
    )
    assert work.audit == [("of-ngo", "read_contact", "com", "i")]
    contacts(work, BROKER, "i")
    assert work.audit[1:] == [
        ("broker-1", "read_contact", "ngo", "i"),
        ("broker-1", "read_contact", "com", "i"),
    ]


@pytest.mark.parametrize("actor", [member("ngo"), BROKER])
def test_contacts_are_not_shown_before(actor: Actor) -> None:
    work = kept(opened())
    with pytest.raises(InvalidStep) as refused:
        contacts(work, actor, "i")
    assert in_danish(refused.value.sentence)
    assert work.audit == []


def test_what_a_partnership_has_come_of_is_not_withdrawn() -> None:
    work = kept(accepted())
    work.partnerships.add(SimpleNamespace(id="p", introduction="i"))
    with pytest.raises(InvalidStep) as refused:
        withdraw(work, BROKER, "i", 1)
    assert in_danish(refused.value.sentence)


def test_list_is_newest_first_and_goes_on_after_its_last() -> None:
    work = kept(*(opened(f"i{n}") for n in range(5)), small.draft("i9"))
    for actor, ids in ((member("ngo"), "43210"), (BROKER, "943210")):
        page, rest = list_for(work, actor, Chosen(), 3)
        assert [one.seen.id for one in page] == [f"i{n}" for n in ids[:3]]
        page, rest = list_for(work, actor, Chosen(), 3, rest or "")
        assert ([one.seen.id for one in page], rest) == ([f"i{n}" for n in ids[3:]], None)


def test_list_is_narrowed_by_state_and_centre() -> None:
    work = kept(opened(), small.draft("d"))
    assert [one.seen.id for one in list_for(work, BROKER, Chosen(state="draft"), 9)[0]] == ["d"]
    assert list_for(work, BROKER, Chosen(centre="ry"), 9) == ([], None)
    with pytest.raises(InvalidQuery) as refused:
        list_for(work, BROKER, Chosen(state="lost"), 9)
    assert in_danish(refused.value.sentence)
