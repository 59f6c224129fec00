"""The use cases of events over a real database, of either kind."""

from __future__ import annotations

from datetime import UTC, datetime
from hashlib import sha256

import pytest

from matching.accounts.centre import Centre
from matching.errors import InvalidProfile, InvalidStep, NotFound
from matching.events.answering import answer, asked, say_after
from matching.events.evening import close_event, end_evening, mark, undo
from matching.events.event import MOST_GUESTS, Event, Guest
from matching.events.finding import whole_event
from matching.events.keeping import (
    Frame,
    add_guests,
    change_frame,
    delete_event,
    make_event,
    remove_guest,
)
from matching.events.links import Secrets, make_links, new_link
from matching.events.planning import begin_planning, keep_plan, planning_failed
from tests.storage.partnership_desk import BROKER, COMPANY, STRANGER, Desk, fill

FRAME = Frame(
    name="Aften",
    starts=datetime(2027, 3, 10, 16, tzinfo=UTC),
    place="",
    form="speed_dating",
    tables=2,
    rounds=2,
    minutes=10,
    change_minutes=2,
    break_after=0,
    break_minutes=10,
)


@pytest.fixture
def desk(url: str) -> Desk:
    made = Desk(url)
    made.do(fill)
    made.do(lambda work: work.centres.add(Centre(id=next(iter(BROKER.centres)), name="Centret")))
    return made


