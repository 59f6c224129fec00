"""Idle gaps beyond one: mended at no cost, then at the cost that is allowed; else what would do is said."""

from __future__ import annotations

import time
from dataclasses import dataclass

import numpy as np

from matching.messages import Message
from matching.rounds.idle import fewer_gaps
from matching.rounds.idle_at_cost import Mended as MendedAtCost
from matching.rounds.idle_at_cost import mend_at_cost
from matching.rounds.problem import Meetings, Problem
from matching.rounds.unmet import NOT_FOUND, too_dear, would_cost

FOR_GAPS = 0.1
"""Share of the time for gaps at no cost, at most two seconds."""
FOR_SEATS_S = 0.2
ADVISED = 0.01
"""What mending gaps would cost is told up to this share of the scores."""


@dataclass(frozen=True, slots=True)
class Mended:
    """``cost`` in scores; ``why`` some still wait more than once."""

    meetings: Meetings
    cost: float
    why: Message


def mend_gaps(
    problem: Problem, meetings: Meetings, tolerance: float, seconds: float, rng: np.random.Generator
) -> Mended:
    """The same plan with fewer gaps beyond one, in about ``seconds``; ``tolerance`` is a share of its scores.

    What is left of them is tried at a cost up to ``ADVISED``, so that ``why`` can say what it would take.
    """
    if seconds <= 0 or len(meetings) == 0:
        return Mended(meetings, 0.0, NOT_FOUND)
    end = time.perf_counter() + seconds
    value = float(problem.score[meetings.a, meetings.b].sum())
    mended = fewer_gaps(problem, meetings, max(0.1, min(2.0, FOR_GAPS * seconds)), rng)
    left = max(0.1, end - time.perf_counter() - FOR_SEATS_S)
    found = mend_at_cost(problem, mended, tolerance * value, left, tried=ADVISED * value)
    return Mended(found.meetings, found.paid.cost, _why(found, tolerance, value))


def _why(found: MendedAtCost, tolerance: float, value: float) -> Message:
    if found.tried.left < found.paid.left:
        return would_cost(found.tried.cost / value if value > 0 else 0.0, everybody=found.tried.left == 0)
    return too_dear(max(tolerance, ADVISED)) if found.in_time else NOT_FOUND
