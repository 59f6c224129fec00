from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from matching.activity_report import ActivityReport, activity_report
from matching.centre_records import CentreRecords
from matching.errors import InvalidQuery
from matching.introductions.answer import Answer
from matching.introductions.introduction import Introduction
from matching.introductions.steps import answer, expire, withdraw
from matching.partner import Partner
from matching.partnerships.history import PhaseStart
from matching.partnerships.phases import end
from matching.reporting.as_dict import report_as_dict
from matching.small_partner import is_small
from tests.market import company, need, ngo, offer
from tests.matching.centre import records
from tests.matching.introductions.small import at, draft, no, opened
from tests.matching.partnerships.small import BY, contribution, partnership, running

FEBRUARY = date(2027, 2, 1), date(2027, 2, 28)


def report(known: CentreRecords) -> ActivityReport:
    return activity_report(known, *FEBRUARY)


def accepted(id: str) -> Introduction:
    seeker, giver = "ngo", "com"
    first, second = (Answer(yes=True, user="u", at=at(day)) for day in (3, 6))
    return answer(answer(opened(id, seeker, giver), seeker, first), giver, second)


def test_empty_period_has_counts_of_none_and_no_rates() -> None:
    found = report(records())
    assert set(found.introductions.by_state.values()) == {0}
    assert found.introductions.acceptance_rate is None
    assert found.introductions.median_days_to_answer is None
    assert found.given == ()
    assert found.small.met.share is None


def test_acceptance_rate_is_over_what_is_decided() -> None:
    known = [
        accepted("a"),
        answer(opened("b"), "ngo", no(when=at(2))),
        expire(opened("c"), date(2027, 2, 16), at(16)),
        opened("d"),
        withdraw(opened("e"), "ida", at(2)),
        draft("f"),
    ]
    found = report(records(introductions=known)).introductions
    assert (found.acceptance_rate, found.decided) == (1 / 3, 3)
    assert (found.median_days_to_answer, found.answers) == (2.0, 3)
    assert {state: n for state, n in found.by_state.items() if n} == {
        "draft": 1, "open": 1, "accepted": 1, "declined": 1, "expired": 1, "withdrawn": 1,
    }  # fmt: skip


def test_introduction_counts_in_the_period_it_was_put_in() -> None:
    known = records(introductions=[accepted("a")])
    january = activity_report(known, date(2027, 1, 1), date(2027, 1, 31))
    assert sum(january.introductions.by_state.values()) == 0


def test_partnership_counts_while_it_goes_on() -> None:
    ended = end(partnership(), "No time.", **BY)
    later = replace(partnership(id="P2"), phases=(PhaseStart("dialogue", date(2027, 3, 1)),))
    found = report(records(partnerships=[partnership(id="P3"), ended, later])).partnerships
    assert (found.total, found.began) == (1, 0)
    assert found.by_level == {"ad_hoc": 1, "continuous": 0, "partnership": 0}


def test_purposes_are_those_of_the_statements_and_unknown_where_nobody_has_said() -> None:
    one = partnership(needs=("need",), offers=("offer",))
    both = records(need(purposes=("education",)), offer(purposes=("education", "health")), partnerships=[one])
    assert report(both).partnerships.by_purpose == {"education": 1}
    assert report(records(partnerships=[one])).partnerships.by_purpose == {"unknown": 1}


def test_hours_and_people_are_counted_apart_by_what_the_other_side_says() -> None:
    day = date(2027, 2, 3)
    given = (
        contribution(id="1", day=day, hours=Decimal("2.5"), confirmed_by="ida"),
        contribution(id="2", day=day, hours=Decimal(1), people=None),
        contribution(id="3", day=day, disputed_by="ida"),
        contribution(id="4", day=date(2027, 1, 31), hours=Decimal(99)),
    )
    (found,) = report(records(partnerships=[replace(running(), contributions=given)])).given
    assert (found.partner, found.kind) == ("com", "company")
    assert [(one.contributions, one.hours, one.people) for one in (found.confirmed, found.unconfirmed)] == [
        (1, Decimal("2.5"), 3),
        (1, Decimal(1), 0),
    ]
    assert (found.disputed.contributions, found.disputed.hours, found.disputed.people) == (1, Decimal(0), 3)


@pytest.mark.parametrize(
    ("partner", "small"),
    [
        (ngo(employees=5), True),
        (ngo(employees=6), False),
        (ngo(employees=0, yearly_income_dkk=Decimal(1_000_001)), False),
        (ngo(yearly_income_dkk=Decimal(1_000_000)), True),
        (ngo(volunteers=400), None),
    ],
)
def test_small_is_what_is_known_to_be_small(partner: Partner, small: bool | None) -> None:
    assert is_small(partner) is small


def test_partner_counts_once_however_often_it_was_introduced() -> None:
    profiles = [
        ngo(employees=1, centres=("centre",)),
        ngo("big", employees=90, centres=("centre",)),
        ngo("quiet", centres=("centre",)),
        company(employees=400),
    ]
    known = [accepted("a"), opened("b"), opened("c", "big"), opened("d", "quiet"), draft("e", "quiet")]
    small = report(records(profiles=profiles, introductions=known)).small
    assert (small.registered.small, small.registered.over, small.registered.unknown) == (1, 2, 1)
    assert (small.shown.small, small.shown.over, small.shown.unknown) == (1, 3, 1)
    assert (small.met.small, small.met.over, small.met.share) == (1, 2, 0.5)


def test_period_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(InvalidQuery, match="swap the two days"):
        activity_report(records(), date(2027, 2, 2), date(2027, 2, 1))


def test_document_says_what_small_and_shown_mean() -> None:
    document = report_as_dict(report(records()), "en")
    notes = " ".join(document["notes"])
    assert "at most 5 employees and a yearly income of at most 1 000 000 DKK" in notes
    assert "which lists a broker has looked at is not logged yet" in notes
