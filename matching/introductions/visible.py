"""What each reader may see of an introduction.

The broker and a side have a function each, and no name or flag in common: a partner whose id happens to
be "broker" sees what a side sees.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from matching.errors import NotFound
from matching.introductions.answer import Answer
from matching.introductions.ask import Ask
from matching.introductions.introduction import Introduction, Side
from matching.introductions.state import CLOSED, State
from matching.partner import Contact, Partner


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenSide:
    """One side as a reader sees it; None is not for this reader, or not there."""

    partner: str
    name: str
    statement: str | None
    has_answered: bool
    yes: bool | None
    answer: Answer | None
    """With reason and text: for who gave it, and for the broker."""
    contact: Contact | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """An introduction as a reader sees it."""

    id: str
    centre: str
    state: State
    seeker: SeenSide
    giver: SeenSide
    ask: Ask
    note: str
    put: datetime | None
    deadline: date | None
    closed: datetime | None
    introduction: Introduction | None
    """All there is, with scores, private note and history: for the broker alone."""


def seen_by_broker(introduction: Introduction, partners: Mapping[str, Partner]) -> Seen:
    """Everything. ``partners`` holds both sides by id."""
    seeker, giver = (
        _seen_side(side, partners, knows_answer=True, is_own=True, knows_contact=True)
        for side in introduction.sides
    )
    return _seen(introduction, seeker, giver, introduction)


def seen_by_side(introduction: Introduction, partner: str, partners: Mapping[str, Partner]) -> Seen:
    """What the side ``partner`` sees: its own answer; that the other has answered, and what, without
    reason and text, when it is closed; contacts when both have said yes.

    Raises:
        NotFound: ``partner`` is no side of it, or it has not been put to both sides.
    """
    if partner not in introduction.partners or introduction.put is None:
        raise NotFound("introduction", introduction.id)
    seeker, giver = (
        _seen_side(
            side,
            partners,
            knows_answer=side.partner == partner or introduction.state in CLOSED,
            is_own=side.partner == partner,
            knows_contact=introduction.state == "accepted",
        )
        for side in introduction.sides
    )
    return _seen(introduction, seeker, giver, None)


def _seen_side(
    side: Side, partners: Mapping[str, Partner], *, knows_answer: bool, is_own: bool, knows_contact: bool
) -> SeenSide:
    profile, answer = partners[side.partner], side.answer
    return SeenSide(
        partner=side.partner,
        name=profile.name,
        statement=side.statement,
        has_answered=answer is not None,
        yes=answer.yes if answer and knows_answer else None,
        answer=answer if is_own else None,
        contact=profile.contact if knows_contact else None,
    )


def _seen(introduction: Introduction, seeker: SeenSide, giver: SeenSide, whole: Introduction | None) -> Seen:
    return Seen(
        id=introduction.id,
        centre=introduction.centre,
        state=introduction.state,
        seeker=seeker,
        giver=giver,
        ask=introduction.ask,
        note=introduction.note,
        put=introduction.put,
        deadline=introduction.deadline,
        closed=introduction.closed,
        introduction=whole,
    )
