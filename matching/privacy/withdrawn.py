"""Partners that take no part any more, and since when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from matching.introductions.introduction import Introduction
from matching.introductions.state import CLOSED
from matching.introductions.times import danish_day
from matching.partner import Contact
from matching.partnerships.partnership import Partnership
from matching.privacy.work import PrivacyWork
from matching.statement import Statement
from matching.stored import Stored

OVER = {"evaluated", "ended"}
BEFORE_DATES = date(1971, 1, 1)
"""Before this day a record changed only in so far as nobody kept the date."""


def withdrawn(work: PrivacyWork, today: date) -> dict[str, date]:
    """The ids of the partners that have withdrawn, each with the day of the last thing that happened.

    A partner has withdrawn when it had needs or offers, introductions or partnerships, and none of them is
    open or under way. One that was only ever registered has not; nor has one of which nothing is dated.
    """
    last: dict[str, date] = {}
    active: set[str] = set()
    for partner, day, is_active in _happened(work, today):
        last[partner] = max(day, last.get(partner, day))
        if is_active:
            active.add(partner)
    gone = last.keys() - active
    for stored in work.partners.stored_all(gone):
        # What happened to it last may be that its contact person was forgotten.
        if stored.value.contact != Contact():
            last[stored.value.id] = max(last[stored.value.id], danish_day(stored.changed_at))
    return {id: last[id] for id in sorted(gone) if last[id] >= BEFORE_DATES}


def by_partner(things: Iterable[Any]) -> dict[str, list[Any]]:
    """Needs, offers or volunteers by the partner they belong to."""
    found: dict[str, list[Any]] = defaultdict(list)
    for thing in things:
        found[thing.partner].append(thing)
    return found


def _happened(work: PrivacyWork, today: date) -> Iterable[tuple[str, date, bool]]:
    """Which partner had a part in what, the day it ended or changed, and whether it goes on."""
    for repository in (work.needs, work.offers):
        for stored in repository.stored_all(repository.ids()):
            yield _of_statement(stored, today)
    for one in work.introductions.find():
        introduction: Introduction = one.value
        at = introduction.closed or introduction.put or introduction.created
        for partner in introduction.partners:
            yield partner, danish_day(at), introduction.state not in CLOSED
    for one in work.partnerships.find():
        partnership: Partnership = one.value
        for partner in partnership.partners:
            yield partner, partnership.phases[-1].on, partnership.phase not in OVER


def _of_statement(stored: Stored[Any], today: date) -> tuple[str, date, bool]:
    statement: Statement = stored.value
    changed = danish_day(stored.changed_at)
    if statement.expires is not None and statement.expires < today:
        return statement.partner, max(changed, statement.expires), False
    return statement.partner, changed, statement.status != "closed"
