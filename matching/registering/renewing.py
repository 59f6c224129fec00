"""The life of a need or an offer after it was written: open, paused, closed, over, and renewed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Literal, TypeVar

from matching.availability import DateWindow
from matching.due.statements import last_day
from matching.errors import InvalidStep
from matching.introductions.line import MOST_OPEN
from matching.messages import message
from matching.registering.belongings import change_belonging, changeable
from matching.registering.work import RegisterWork
from matching.rights.actor import Actor
from matching.statement import Need, Offer, Statement
from matching.stored import Stored

Status = Literal["open", "paused", "closed"]
S = TypeVar("S", Need, Offer)


def is_over(statement: Statement, today: date) -> bool:
    """Whether its last day has passed, so that it is shown to nobody."""
    last = last_day(statement)
    return last is not None and last < today


def set_status(
    work: RegisterWork, actor: Actor, made: type[S], id: str, status: Status, most_open: int = MOST_OPEN
) -> Stored[S]:
    """Open, pause or close a need or an offer; one that has that status already stays as it is.

    Raises:
        NotFound, NotSignedIn, NotAllowed: the actor may not change it.
        InvalidStep: it is to be closed, and introductions about it are open.
    """
    stored = changeable(work, actor, made, id)
    if stored.value.status == status:
        return stored
    return change_belonging(work, actor, replace(stored.value, status=status), stored.version, most_open)


def renew(
    work: RegisterWork, actor: Actor, made: type[S], id: str, today: date, most_open: int = MOST_OPEN
) -> Stored[S]:
    """Open a need or an offer again whose last day has passed, with all its dates a year on, or as many
    years as it takes.

    Raises:
        NotFound, NotSignedIn, NotAllowed: the actor may not change it.
        InvalidStep: its last day has not passed.
    """
    stored = changeable(work, actor, made, id)
    if not is_over(stored.value, today):
        raise InvalidStep(
            message("Only what has expired can be renewed; change its dates in the form if you want others.")
        )
    return change_belonging(work, actor, renewed(stored.value, today), stored.version, most_open)


def renewed(statement: S, today: date) -> S:
    """``statement``, open, with all its dates so many years on that its last day is ahead."""
    years = 0
    moved = replace(statement, status="open")
    while is_over(moved, today):
        years += 1
        moved = replace(
            moved,
            expires=_on(statement.expires, years),
            windows=tuple(
                DateWindow(_on(window.start, years), _on(window.end, years)) for window in statement.windows
            ),
        )
    return moved


def _on(day: date | None, years: int) -> date | None:
    if day is None:
        return None
    is_leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year + years, day=28 if is_leap_day else day.day)
