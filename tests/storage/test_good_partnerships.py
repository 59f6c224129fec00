"""Which stored partnerships are good, and for whom."""

from __future__ import annotations

import pytest

from matching.alliances.good_partnerships import good_partnerships
from matching.errors import NotSignedIn
from matching.partnerships import evaluating, moving
from matching.rights.actor import NOBODY, SYSTEM
from tests.storage.partnership_desk import BROKER, COMPANY, NGO, STRANGER, Desk, begun, fill, running

PAIR = (("com", "ngo"),)


@pytest.fixture
def desk(url: str) -> Desk:
    made = Desk(url)
    made.do(fill)
    return made


def rate(desk: Desk, of: str, *grades: int, again: bool | None = None) -> None:
    id = desk.do(evaluating.start_evaluation, BROKER, of).value.id
    for who, grade in zip((NGO, COMPANY), grades, strict=False):
        desk.do(evaluating.rate, who, id, grade, again=again)


def test_dialogue_is_no_good_partnership_yet(desk: Desk) -> None:
    begun(desk)
    assert desk.do(good_partnerships, SYSTEM) == ()


def test_partnership_that_runs_is_good_for_whoever_may_see_it(desk: Desk) -> None:
    running(desk)
    assert [desk.do(good_partnerships, who) for who in (SYSTEM, BROKER, NGO, STRANGER)] == [
        PAIR,
        PAIR,
        PAIR,
        (),
    ]


def test_partnership_that_runs_poorly_is_not_good_and_only_its_broker_can_tell(desk: Desk) -> None:
    rate(desk, running(desk), 2, 3)
    assert [desk.do(good_partnerships, who) for who in (BROKER, NGO)] == [(), PAIR]


@pytest.mark.parametrize(
    ("grades", "again", "expected"), [((4, 4), None, PAIR), ((5, 5), False, ()), ((4, 3), True, ())]
)
def test_partnership_that_is_over_is_good_if_it_was_evaluated_well(
    desk: Desk, grades: tuple[int, int], again: bool | None, expected: tuple[tuple[str, str], ...]
) -> None:
    id = running(desk)
    rate(desk, id, *grades, again=again)
    desk.do(moving.move_on, BROKER, id, "evaluated")
    assert desk.do(good_partnerships, BROKER) == expected
    assert desk.do(good_partnerships, NGO) == ()


def test_partnership_that_ended_is_not_good(desk: Desk) -> None:
    id = running(desk)
    rate(desk, id, 5, 5)
    desk.do(moving.end, BROKER, id, "They moved.")
    assert desk.do(good_partnerships, SYSTEM) == ()


def test_nobody_is_told_nothing(desk: Desk) -> None:
    with pytest.raises(NotSignedIn):
        desk.do(good_partnerships, NOBODY)
