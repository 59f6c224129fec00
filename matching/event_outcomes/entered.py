"""What entering the outcomes of an event has led to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from matching.messages import Message

Kind = Literal[
    "open", "not_held", "no", "maybe", "unregistered", "entered", "introduced", "unplanned", "refused"
]


@dataclass(frozen=True, slots=True)
class Made:
    """A meeting of which an introduction was made."""

    a: str
    b: str
    introduction: str
    """Its id."""


@dataclass(frozen=True, slots=True)
class NotMade:
    """A meeting of which none was made, and why."""

    a: str
    b: str
    kind: Kind
    why: Message
    introduction: str | None = None
    """The id of the one that is there already."""


@dataclass(frozen=True, slots=True)
class Entered:
    """In the order of the outcomes; then the meetings of the plan that have none."""

    made: tuple[Made, ...]
    not_made: tuple[NotMade, ...]
