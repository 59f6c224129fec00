"""The line: who waits, and who moves up."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

from matching.introductions.introduction import Introduction
from matching.introductions.line import is_free, moving_up
from matching.introductions.steps import withdraw
from tests.matching.introductions.small import NOON, accepted, at, draft, opened, waiting


def ids(introductions: list[Introduction]) -> list[str]:
    return [one.id for one in introductions]


def full(partner: str, most: int = 3) -> list[Introduction]:
    return [opened(f"{partner}-{n}", partner, f"other-{partner}-{n}") for n in range(most)]


def test_fourth_one_of_a_partner_is_not_free() -> None:
    assert is_free(draft(), full("ngo")[:2])
    assert not is_free(draft(), full("ngo"))
    assert not is_free(draft(), full("com"))


def test_what_is_closed_is_not_counted() -> None:
    closed = [accepted(), withdraw(full("ngo")[0], "broker-1", NOON)]
    assert is_free(draft("new"), [*full("ngo")[1:], *closed])


def test_limit_is_a_setting() -> None:
    assert not is_free(draft(), full("ngo", 1), most_open=1)


def test_one_moves_up_when_both_sides_are_free() -> None:
    line = [waiting("w", "ngo", "com")]
    assert ids(moving_up([*full("ngo"), *line])) == []
    assert ids(moving_up([*full("com"), *line])) == []
    assert ids(moving_up([*full("ngo", 2), *full("com", 2), *line])) == ["w"]


def test_who_has_waited_longest_moves_up_first() -> None:
    line = [waiting("late", "ngo", "x", at(3)), waiting("early", "ngo", "y", at(2))]
    assert ids(moving_up([*full("ngo", 2), *line])) == ["early"]
    assert ids(moving_up([*full("ngo", 1), *line])) == ["early", "late"]


def test_same_time_is_settled_by_id_whatever_the_order() -> None:
    line = [waiting("b", "ngo", "x"), waiting("a", "ngo", "y")]
    assert ids(moving_up([*full("ngo", 2), *line])) == ["a"]
    assert ids(moving_up([*line[::-1], *full("ngo", 2)])) == ["a"]


def test_waiting_is_compared_as_time_and_not_as_text() -> None:
    early = datetime(2027, 2, 2, 13, tzinfo=timezone(timedelta(hours=2)))
    line = [waiting("late", "ngo", "x", at(2, 12)), waiting("early", "ngo", "y", early)]
    assert ids(moving_up([*full("ngo", 2), *line])) == ["early"]


def test_one_that_waits_for_a_full_partner_lets_others_pass() -> None:
    line = [waiting("first", "full", "ngo", at(2)), waiting("second", "ngo", "com", at(3))]
    assert ids(moving_up([*full("full"), *line])) == ["second"]


def test_longest_waiting_one_holds_the_last_free_place() -> None:
    line = [waiting("first", "full", "ngo", at(2)), waiting("second", "ngo", "com", at(3))]
    assert ids(moving_up([*full("full"), *full("ngo", 2), *line])) == []
    assert ids(moving_up([*full("full", 2), *full("ngo", 2), *line])) == ["first"]


def test_one_far_back_in_a_long_line_holds_no_place() -> None:
    line = [waiting("front", "full", "x", at(2)), waiting("back", "full", "ngo", at(3))]
    rest = [waiting("other", "ngo", "com", at(4))]
    assert ids(moving_up([*full("full"), *full("ngo", 2), *line, *rest])) == ["other"]


def test_new_draft_does_not_overtake_who_waits() -> None:
    line = [waiting("w", "ngo", "com")]
    assert not is_free(draft("new", "ngo", "y"), [*full("ngo", 2), *line])
    assert is_free(draft("new", "ngo", "y"), [*full("ngo", 1), *line])
