"""A schedule: the meetings of an event, how good it is, and what could not be honoured."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from matching.messages import Message
from matching.rounds.event import Event

UnmetKind = Literal["must", "minimum", "no_meeting", "idle_gap", "numbers"]
Method = Literal["exact", "search", "greedy"]


@dataclass(frozen=True, slots=True, order=True)
class Meeting:
    """``a`` and ``b`` are ids; ``round`` and ``table`` are indices, from 0, into the event's."""

    a: str
    b: str
    round: int
    table: int

    @property
    def pair(self) -> tuple[str, str]:
        return self.a, self.b


@dataclass(frozen=True, slots=True)
class Unmet:
    """Something that was asked for and is not in the plan: for whom, and why not."""

    kind: UnmetKind
    participants: tuple[str, ...]
    why: Message


@dataclass(frozen=True, slots=True)
class Schedule:
    """The meetings in order of round and table.

    ``value`` is the sum of their scores (wishes included). No plan can have more than ``bound``; what was
    asked for and could not be had is in ``unmet``. ``method`` says how it was found.
    """

    meetings: tuple[Meeting, ...]
    value: float
    bound: float
    unmet: tuple[Unmet, ...] = ()
    method: Method = "search"
    seconds: float = 0.0
    given_for_gaps: float = 0.0
    """Scores that were given so that fewer wait more than once."""

    @property
    def gap(self) -> float:
        """How much better a plan could be at most, as a share of ``bound``; 0 is a proven optimum."""
        return max(0.0, 1 - self.value / self.bound) if self.bound > 0 else 0.0

    def of(self, id: str) -> tuple[Meeting, ...]:
        """The meetings of a participant, in order of round."""
        return tuple(sorted((m for m in self.meetings if id in m.pair), key=lambda m: (m.round, m.table)))

    def in_round(self, index: int) -> tuple[Meeting, ...]:
        """The meetings of the round with this index, in order of table."""
        return tuple(sorted((m for m in self.meetings if m.round == index), key=lambda m: m.table))


def idle_rounds(event: Event, schedule: Schedule, id: str) -> tuple[int, ...]:
    """Rounds in which somebody is there and meets nobody, between the first and the last meeting."""
    held = {meeting.round for meeting in schedule.of(id)}
    if not held:
        return ()
    there = event.participant(id).rounds
    return tuple(r for r in range(min(held), max(held)) if r in there and r not in held)
