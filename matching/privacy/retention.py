"""How long records of each kind are kept, and why."""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Literal, get_args

from matching.errors import InvalidSetting
from matching.introductions.times import DENMARK
from matching.messages import Message, message

Kind = Literal[
    "introductions",
    "partnerships",
    "users",
    "contacts",
    "volunteers",
    "registrations",
    "invitations",
    "interests",
    "open_interests",
    "put_asides",
    "event_answers",
    "events",
    "uploads",
    "audit",
    "sign_ins",
    "answers",
]
VARIABLE = "BROBYGGER_RETENTION"
MOST_MONTHS = 1200
PAIR = re.compile(r"\s*([a-z_]+)\s*=\s*([0-9]{1,4})\s*", re.ASCII)


@dataclass(frozen=True, slots=True)
class Period:
    """How long, in months; what happens then; and why not longer or shorter. ``least`` is the shortest."""

    months: int
    what: Message
    why: Message
    least: int = 0


PERIODS: dict[Kind, Period] = {
    "introductions": Period(
        24,
        message(
            "texts of introductions that were declined, expired, were withdrawn or stayed drafts: emptied"
        ),
        message(
            "so long a broker wants to read why it came to nothing; answers and reasons, which train the "
            "ranking, stay without them"
        ),
    ),
    "partnerships": Period(
        60,
        message("contact persons, signatures, notes and texts of partnerships that ended: emptied"),
        message(
            "agreements can be about money, and vouchers of accounts are kept for five years in Denmark; "
            "hours, goals and ratings stay"
        ),
    ),
    "users": Period(
        24,
        message("accounts that nobody has signed in with, nor any program of theirs: erased"),
        message(
            "who has not come back for two years has another task; the volunteer centre makes a new account"
        ),
    ),
    "contacts": Period(
        12,
        message("contact persons of withdrawn partners, with nothing open and nothing under way: emptied"),
        message(
            "so long a partner may come back after a pause; then there is nothing to contact anybody about"
        ),
    ),
    "volunteers": Period(
        12,
        message("volunteers of withdrawn partners: deleted"),
        message("they opted in under a partner that takes no part any more"),
    ),
    "registrations": Period(
        2,
        message(
            "registrations that nobody has sent or answered, that were declined, or that became a partner: "
            "deleted"
        ),
        message(
            "so long somebody may come back to finish one, or ask about a no; what was approved stands in "
            "the partner. One that waits for a broker stays"
        ),
    ),
    "invitations": Period(
        1,
        message("links for employees that have expired, and own links that lead to nobody: deleted"),
        message("nobody can use them any more"),
    ),
    "put_asides": Period(
        24,
        message("partners put aside from a list, with the reason: deleted"),
        message(
            "so long a broker wants to read why; after that both sides may have changed, and are looked at "
            "anew"
        ),
    ),
    "interests": Period(
        6,
        message("requests from the portal that were answered or dismissed: deleted"),
        message("so long somebody may ask what came of it; an introduction that was made of it stays"),
    ),
    "open_interests": Period(
        12,
        message("requests from the portal that nobody has answered: deleted"),
        message("who has heard nothing for a year does not wait any more"),
    ),
    "uploads": Period(
        0,
        message("uploaded files that were not taken in: deleted"),
        message("whoever has not come back by the next day uploads the file anew"),
    ),
    "event_answers": Period(
        3,
        message("what participants of an event answered by their links: deleted"),
        message(
            "so long after the evening somebody may ask about it; wishes and what was to be arranged are over"
        ),
    ),
    "events": Period(
        36,
        message("events, their plans, and what came of each meeting: deleted"),
        message("so long it is learnt from who wanted to meet again; introductions that were made stay"),
    ),
    "audit": Period(
        60,
        message("entries of the audit log: deleted"),
        message("so long somebody may have to show who looked at contact details, and who decided what"),
        least=6,
    ),
    "sign_ins": Period(
        1,
        message("failed sign-ins, which are digests: deleted"),
        message("they count for a quarter of an hour; what an idle service leaves behind goes here"),
    ),
    "answers": Period(
        0,
        message(
            "what was answered to requests with an Idempotency-Key, and seasons that could not be made: "
            "deleted"
        ),
        message("they are there for 24 hours, for who sends a request twice, and can hold contact details"),
    ),
}


@dataclass(frozen=True, slots=True)
class Periods:
    """The months in force for each kind: those of the setting, else those above."""

    given: Mapping[Kind, int] = field(default_factory=dict)

    def months(self, kind: Kind) -> int:
        """How long records of ``kind`` are kept."""
        return self.given.get(kind, PERIODS[kind].months)

    def first_kept(self, kind: Kind, today: date) -> date:
        """The first day of which records of ``kind`` are kept; at least those of yesterday are."""
        return min(months_before(today, self.months(kind)), today - timedelta(days=1))

    def moment(self, kind: Kind, today: date) -> datetime:
        """The beginning of that day in Denmark; what is older goes."""
        return datetime.combine(self.first_kept(kind, today), time(), DENMARK)


def periods(text: str) -> Periods:
    """The periods of the setting, as in ``introductions=24,audit=60``; what is left out keeps its own.

    Raises:
        InvalidSetting: a kind that there is not, or no number of months that can be.
    """
    given: dict[Kind, int] = {}
    for pair in filter(str.strip, text.split(",")):
        found = PAIR.fullmatch(pair)
        kind = next((one for one in get_args(Kind) if found and one == found[1]), None)
        if found is None or kind is None or not PERIODS[kind].least <= int(found[2]) <= MOST_MONTHS:
            raise InvalidSetting(
                message(
                    "'{pair}' in {variable} cannot be used; write a kind and its months, as in "
                    "introductions=24,audit=60. The kinds are {known}; the audit log is kept for at least "
                    "{least} months, and nothing for more than {most}.",
                    pair=pair.strip(),
                    variable=VARIABLE,
                    known=", ".join(PERIODS),
                    least=PERIODS["audit"].least,
                    most=MOST_MONTHS,
                )
            )
        given[kind] = int(found[2])
    return Periods(given)


def months_before(day: date, months: int) -> date:
    """The same day of the month ``months`` before, or the last that month has."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
