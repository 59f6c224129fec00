"""How good a plan is, in numbers that can be said in plain words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from matching.events.event import Event, Guest
from matching.events.event_answer import EventAnswer
from matching.events.schedule import document_of, meetings_of


@dataclass(frozen=True, slots=True)
class Quality:
    """``gap`` is how much better a plan could be at most, as a share; ``idle`` is who waits, when."""

    meetings: int
    wishes: int
    wishes_met: int
    both_ways: int
    """Meetings that both had wished for."""
    gap: float
    idle: tuple[tuple[Guest, tuple[int, ...]], ...]
    alone: tuple[Guest, ...]
    """Who meets nobody."""
    unknown: int
    """Pairs of which nothing is known but their wishes."""
    unmet: tuple[str, ...]


def quality_of(event: Event, answers: Mapping[str, EventAnswer]) -> Quality | None:
    """How good the plan to follow is; None where there is none."""
    if event.plan is None:
        return None
    document, meetings = document_of(event.plan), meetings_of(event)
    pairs = {(one.a.id, one.b.id) for one in meetings}
    met = pairs | {(b, a) for a, b in pairs}
    wishes = {(one.guest, other) for one in answers.values() for other in one.wishes}
    of = {one["id"]: one for one in document.get("participants", [])}
    known = [(guest, of[guest.id]) for guest in event.guests if guest.id in of]
    return Quality(
        meetings=len(meetings),
        wishes=len(wishes),
        wishes_met=len(wishes & met),
        both_ways=sum((a, b) in wishes and (b, a) in wishes for a, b in pairs),
        gap=float(document.get("gap", 0.0)),
        idle=tuple((guest, tuple(one["idle_rounds"])) for guest, one in known if one["idle_rounds"]),
        alone=tuple(guest for guest, one in known if not one["meetings"]),
        unknown=int(document.get("scores", {}).get("unknown", 0)),
        unmet=tuple(one.sentence for one in event.plan.unmet),
    )
