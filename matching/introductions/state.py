"""The states of an introduction, and what belongs to each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from matching.checks import Checks
from matching.codes import code_list
from matching.introductions.answer import Answer
from matching.labels import Labels

if TYPE_CHECKING:
    from matching.introductions.introduction import Introduction

State = Literal["draft", "waiting", "open", "accepted", "declined", "expired", "withdrawn"]

CLOSED: tuple[State, ...] = ("accepted", "declined", "expired", "withdrawn")
"""Nothing follows on these, but that what both have accepted can be withdrawn."""

_PUT = ("put", "deadline")
_NEEDS: dict[State, tuple[str, ...]] = {
    "draft": (),
    "waiting": ("waiting_since",),
    "open": _PUT,
    "accepted": (*_PUT, "closed"),
    "declined": (*_PUT, "closed"),
    "expired": (*_PUT, "closed"),
    "withdrawn": ("closed",),
}
_HAS_NOT: dict[State, tuple[str, ...]] = {
    "draft": ("waiting_since", *_PUT, "closed"),
    "waiting": (*_PUT, "closed"),
    "open": ("closed",),
}


def outcome(seeker: Answer | None, giver: Answer | None) -> State | None:
    """Where the answers lead: one no is enough to decline, both must say yes to accept."""
    given = [answer.yes for answer in (seeker, giver) if answer is not None]
    if False in given:
        return "declined"
    return "accepted" if len(given) == 2 else None


def check_state(checks: Checks, introduction: Introduction) -> None:
    """Refuse times and answers that belong to another state than the one it is in."""
    state = introduction.state
    checks.code("state", state, "introduction_states")
    if state not in code_list("introduction_states"):
        return
    label = Labels("introduction_states", [state])
    for field in _NEEDS[state]:
        if getattr(introduction, field) is None:
            checks.refuse(field, "", "An introduction that is '{state}' needs {field}; give it.", state=label)
    for field in _HAS_NOT.get(state, ()):
        if getattr(introduction, field) is not None:
            checks.refuse(
                field,
                getattr(introduction, field),
                "An introduction that is '{state}' has no {field} yet; leave {value} out.",
                state=label,
            )
    _check_answers(checks, introduction)


def _check_answers(checks: Checks, introduction: Introduction) -> None:
    state, sides = introduction.state, introduction.sides
    if introduction.put is None and any(side.answer for side in sides):
        checks.refuse("answer", "", "Nobody can have answered what was not put to both sides; leave it out.")
    decided = outcome(introduction.seeker.answer, introduction.giver.answer)
    if (decided, state) == ("accepted", "withdrawn"):
        return
    if decided != (state if state in {"accepted", "declined"} else None):
        checks.refuse(
            "state",
            state,
            "The answers of the two sides do not make an introduction '{state}'; correct one of them.",
            state=Labels("introduction_states", [state]),
        )
