"""What came of a centre's work in a period: counted once, shown as JSON, CSV or on a page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from matching.centre_records import CentreRecords
from matching.errors import InvalidQuery
from matching.messages import message
from matching.reporting.given import GivenBy, given_by
from matching.reporting.introductions import Introduced, introduced
from matching.reporting.partnerships import Partnered, partnered
from matching.reporting.period import Period
from matching.reporting.small import SmallShares, small_shares


@dataclass(frozen=True, slots=True)
class ActivityReport:
    """The report of one centre for one period."""

    centre: str
    centre_name: str
    period: Period
    introductions: Introduced
    partnerships: Partnered
    given: tuple[GivenBy, ...]
    small: SmallShares


def activity_report(records: CentreRecords, first: date, last: date) -> ActivityReport:
    """The report for the days from ``first`` to ``last``, both included.

    Raises:
        InvalidQuery: the period ends before it begins.
    """
    if last < first:
        raise InvalidQuery(
            message(
                "The period ends on {last}, before it begins ({first}); swap the two days.",
                first=first,
                last=last,
            )
        )
    period = Period(first, last)
    return ActivityReport(
        centre=records.centre.id,
        centre_name=records.centre.name,
        period=period,
        introductions=introduced(records, period),
        partnerships=partnered(records, period),
        given=given_by(records, period),
        small=small_shares(records, period),
    )
