from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from matching.errors import InvalidProfile, InvalidStep, NotFound
from matching.partnerships.contributing import confirm, dispute, report_contribution
from matching.partnerships.contribution import Contribution
from matching.partnerships.partnership import Partnership
from matching.partnerships.phases import end
from tests.matching.partnerships.small import BY, DAY, NOW, contribution, partnership, running

OTHER: Any = {"partner": "ngo", "user": "ida", "now": NOW}


def reported(**fields: Any) -> Partnership:
    return report_contribution(running(), contribution(**fields), now=NOW, today=DAY)


def only(given: Partnership) -> Contribution:
    [found] = given.contributions
    return found


def test_reported_contribution_is_neither_confirmed_nor_disputed() -> None:
    after = reported(hours=Decimal("7.5"))
    assert (only(after).confirmed, only(after).disputed) == (False, False)
    line = after.history[-1]
    assert (line.user, line.what, line.about) == ("bo", "contribution_reported", "G1")


def test_report_cannot_bring_its_own_confirmation() -> None:
    assert not only(reported(confirmed_by="ida")).confirmed


def test_other_partner_confirms() -> None:
    after = confirm(reported(), "G1", **OTHER)
    assert only(after).confirmed_by == "ida"
    assert (after.history[-1].what, after.history[-1].about) == ("contribution_confirmed", "G1")


@pytest.mark.parametrize(
    ("partner", "user"),
    [("com", "another"), ("ngo", "bo"), ("stranger", "ida")],
    ids=["side", "user", "stranger"],
)
def test_neither_the_reporting_side_nor_a_stranger_answers(partner: str, user: str) -> None:
    with pytest.raises(InvalidStep, match="only by another user"):
        confirm(reported(), "G1", partner=partner, user=user, now=NOW)
    with pytest.raises(InvalidStep, match="only by another user"):
        dispute(reported(), "G1", "Never.", partner=partner, user=user, now=NOW)


def test_dispute_takes_the_confirmation_back_and_keeps_why() -> None:
    after = dispute(confirm(reported(), "G1", **OTHER), "G1", "They were two.", **OTHER)
    assert (only(after).confirmed, only(after).disputed_by, only(after).dispute) == (
        False,
        "ida",
        "They were two.",
    )
    assert only(confirm(after, "G1", **OTHER)).dispute == ""


def test_disputed_contribution_is_corrected_under_its_id_and_is_open_again() -> None:
    disputed = dispute(reported(), "G1", "They were two.", **OTHER)
    after = report_contribution(disputed, contribution(people=2), now=NOW, today=DAY)
    assert (only(after).people, only(after).disputed) == (2, False)


def test_confirmed_contribution_and_that_of_another_cannot_be_corrected() -> None:
    confirmed = confirm(reported(), "G1", **OTHER)
    with pytest.raises(InvalidStep, match="cannot be corrected"):
        report_contribution(confirmed, contribution(people=9), now=NOW, today=DAY)
    with pytest.raises(InvalidStep, match="cannot be corrected"):
        report_contribution(reported(), contribution(partner="ngo"), now=NOW, today=DAY)


def test_contribution_of_tomorrow_is_refused() -> None:
    with pytest.raises(InvalidStep, match="dated 2027-02-01, which is yet to come"):
        reported(day=date(2027, 2, 1))


def test_nothing_is_reported_before_it_runs() -> None:
    with pytest.raises(InvalidStep, match="has not run yet"):
        report_contribution(partnership(), contribution(), now=NOW, today=DAY)


def test_late_report_after_the_end_is_taken() -> None:
    ended = end(running(), "Done.", **BY)
    assert len(report_contribution(ended, contribution(), now=NOW, today=DAY).contributions) == 1


def test_unknown_contribution_is_not_found() -> None:
    with pytest.raises(NotFound):
        confirm(running(), "G1", **OTHER)


@pytest.mark.parametrize(
    "fields",
    [
        {"people": None},
        {"people": 0},
        {"hours": Decimal(-1)},
        {"hours": Decimal("NaN")},
        {"confirmed_by": "bo"},
        {"confirmed_by": "ida", "disputed_by": "ida"},
    ],
    ids=str,
)
def test_contribution_that_cannot_be_is_refused(fields: dict[str, Any]) -> None:
    with pytest.raises(InvalidProfile):
        contribution(**fields)
