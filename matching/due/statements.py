"""Needs and offers that are about to expire, or have expired."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from matching.centre_records import CentreRecords
from matching.due.item import DueItem, Letter
from matching.messages import Message, message
from matching.partnerships.wording import Day, headline
from matching.statement import Need, Statement

AHEAD = timedelta(days=14)
"""So long before its last day it is time to ask about it."""


def expiring(records: CentreRecords, today: date) -> Iterator[DueItem]:
    """One for each open need and offer of the centre's partners whose last day is near or has passed."""
    for partner in records.partners():
        for statement in records.register.statements_of.get(partner.id, ()):
            last = last_day(statement)
            if statement.status == "open" and last is not None and last <= today + AHEAD:
                yield _item(records, statement, last, today)


def last_day(statement: Statement) -> date | None:
    """The last day on which it can be met: it expires, or all of its dates have an end; None for never."""
    ends = [window.end for window in statement.windows]
    known = [end for end in ends if end is not None]
    last_dates = [max(known)] if known and len(known) == len(ends) else []
    return min([*last_dates, *([statement.expires] if statement.expires else [])], default=None)


def _item(records: CentreRecords, statement: Statement, last: date, today: date) -> DueItem:
    is_over, seeks = last < today, isinstance(statement, Need)
    name = records.name(statement.partner)
    values = {"name": name, "text": headline(statement), "day": Day(last)}
    return DueItem(
        action="statement_expired" if is_over else "statement_expiring",
        sort="need" if seeks else "offer",
        id=statement.id,
        partners=(statement.partner,),
        since=last + timedelta(days=1) if is_over else last - AHEAD,
        deadline=None if is_over else last,
        sentence=Message(SENTENCES[is_over, seeks].template, values),
        letter=Letter(
            names=[name], body=Message(BODIES[is_over, seeks].template, values), centre=records.centre.name
        ),
    )


SENTENCES = {
    (False, True): message("The need “{text}” of {name} has its last day on {day}."),
    (False, False): message("The offer “{text}” of {name} has its last day on {day}."),
    (True, True): message("The need “{text}” of {name} had its last day on {day} and is shown to nobody."),
    (True, False): message("The offer “{text}” of {name} had its last day on {day} and is shown to nobody."),
}
BODIES = {
    (False, True): message(
        "Your need “{text}” has its last day on {day}. Do you still seek it? Then write a new last day to "
        "us; otherwise we close it."
    ),
    (False, False): message(
        "Your offer “{text}” has its last day on {day}. Does it still stand? Then write a new last day to "
        "us; otherwise we close it."
    ),
    (True, True): message(
        "Your need “{text}” had its last day on {day} and is no longer shown. Do you still seek it? Then "
        "write a new last day to us; otherwise we close it."
    ),
    (True, False): message(
        "Your offer “{text}” had its last day on {day} and is no longer shown. Does it still stand? Then "
        "write a new last day to us; otherwise we close it."
    ),
}
