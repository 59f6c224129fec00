"""The steps of an introduction; each gives a new one, or refuses with what would do.

::

    draft    ── put ──────► open, or waiting where a side has too many open
    waiting  ── move_up ──► open
    open     ── answer ───► accepted (both yes), declined (one no), or still open
    open     ── expire ───► expired
    any of these, and accepted ─ withdraw ─► withdrawn
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from matching.errors import InvalidStep
from matching.introductions.answer import Answer
from matching.introductions.introduction import Event, Introduction, What
from matching.introductions.state import CLOSED, outcome
from matching.introductions.times import danish_day
from matching.labels import Labels
from matching.messages import message


def begin(introduction: Introduction) -> Introduction:
    """Note who made a new draft, and when; nobody but the broker sees it yet."""
    return _noted(introduction, introduction.created, introduction.broker, "created")


def put(introduction: Introduction, user: str, now: datetime, deadline: date, is_free: bool) -> Introduction:
    """Put a draft to both sides, or in line where one of them has too many open (not ``is_free``).

    What waits has no deadline: that is counted from the day on which it moves up.

    Raises:
        InvalidStep: it is no draft, or the deadline has passed.
    """
    if introduction.state != "draft":
        raise _refused(
            introduction, "The introduction is '{state}' and cannot be put to both sides; only a draft can."
        )
    if not is_free:
        return _noted(replace(introduction, state="waiting", waiting_since=now), now, user, "put_in_line")
    return _noted(_opened(introduction, now, deadline), now, user, "put")


def move_up(introduction: Introduction, now: datetime, deadline: date) -> Introduction:
    """Open what waited in line; the service does it by itself.

    Raises:
        InvalidStep: it does not wait, or the deadline has passed.
    """
    if introduction.state != "waiting":
        raise _refused(
            introduction, "The introduction is '{state}' and cannot move up; only one that waits in line can."
        )
    return _noted(_opened(introduction, now, deadline), now, None, "moved_up")


def answer(introduction: Introduction, partner: str, answer: Answer) -> Introduction:
    """Keep what a side says. One no closes it, as does the second yes; until then, and until the
    deadline has passed, a yes can be changed.

    Raises:
        InvalidStep: ``partner`` is no side of it, it is not open, or the deadline has passed.
    """
    if partner not in introduction.partners:
        raise InvalidStep(
            message(
                "'{partner}' is not one of the two sides of this introduction; only they can answer it.",
                partner=partner,
            )
        )
    if introduction.state != "open":
        raise _refused(
            introduction,
            "The introduction is '{state}' and takes no answer; ask the volunteer centre for a new one.",
        )
    if introduction.deadline and danish_day(answer.at) > introduction.deadline:
        raise _refused(
            introduction, "The deadline was {deadline}; ask the volunteer centre for a new introduction."
        )
    said = _with_answer(introduction, partner, answer)
    return _noted(said, answer.at, answer.user, "said_yes" if answer.yes else "said_no", partner)


def expire(introduction: Introduction, today: date, now: datetime) -> Introduction:
    """Close what has not been answered by both sides in time; the service does it by itself.

    Raises:
        InvalidStep: it is not open, or the deadline has not passed.
    """
    if introduction.state != "open":
        raise _refused(introduction, "The introduction is '{state}' and cannot expire; only an open one can.")
    if introduction.deadline and today <= introduction.deadline:
        raise _refused(
            introduction, "The deadline {deadline} has not passed; the introduction is open until then."
        )
    return _noted(replace(introduction, state="expired", closed=now), now, None, "expired")


def withdraw(introduction: Introduction, user: str, now: datetime) -> Introduction:
    """Take back what is not closed, or what both have said yes to.

    Raises:
        InvalidStep: it is closed otherwise.
    """
    if introduction.state in CLOSED and introduction.state != "accepted":
        raise _refused(
            introduction, "The introduction is '{state}' and cannot be withdrawn; what is closed stays so."
        )
    return _noted(replace(introduction, state="withdrawn", closed=now), now, user, "withdrawn")


def _opened(introduction: Introduction, now: datetime, deadline: date) -> Introduction:
    _check_deadline(deadline, now)
    return replace(introduction, state="open", put=now, deadline=deadline)


def _with_answer(introduction: Introduction, partner: str, answer: Answer) -> Introduction:
    seeker, giver = (
        replace(side, answer=answer) if side.partner == partner else side for side in introduction.sides
    )
    state = outcome(seeker.answer, giver.answer) or introduction.state
    closed = answer.at if state in CLOSED else None
    return replace(introduction, seeker=seeker, giver=giver, state=state, closed=closed)


def _noted(
    introduction: Introduction, at: datetime, user: str | None, what: What, side: str | None = None
) -> Introduction:
    return replace(introduction, history=(*introduction.history, Event(at, user, what, side)))


def _check_deadline(deadline: date, now: datetime) -> None:
    today = danish_day(now)
    if deadline < today:
        raise InvalidStep(
            message(
                "The deadline {deadline} has passed already; choose {today} or a later day.",
                deadline=deadline,
                today=today,
            )
        )


def _refused(introduction: Introduction, template: str) -> InvalidStep:
    state = Labels("introduction_states", [introduction.state])
    return InvalidStep(message(template, state=state, deadline=introduction.deadline))