def digest(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()


def secrets_from(*names: str) -> Secrets:
    left = list(names)

    def made() -> tuple[str, str]:
        name = left.pop(0)
        return name, digest(name)

    return made


def evening(desk: Desk) -> str:
    id: str = desk.do(make_event, BROKER, next(iter(BROKER.centres)), FRAME).value.id
    guests = [Guest(id="a0", name="Nordlys", side="a"), Guest(id="b0", name="Haven", side="b")]
    assert desk.do(add_guests, BROKER, id, guests)[1] == 2
    return id


def seen(desk: Desk, id: str) -> Event:
    event: Event = desk.do(whole_event, BROKER, id).event
    return event


def planned(desk: Desk, id: str, since: int | None = None) -> None:
    desk.do(begin_planning, BROKER, id, since)
    desk.do(keep_plan, BROKER, id, {"meetings": []}, since)


def test_guest_who_comes_already_is_passed_over_and_too_many_are_refused(desk: Desk) -> None:
    id = evening(desk)
    again = Guest(id="a0", name="NORDLYS", side="a")
    assert desk.do(add_guests, BROKER, id, [again])[1] == 0
    many = [Guest(id="a0", name=f"Nr. {number}", side="a") for number in range(MOST_GUESTS)]
    with pytest.raises(InvalidProfile, match="too many"):
        desk.do(add_guests, BROKER, id, many)
    assert len(seen(desk, id).guests) == 2


def test_new_link_ends_the_old_one_and_of_both_only_the_digest_is_stored(desk: Desk) -> None:
    id = evening(desk)
    desk.do(make_links, BROKER, id, secrets_from("secret-a", "secret-b"))
    desk.do(new_link, BROKER, id, "a1", secrets_from("secret-new"))
    assert desk.do(asked, digest("secret-new")).guest.id == "a1"
    with pytest.raises(NotFound):
        desk.do(asked, digest("secret-a"))
    stored = str(desk.do(lambda work: [one.value for one in work.event_answers.find(event=id)]))
    assert digest("secret-new") in stored
    assert "secret-" not in stored


def test_answer_is_closed_when_it_is_planned(desk: Desk) -> None:
    id = evening(desk)
    desk.do(make_links, BROKER, id, secrets_from("one", "two"))
    given = desk.do(asked, digest("one")).answer.value
    desk.do(answer, digest("one"), given)
    planned(desk, id)
    with pytest.raises(InvalidStep, match="questionnaire is closed"):
        desk.do(answer, digest("one"), given)


def test_link_of_a_removed_guest_leads_nowhere(desk: Desk) -> None:
    id = evening(desk)
    desk.do(make_links, BROKER, id, secrets_from("one", "two"))
    desk.do(remove_guest, BROKER, id, "a1")
    with pytest.raises(NotFound):
        desk.do(asked, digest("one"))


def test_mark_made_while_a_plan_is_being_made_waits_for_the_next(desk: Desk) -> None:
    id = evening(desk)
    planned(desk, id)
    desk.do(lambda work: mark(work, BROKER, id, "a1", 1, there=False))
    desk.do(begin_planning, BROKER, id, 1)
    desk.do(lambda work: mark(work, BROKER, id, "b1", 2, there=False))
    desk.do(keep_plan, BROKER, id, {"meetings": []}, 1)
    event = seen(desk, id)
    assert [one.guest for one in event.plans[-1].marks] == ["a1"]
    assert [one.guest for one in event.marks] == ["b1"]


def test_plan_that_comes_after_the_evening_is_not_kept(desk: Desk) -> None:
    id = evening(desk)
    planned(desk, id)
    desk.do(begin_planning, BROKER, id, 1)
    desk.do(end_evening, BROKER, id)
    with pytest.raises(InvalidStep):
        desk.do(keep_plan, BROKER, id, {"meetings": []}, 1)
    assert len(seen(desk, id).plans) == 1


def test_undo_has_an_end(desk: Desk) -> None:
    id = evening(desk)
    planned(desk, id)
    desk.do(lambda work: mark(work, BROKER, id, "a1", 1, there=False))
    assert desk.do(undo, BROKER, id).value.marks == ()
    with pytest.raises(InvalidStep, match="nothing to take back"):
        desk.do(undo, BROKER, id)


@pytest.mark.parametrize("actor", [STRANGER, COMPANY], ids=["other centre", "member"])
def test_event_is_not_there_for_others(desk: Desk, actor: object) -> None:
    id = evening(desk)
    with pytest.raises(NotFound):
        desk.do(whole_event, actor, id)


def test_nothing_changes_under_a_plan_that_is_being_made(desk: Desk) -> None:
    id = evening(desk)
    desk.do(make_links, BROKER, id, secrets_from("one", "two"))
    desk.do(begin_planning, BROKER, id, None)
    before = seen(desk, id)
    given = desk.do(asked, digest("one")).answer.value
    for change in (
        lambda: desk.do(add_guests, BROKER, id, [Guest(id="a0", name="Sent ude", side="a")]),
        lambda: desk.do(remove_guest, BROKER, id, "a1"),
        lambda: desk.do(change_frame, BROKER, id, 1, FRAME),
        lambda: desk.do(answer, digest("one"), given),
    ):
        with pytest.raises(InvalidStep, match="is being made already"):
            change()
    assert seen(desk, id) == before


def test_id_of_somebody_who_was_removed_is_nobody_elses(desk: Desk) -> None:
    id = evening(desk)
    desk.do(remove_guest, BROKER, id, "a1")
    desk.do(add_guests, BROKER, id, [Guest(id="a0", name="Solsikken", side="a")])
    assert [one.id for one in seen(desk, id).guests] == ["b1", "a2"]


def test_failure_to_plan_what_was_deleted_meanwhile_is_nobodys(desk: Desk) -> None:
    id = evening(desk)
    desk.do(begin_planning, BROKER, id, None)
    desk.do(delete_event, BROKER, id)
    desk.do(planning_failed, id, "Det gik ikke.")
    with pytest.raises(NotFound):
        desk.do(whole_event, BROKER, id)


def test_link_of_a_closed_event_says_that_the_answers_are_collected(desk: Desk) -> None:
    id = evening(desk)
    desk.do(make_links, BROKER, id, secrets_from("one", "two"))
    planned(desk, id)
    desk.do(end_evening, BROKER, id)
    desk.do(close_event, BROKER, id)
    with pytest.raises(InvalidStep, match="are collected"):
        desk.do(say_after, digest("one"), {})
