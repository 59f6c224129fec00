"""Steps: what follows on what, and what is refused."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from matching.errors import InvalidStep
from matching.introductions.introduction import Introduction
from matching.introductions.steps import answer, begin, expire, move_up, put, withdraw
from tests.matching.introductions.small import (
    DEADLINE,
    NOON,
    accepted,
    at,
    draft,
    in_danish,
    no,
    opened,
    up,
    waiting,
    yes,
)


def events(introduction: Introduction) -> list[tuple[str | None, str, str | None]]:
    return [(event.user, event.what, event.side) for event in introduction.history]


def test_draft_that_is_put_is_open_with_its_deadline() -> None:
    found = put(begin(draft()), "broker-2", at(2), DEADLINE, True)
    assert (found.state, found.put, found.deadline, found.closed) == ("open", at(2), DEADLINE, None)
    assert events(found) == [("broker-1", "created", None), ("broker-2", "put", None)]


def test_draft_waits_in_line_without_a_deadline_when_a_side_is_not_free() -> None:
    found = put(begin(draft()), "broker-1", at(2), DEADLINE, False)
    assert (found.state, found.waiting_since, found.put, found.deadline) == ("waiting", at(2), None, None)
    assert events(found)[-1] == ("broker-1", "put_in_line", None)


def test_waiting_one_moves_up_by_itself_and_gets_its_deadline_then() -> None:
    found = move_up(waiting("i", "ngo", "com"), at(9), date(2027, 2, 23))
    assert (found.state, found.put, found.deadline) == ("open", at(9), date(2027, 2, 23))
    assert found.waiting_since == NOON
    assert events(found)[-1] == (None, "moved_up", None)


def test_one_yes_leaves_it_open() -> None:
    assert answer(opened(), "ngo", yes()).state == "open"


def test_two_yes_accept_it() -> None:
    found = answer(answer(opened(), "com", yes("c", at(3))), "ngo", yes("n", at(4)))
    assert (found.state, found.closed) == ("accepted", at(4))
    assert events(found)[-2:] == [("c", "said_yes", "com"), ("n", "said_yes", "ngo")]


@pytest.mark.parametrize("first", ["ngo", "com"])
def test_one_no_declines_it_at_once(first: str) -> None:
    found = answer(opened(), first, no("n", at(3)))
    assert (found.state, found.closed) == ("declined", at(3))
    assert events(found)[-1] == ("n", "said_no", first)


def test_no_after_a_yes_of_the_other_declines_it() -> None:
    assert answer(answer(opened(), "ngo", yes()), "com", no()).state == "declined"


def test_side_changes_its_yes_until_the_other_has_answered() -> None:
    found = answer(answer(opened(), "ngo", yes()), "ngo", no())
    assert found.state == "declined"
    assert [what for _, what, _ in events(found)][-2:] == ["said_yes", "said_no"]


def test_yes_that_is_repeated_is_one_answer() -> None:
    found = answer(answer(opened(), "ngo", yes()), "ngo", yes("user-2"))
    assert found.state == "open"
    assert found.seeker.answer == yes("user-2")


def test_answer_is_taken_until_midnight_in_denmark() -> None:
    last, late = datetime(2027, 2, 15, 22, 59, tzinfo=UTC), datetime(2027, 2, 15, 23, 0, tzinfo=UTC)
    assert answer(opened(), "ngo", yes(when=last)).seeker.answer is not None
    with pytest.raises(InvalidStep, match="The deadline was 2027-02-15"):
        answer(opened(), "ngo", yes(when=late))


def test_deadline_may_be_today_in_denmark() -> None:
    just_after_midnight = datetime(2027, 2, 14, 23, 30, tzinfo=UTC)
    assert put(draft(), "b", just_after_midnight, DEADLINE, True).deadline == DEADLINE


def test_unanswered_one_expires_when_the_deadline_has_passed() -> None:
    found = expire(answer(opened(), "ngo", yes()), date(2027, 2, 16), at(16))
    assert (found.state, found.closed) == ("expired", at(16))
    assert events(found)[-1] == (None, "expired", None)


@pytest.mark.parametrize("introduction", [draft(), waiting("i", "ngo", "com"), opened(), accepted()])
def test_what_is_not_closed_or_was_accepted_can_be_withdrawn(introduction: Introduction) -> None:
    found = withdraw(introduction, "broker-1", at(5))
    assert (found.state, found.closed) == ("withdrawn", at(5))
    assert events(found)[-1] == ("broker-1", "withdrawn", None)


REFUSED: list[tuple[Callable[[], object], str]] = [
    (lambda: put(opened(), "b", NOON, DEADLINE, True), "is 'open' and cannot be put to both sides"),
    (lambda: put(draft(), "b", at(16), DEADLINE, True), "2027-02-15 has passed already; choose 2027-02-16"),
    (lambda: up(draft()), "is 'draft' and cannot move up"),
    (lambda: up(accepted()), "is 'accepted' and cannot move up"),
    (lambda: move_up(waiting("i", "a", "b"), at(16), DEADLINE), "has passed already"),
    (lambda: answer(opened(), "stranger", yes()), "'stranger' is not one of the two sides"),
    (lambda: answer(draft(), "ngo", yes()), "is 'draft' and takes no answer"),
    (lambda: answer(waiting("i", "ngo", "com"), "ngo", yes()), "is 'waiting in line' and takes no answer"),
    (lambda: answer(accepted(), "ngo", no()), "is 'accepted' and takes no answer"),
    (lambda: answer(answer(opened(), "ngo", no()), "ngo", yes()), "is 'declined' and takes no answer"),
    (lambda: expire(opened(), DEADLINE, NOON), "The deadline 2027-02-15 has not passed"),
    (lambda: expire(draft(), date(2028, 1, 1), NOON), "is 'draft' and cannot expire"),
    (lambda: expire(accepted(), date(2028, 1, 1), NOON), "is 'accepted' and cannot expire"),
    (lambda: withdraw(answer(opened(), "ngo", no()), "b", NOON), "is 'declined' and cannot be withdrawn"),
    (lambda: withdraw(withdraw(draft(), "b", NOON), "b", NOON), "is 'withdrawn' and cannot be withdrawn"),
]


@pytest.mark.parametrize(("step", "sentence"), REFUSED)
def test_step_that_cannot_follow_is_refused_with_a_sentence(
    step: Callable[[], object], sentence: str
) -> None:
    with pytest.raises(InvalidStep) as refused:
        step()
    assert sentence in str(refused.value)
    assert in_danish(refused.value.sentence)
