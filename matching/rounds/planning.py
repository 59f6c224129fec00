"""Plan the rounds of an event: check, choose and time the meetings, mend gaps, seat, check again."""

from __future__ import annotations

import math
import time

import numpy as np

from matching.errors import InvalidQuery
from matching.messages import message
from matching.rounds.event import Event
from matching.rounds.exact import all_there, exact
from matching.rounds.feasible import check_feasible
from matching.rounds.idle import fewer_gaps
from matching.rounds.problem import ENOUGH, Floats, Meetings, Problem, problem_of
from matching.rounds.schedule import Meeting, Schedule
from matching.rounds.search import Found, Progress, Search
from matching.rounds.seating import seated
from matching.rounds.unmet import could_not, refuse_unmet, unmet_of
from matching.rounds.validate import broken_rules

DEADLINE_S = 20.0
AFTERWARDS_S = 0.4
"""For idle gaps, tables and checks, but never more than a third of the time."""
FOR_GAPS = 0.1
"""Share of the time for idle gaps, at most two seconds."""


def plan_rounds(
    event: Event,
    *,
    rng: np.random.Generator,
    deadline_s: float = DEADLINE_S,
    progress: Progress | None = None,
) -> Schedule:
    """The meetings of ``event`` with the greatest sum of scores, in at most about ``deadline_s`` seconds.

    Musts are in, no thanks out, everybody has its minimum, whatever it costs in scores. Idle gaps beyond one
    are moved together where that costs no score at all. With a deadline of 0 the answer is the greedy one.

    Raises:
        InvalidProfile: what is asked for is impossible for somebody whatever the others do.
        InvalidQuery: there are no scores, the deadline cannot be used, or musts and minimums that are
            possible one by one are proven to be impossible together.
    """
    begun = time.perf_counter()
    check_deadline(deadline_s)
    problem = problem_of(event, scores_of(event))
    check_feasible(event, problem)
    found = _found(problem, for_search(deadline_s), rng, progress)
    refuse_unmet(event, problem, found)
    left = begun + deadline_s - time.perf_counter()
    meetings = found.meetings
    if deadline_s > 0:
        meetings = fewer_gaps(problem, meetings, max(0.1, min(2.0, FOR_GAPS * left)), rng)
    named = seated(event, named_meetings(event, meetings))
    checked(event, named)
    return Schedule(
        meetings=named,
        value=float(problem.score[meetings.a, meetings.b].sum()),
        bound=score_bound(problem, found),
        unmet=unmet_of(event, problem, named, proven=could_not(problem, found)),
        method=found.method,
        seconds=time.perf_counter() - begun,
    )


def for_search(deadline_s: float) -> float:
    """The seconds of the deadline that are for the search."""
    return max(deadline_s * 2 / 3, deadline_s - AFTERWARDS_S)


def _found(problem: Problem, seconds: float, rng: np.random.Generator, progress: Progress | None) -> Found:
    if seconds > 0 and all_there(problem) and (found := exact(problem, seconds, rng)) is not None:
        return found
    return Search(problem, seconds, rng, progress).run()


def scores_of(event: Event) -> Floats:
    """The scores of an event.

    Raises:
        InvalidQuery: it has none.
    """
    if event.scores is None:
        raise InvalidQuery(
            message(
                "The event '{id}' has no scores; write one for each pair, or what all pairs count as.",
                id=event.id,
            )
        )
    return event.scores


def check_deadline(seconds: float) -> None:
    """Refuse a deadline that is no time.

    Raises:
        InvalidQuery: it is negative, NaN or endless.
    """
    if not (math.isfinite(seconds) and seconds >= 0):
        raise InvalidQuery(
            message(
                "A deadline of {value} seconds is not possible; write 0 for the quick answer, or more.",
                value=seconds,
            )
        )


def score_bound(problem: Problem, found: Found) -> float:
    """The bound on the sum of scores of every plan that honours as much as the one that was found."""
    meetings = found.meetings
    value = float(problem.score[meetings.a, meetings.b].sum())
    short = sum(int(side.sum()) for side in problem.short(meetings))
    musts = int(problem.must[meetings.a, meetings.b].sum())
    bound = found.bound - problem.priority * (musts - short)
    return value if bound - value <= ENOUGH * max(1.0, value) else bound


def named_meetings(event: Event, meetings: Meetings) -> list[Meeting]:
    """The meetings by ids, all at the first table until they are seated."""
    rows = zip(*(column.tolist() for column in meetings.columns), strict=True)
    return [Meeting(event.a[i].id, event.b[j].id, r, 0) for i, j, r in rows]


def checked(event: Event, meetings: tuple[Meeting, ...], *, since: int = 0) -> None:
    """Never hand out a plan that breaks a rule: that is a fault of the program."""
    if broken := broken_rules(event, meetings, since=since):
        raise RuntimeError("The plan breaks a rule: " + " ".join(map(str, broken)))
