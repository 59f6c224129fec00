"""What came of partnerships and is not settled: contributions, evaluations, ratings."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from matching.centre_records import CentreRecords
from matching.due.item import DueItem
from matching.due.partnership_item import Due, partnership_item
from matching.messages import message
from matching.partnerships.contribution import Contribution
from matching.partnerships.evaluation import Evaluation
from matching.partnerships.given_amount import given_amount
from matching.partnerships.partnership import Partnership
from matching.partnerships.wording import Day


def contributions_open(records: CentreRecords, today: date) -> Iterator[DueItem]:
    """One for each contribution that nobody has confirmed, or that another partner disputes."""
    for partnership in records.partnerships:
        for given in partnership.contributions:
            if not given.confirmed:
                yield partnership_item(records, partnership, _contribution(records, partnership, given))


def evaluations_missing(records: CentreRecords, today: date) -> Iterator[DueItem]:
    """One for each partnership that should be evaluated, and for each partner whose rating is missing."""
    for one in records.partnerships:
        since, evaluations = _evaluation_due(records, one, today), records.evaluations_of(one)
        if since is not None and not evaluations:
            yield partnership_item(records, one, _evaluation(one, since))
        for evaluation in evaluations:
            for partner in evaluation.unrated:
                due = _rating(evaluation, partner, since or one.phases[-1].on)
                yield partnership_item(records, one, due)


def _evaluation_due(records: CentreRecords, partnership: Partnership, today: date) -> date | None:
    """Since when it should be evaluated: it is said to be, or the time of its agreement is over."""
    if (evaluated := partnership.began("evaluated")) is not None:
        return evaluated
    agreement = records.agreement(partnership)
    ends = agreement.ends if agreement else None
    return ends if partnership.phase == "running" and ends is not None and ends < today else None


def _contribution(records: CentreRecords, partnership: Partnership, given: Contribution) -> Due:
    others = tuple(partner for partner in partnership.partners if partner != given.partner)
    return Due(
        action="contribution_disputed" if given.disputed else "contribution_unconfirmed",
        to=(given.partner, *others) if given.disputed else others,
        since=given.day,
        sentence=DISPUTED if given.disputed else UNCONFIRMED,
        body=DISPUTED_BODY if given.disputed else UNCONFIRMED_BODY,
        values={"giver": records.name(given.partner), "amount": given_amount(given), "day": Day(given.day)},
    )


def _evaluation(partnership: Partnership, since: date) -> Due:
    return Due(
        action="evaluation_missing",
        to=partnership.partners,
        since=since,
        sentence=message("The partnership of {names} should have been evaluated on {day}."),
        body=message(
            "Your partnership has come to the end of what you agreed on. Before you go on or part: will you "
            "look with us at what came of it?"
        ),
    )


def _rating(evaluation: Evaluation, partner: str, since: date) -> Due:
    return Due(
        action="rating_missing",
        sort="evaluation",
        id=evaluation.id,
        to=(partner,),
        since=since,
        sentence=message("{missing} has not rated the partnership of {names}."),
        body=message(
            "Your partnership is being evaluated, and your view is missing: how did it go, and would you do "
            "it again?"
        ),
    )


UNCONFIRMED = message("{giver} has reported {amount} on {day}, and {missing} has not confirmed it.")
UNCONFIRMED_BODY = message(
    "{giver} has reported {amount} on {day}. Is that right? Confirm it, or say what is not as it was."
)
DISPUTED = message(
    "What {giver} has reported ({amount} on {day}) is disputed; speak to both, and let it be corrected."
)
DISPUTED_BODY = message(
    "{giver} has reported {amount} on {day}, and not all of you see it that way. Will you look at it "
    "together, so that it can be corrected?"
)
