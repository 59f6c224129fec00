"""Whether the two of a meeting have been introduced already."""

from __future__ import annotations

from collections.abc import Iterator

from matching.event_outcomes.entered import NotMade
from matching.event_outcomes.outcome import Outcome
from matching.introductions.introduction import Introduction
from matching.introductions.work import IntroductionsWork
from matching.labels import Labels
from matching.messages import message
from matching.rounds.event import Event

ENDED = {"ended", "evaluated"}
"""Phases of a partnership after which the two may be introduced again."""
GOES_ON = {"draft", "waiting", "open", "accepted"}


def mark(event: Event, outcome: Outcome) -> str:
    """The first line of the private note of an introduction that was made of a meeting.

    Such a note cannot be changed, since only a draft can.
    """
    return f"[{event.id}: {outcome.a} / {outcome.b}]"


def known_before(
    work: IntroductionsWork, event: Event, outcome: Outcome, partners: tuple[str, str]
) -> NotMade | None:
    """Why no introduction is made of the meeting: it was before, or the two have another that goes on."""
    between = list(_between(work, partners))
    line = mark(event, outcome)
    for one in between:
        if one.private_note.split("\n", 1)[0] == line:
            return NotMade(
                *outcome.pair,
                "entered",
                message("This was entered before: introduction {id}.", id=one.id),
                one.id,
            )
    for one in between:
        if one.state in GOES_ON and not _has_ended(work, one):
            state = Labels("introduction_states", [one.state])
            return NotMade(
                *outcome.pair,
                "introduced",
                message(
                    "The two have an introduction already, {id} ({state}); go on with that one, or withdraw "
                    "it and enter the outcomes again.",
                    id=one.id,
                    state=state,
                ),
                one.id,
            )
    return None


def _between(work: IntroductionsWork, partners: tuple[str, str]) -> Iterator[Introduction]:
    one, other = partners
    for seeker, giver in ((one, other), (other, one)):
        for stored in work.introductions.find(seeker=seeker, giver=giver):
            yield stored.value


def _has_ended(work: IntroductionsWork, introduction: Introduction) -> bool:
    """Whether partnerships have come of it, and none of them goes on."""
    found = work.partnerships.find(introduction=introduction.id)
    return bool(found) and all(one.value.phase in ENDED for one in found)
