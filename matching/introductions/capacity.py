"""Spending what a need and an offer have, and giving it back; in the transaction of the step itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from matching.availability import DateWindow
from matching.errors import InvalidStep, NotFound
from matching.introductions.introduction import Introduction, Side
from matching.introductions.reservation import Reservation, reserve, spend
from matching.introductions.reserved import Reserved
from matching.introductions.work import IntroductionsWork
from matching.labels import Labels
from matching.messages import Message, message
from matching.statement import Statement
from matching.stored import Stored


def demand_possible(work: IntroductionsWork, introduction: Introduction, today: date) -> None:
    """Let pass what the need and the offer could still give, were both sides to say yes today.

    Raises:
        InvalidStep: one of them is not open, has expired, or has too little left.
    """
    for name, stored in _statements(work, introduction):
        _demand_open(stored.value, today)
        reserve(stored.value, introduction.ask, _taken(work, name, stored.value))


def remarks(work: IntroductionsWork, introduction: Introduction) -> list[Message]:
    """What the broker should know before both have said yes: what could not be reckoned, or is in the way."""
    try:
        found = [
            _reserved(work, introduction, name, stored.value)
            for name, stored in _statements(work, introduction)
        ]
    except InvalidStep as error:
        return [error.sentence]
    return [note for one in found for note in one.notes]


def spend_both(work: IntroductionsWork, introduction: Introduction, user: str) -> Introduction:
    """Count what is asked for as committed, on the need and on the offer, and hold the dates of the offer.

    Raises:
        InvalidStep: more is asked for than one of them has left, or dates that another has.
    """
    reserved = []
    for name, stored in _statements(work, introduction):
        statement, reservation = stored.value, _reserved(work, introduction, name, stored.value)
        if reservation.amount is not None:
            _profiles(work, name).change(spend(statement, reservation), stored.version)
        if reservation.amount is not None or reservation.dates:
            work.audit.note(user, "reserve", name, statement.id, introduction.id)
            reserved.append(Reserved(statement.id, reservation.amount, statement.unit, reservation.dates))
    return replace(introduction, reserved=tuple(reserved))


def give_back(
    work: IntroductionsWork, introduction: Introduction, user: str, was_used: bool = False
) -> Introduction:
    """Let go of the dates, and take the amounts off what is committed; what is no longer there is left
    alone. Where it ``was_used``, amounts that are spent by that stay."""
    kept = [replace(one, dates=()) for one in introduction.reserved if was_used and one.spent_by_use]
    for one in introduction.reserved:
        if not (was_used and one.spent_by_use):
            for name in ("need", "offer"):
                _give_back(work, name, one, introduction.id, user)
    return replace(introduction, reserved=tuple(kept))


def _give_back(work: IntroductionsWork, name: str, one: Reserved, introduction: str, user: str) -> None:
    try:
        stored = _profiles(work, name).stored(one.statement)
    except NotFound:
        return
    statement: Statement = stored.value
    if one.amount is None or statement.unit != one.unit:
        return
    committed = max(Decimal(0), (statement.committed or Decimal(0)) - one.amount)
    _profiles(work, name).change(replace(statement, committed=committed or None), stored.version)
    work.audit.note(user, "give_back", name, statement.id, introduction)


def _reserved(
    work: IntroductionsWork, introduction: Introduction, name: str, statement: Statement
) -> Reservation:
    found = reserve(statement, introduction.ask, _taken(work, name, statement))
    if name == "offer":
        return found
    if statement.quantity is None:
        # It does not say how much it takes to fill it, so nothing is counted, and that is no news.
        return replace(found, amount=None, dates=(), notes=())
    return replace(found, dates=())


def _taken(work: IntroductionsWork, name: str, statement: Statement) -> list[DateWindow]:
    """The dates that are held of an offer; a need can be met by several on one day."""
    if name == "need":
        return []
    others = work.introductions.find(state="accepted", statement=statement.id)
    held = (one for other in others for one in other.value.reserved if one.statement == statement.id)
    return [window for one in held for window in one.dates]


def _statements(
    work: IntroductionsWork, introduction: Introduction
) -> Iterator[tuple[str, Stored[Statement]]]:
    """The need and the offer with their sorts, where there are any."""
    sides: tuple[tuple[str, Side], ...] = (("need", introduction.seeker), ("offer", introduction.giver))
    for name, side in sides:
        if side.statement is not None:
            yield name, _stored(work, name, side.statement)


def _stored(work: IntroductionsWork, name: str, id: str) -> Stored[Statement]:
    try:
        found: Stored[Statement] = _profiles(work, name).stored(id)
    except NotFound:
        raise InvalidStep(
            message(
                "The {sort} '{id}' is not there any more; withdraw the introduction, and draft a new one.",
                sort=message(name),
                id=id,
            )
        ) from None
    return found


def _profiles(work: IntroductionsWork, name: str) -> Any:
    return work.needs if name == "need" else work.offers


def _demand_open(statement: Statement, today: date) -> None:
    if statement.status != "open":
        raise InvalidStep(
            message(
                "'{statement}' is '{status}' and cannot be put to anybody; open it again, or choose another.",
                statement=statement.id,
                status=Labels("statuses", [statement.status]),
            )
        )
    if statement.expires is not None and statement.expires < today:
        raise InvalidStep(
            message(
                "'{statement}' expired on {expires}; have its partner extend it, or choose another.",
                statement=statement.id,
                expires=statement.expires,
            )
        )
