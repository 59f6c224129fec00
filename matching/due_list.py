"""What a broker of a centre should do today. The service itself never contacts anybody."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from matching.centre_records import CentreRecords
from matching.due.introductions import answers_missing
from matching.due.item import DueItem
from matching.due.outcomes import contributions_open, evaluations_missing
from matching.due.partnerships import agreements_open, reviews_due
from matching.due.profiles import profiles_incomplete
from matching.due.statements import expiring

Rule = Callable[[CentreRecords, date], Iterable[DueItem]]
OF_REGISTER: tuple[Rule, ...] = (expiring, profiles_incomplete)
"""What depends on the register alone, and takes long where that is large."""
OF_WORK: tuple[Rule, ...] = (
    answers_missing,
    reviews_due,
    agreements_open,
    contributions_open,
    evaluations_missing,
)
RULES = (*OF_REGISTER, *OF_WORK)


def due_list(records: CentreRecords, today: date, rules: Iterable[Rule] = RULES) -> list[DueItem]:
    """All there is to do by ``rules``, what has waited longest first; ties by action and id."""
    return sorted((item for rule in rules for item in rule(records, today)), key=lambda item: item.place)
