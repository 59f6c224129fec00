"""Partnerships whose agreement is missing or unsigned, or whose review is due."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from matching.centre_records import CentreRecords
from matching.due.item import DueItem
from matching.due.partnership_item import Due, partnership_item
from matching.messages import message
from matching.partnerships.history import FOLLOWS
from matching.partnerships.partnership import Partnership

AHEAD = timedelta(days=7)
"""So long before a review it is time to invite to it."""


def agreements_open(records: CentreRecords, today: date) -> Iterator[DueItem]:
    """One for each partnership that is to have an agreement and has none that all have signed."""
    for one in _going_on(records):
        if (due := _unsigned(records, one) or _missing(records, one)) is not None:
            yield partnership_item(records, one, due)


def reviews_due(records: CentreRecords, today: date) -> Iterator[DueItem]:
    """One for each review date of the next week, or passed and still written down."""
    for one in _going_on(records):
        for day in one.review_dates:
            if day <= today + AHEAD:
                yield partnership_item(records, one, _review(one, day))


def _going_on(records: CentreRecords) -> Iterator[Partnership]:
    return (one for one in records.partnerships if FOLLOWS[one.phase])


def _unsigned(records: CentreRecords, partnership: Partnership) -> Due | None:
    agreement = records.agreement(partnership)
    if agreement is None or agreement.fully_signed:
        return None
    return Due(
        action="agreement_unsigned",
        sort="agreement",
        id=agreement.id,
        to=agreement.unsigned,
        since=partnership.began("agreement") or partnership.phases[-1].on,
        sentence=message(
            "Version {number} of the agreement between {names} is not signed by {missing} (since {day})."
        ),
        body=message(
            "Version {number} of the agreement between {names} is ready. Will you read it, and sign it or "
            "write to us what should be changed?"
        ),
        values={"number": agreement.number},
    )


def _missing(records: CentreRecords, partnership: Partnership) -> Due | None:
    if partnership.phase != "agreement" or records.agreement(partnership) is not None:
        return None
    return Due(
        action="agreement_missing",
        to=partnership.partners,
        since=partnership.phases[-1].on,
        sentence=message("{names} went on to an agreement on {day}, and nothing has been drafted."),
        body=message(
            "You decided to make an agreement. We can send you a draft made from what you have told us; "
            "when would it suit you to go through it together?"
        ),
    )


def _review(partnership: Partnership, day: date) -> Due:
    return Due(
        action="review_due",
        to=partnership.partners,
        since=day - AHEAD,
        deadline=day,
        sentence=message(
            "The review of the partnership of {names} is on {day}; take the day off the list when it has "
            "been held."
        ),
        body=message(
            "You agreed to look at your partnership together on {day}: what has been reached, what should "
            "be changed? Does that day still suit you all?"
        ),
    )
