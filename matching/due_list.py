"""What a broker of a centre should do today. The service itself never contacts anybody."""

from __future__ import annotations

from datetime import date

from matching.centre_records import CentreRecords
from matching.due.introductions import answers_missing
from matching.due.item import DueItem
from matching.due.outcomes import contributions_open, evaluations_missing
from matching.due.partnerships import agreements_open, reviews_due
from matching.due.profiles import profiles_incomplete
from matching.due.statements import expiring

RULES = (
    answers_missing,
    reviews_due,
    expiring,
    agreements_open,
    contributions_open,
    evaluations_missing,
    profiles_incomplete,
)


def due_list(records: CentreRecords, today: date) -> list[DueItem]:
    """All there is to do, what has waited longest first; ties by action and id."""
    return sorted((item for rule in RULES for item in rule(records, today)), key=lambda item: item.place)
