"""Tiny introductions: only what a case is about is written out."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from matching.catalogue import translated
from matching.introductions.answer import Answer
from matching.introductions.introduction import Introduction, Side
from matching.introductions.steps import answer, begin, move_up, put
from matching.messages import Message

NOON = datetime(2027, 2, 1, 12, tzinfo=UTC)
"""A Monday."""
DEADLINE = date(2027, 2, 15)


def at(day: int, hour: int = 12) -> datetime:
    """In February 2027."""
    return datetime(2027, 2, day, hour, tzinfo=UTC)


def draft(id: str = "i", seeker: str = "ngo", giver: str = "com", **fields: Any) -> Introduction:
    given = {"centre": "centre", "broker": "broker-1", "created": NOON, **fields}
    return Introduction(id=id, seeker=Side(seeker, "need"), giver=Side(giver, "offer"), **given)


def opened(id: str = "i", seeker: str = "ngo", giver: str = "com", **fields: Any) -> Introduction:
    return put(begin(draft(id, seeker, giver, **fields)), "broker-1", NOON, DEADLINE, True)


def waiting(id: str, seeker: str, giver: str, since: datetime = NOON) -> Introduction:
    return put(begin(draft(id, seeker, giver)), "broker-1", since, DEADLINE, False)


def up(introduction: Introduction) -> Introduction:
    return move_up(introduction, NOON, DEADLINE)


def yes(user: str = "user-1", when: datetime = NOON) -> Answer:
    return Answer(yes=True, user=user, at=when)


def no(user: str = "user-1", when: datetime = NOON) -> Answer:
    return Answer(yes=False, reason="too_far", text="An hour by bus.", user=user, at=when)


def accepted() -> Introduction:
    return answer(answer(opened(), "ngo", yes()), "com", yes("user-2"))


def in_danish(sentence: Message) -> bool:
    """Whether the sentence itself is translated, and not only a word that stands in it."""
    return translated(sentence.template, "da") != sentence.template
