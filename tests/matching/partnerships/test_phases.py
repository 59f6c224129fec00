from __future__ import annotations

from datetime import date

import pytest

from matching.errors import InvalidProfile, InvalidStep
from matching.partnerships.agreement import Agreement
from matching.partnerships.level import change_level
from matching.partnerships.partnership import Partnership
from matching.partnerships.phases import end, evaluate, start_running, to_agreement
from tests.matching.partnerships.small import (
    BY,
    DAY,
    NOW,
    agreement,
    partnership,
    running,
    signature,
    signed_agreement,
)


def agreeing(level: str = "partnership") -> Partnership:
    return to_agreement(partnership(level=level), **BY)


def test_whole_way_keeps_every_day() -> None:
    days = [date(2027, month, 1) for month in (2, 3, 9)]
    agreed = to_agreement(partnership(level="partnership"), user="ida", now=NOW, on=days[0])
    begun = start_running(agreed, signed_agreement(), user="bo", now=NOW, on=days[1])
    done = evaluate(begun, user="ida", now=NOW, on=days[2])
    assert [(start.phase, start.on) for start in done.phases] == [
        ("dialogue", DAY),
        ("agreement", days[0]),
        ("running", days[1]),
        ("evaluated", days[2]),
    ]
    assert [(line.user, line.what) for line in done.history[1:]] == [
        ("ida", "agreement"),
        ("bo", "running"),
        ("ida", "evaluated"),
    ]


@pytest.mark.parametrize(
    "given",
    [
        None,
        agreement(),
        agreement(signatures=(signature("ngo"),)),
        signed_agreement(partnership="P2"),
    ],
    ids=["none", "unsigned", "half-signed", "another-partnership's"],
)
def test_running_needs_its_own_agreement_signed_by_all(given: Agreement | None) -> None:
    with pytest.raises(InvalidStep, match="cannot run before every partner has signed"):
        start_running(agreeing(), given, **BY)


def test_partner_that_the_agreement_leaves_out_has_not_signed() -> None:
    three = to_agreement(partnership(partners=("ngo", "com", "city"), level="continuous"), **BY)
    with pytest.raises(InvalidStep, match=r"\(city have not\)"):
        start_running(three, signed_agreement(), **BY)


def test_ad_hoc_runs_straight_from_the_dialogue_without_agreement() -> None:
    assert start_running(partnership(level="ad_hoc"), None, **BY).phase == "running"


def test_running_begins_on_the_day_handed_in_and_not_before_the_dialogue() -> None:
    with pytest.raises(InvalidProfile, match="cannot begin on 2027-01-30"):
        start_running(partnership(), None, user="ida", now=NOW, on=date(2027, 1, 30))


def test_dialogue_cannot_be_evaluated() -> None:
    with pytest.raises(InvalidStep) as error:
        evaluate(partnership(), **BY)
    assert error.value.text() == (
        "The partnership 'P1' is in the phase 'dialogue', and 'evaluated' cannot follow on it; "
        "possible is: agreement, running, ended."
    )


def test_running_does_not_go_back_to_agreement() -> None:
    with pytest.raises(InvalidStep, match="possible is: evaluated, ended"):
        to_agreement(running(), **BY)


@pytest.mark.parametrize("before", [partnership(), agreeing(), running()], ids=lambda one: one.phase)
def test_end_is_possible_from_any_open_phase(before: Partnership) -> None:
    after = end(before, "They moved.", **BY)
    assert (after.phase, after.end_reason, after.history[-1].what) == ("ended", "They moved.", "ended")


def test_end_without_reason_is_refused() -> None:
    with pytest.raises(InvalidProfile, match="has a reason"):
        end(running(), " ", **BY)


@pytest.mark.parametrize(
    "over", [evaluate(running(), **BY), end(running(), "Done.", **BY)], ids=["evaluated", "ended"]
)
def test_what_is_over_cannot_be_changed(over: Partnership) -> None:
    with pytest.raises(InvalidStep, match="is over"):
        end(over, "Again.", **BY)
    with pytest.raises(InvalidStep, match="is over"):
        change_level(over, "continuous", "More.", user="ida", now=NOW)


def test_level_changes_with_its_reason() -> None:
    changed = change_level(partnership(), "continuous", "It went well.", user="ida", now=NOW)
    [change] = changed.level_changes
    assert changed.level == "continuous"
    assert (change.before, change.after, change.reason, change.user) == (
        "ad_hoc",
        "continuous",
        "It went well.",
        "ida",
    )
    assert changed.history[-1].what == "level_changed"


def test_level_needs_a_reason_and_has_to_be_another_one() -> None:
    with pytest.raises(InvalidProfile, match="reason is empty"):
        change_level(partnership(), "continuous", "", user="ida", now=NOW)
    with pytest.raises(InvalidStep, match="already; choose another one of continuous, partnership"):
        change_level(partnership(), "ad_hoc", "Why not.", user="ida", now=NOW)
    with pytest.raises(InvalidProfile, match="'marriage' is not a code"):
        change_level(partnership(), "marriage", "Love.", user="ida", now=NOW)


def test_sentence_of_a_step_is_danish_too() -> None:
    with pytest.raises(InvalidStep) as error:
        evaluate(partnership(), **BY)
    assert error.value.text("da") == (
        "Partnerskabet 'P1' er i fasen 'dialog', og 'evalueret' kan ikke følge efter den; "
        "mulige faser: aftale, i gang, afsluttet."
    )
