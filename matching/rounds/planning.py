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
from matching.rounds.mending import mend_gaps
from matching.rounds.problem import ENOUGH, Floats, Meetings, Problem, problem_of
from matching.rounds.schedule import Meeting, Schedule
from matching.rounds.search import Found, Progress, Search
from matching.rounds.seating import seated
from matching.rounds.unmet import could_not, missing_of, refuse_unmet, unmet_of
from matching.rounds.validate import broken_rules

DEADLINE_S = 20.0
AFTERWARDS = 0.1
"""Share of the time for idle gaps, tables and checks: 1 to 3 seconds, but never more than a third of it."""


def plan_rounds(
    event: Event,
    *,
    rng: np.random.Generator,
    deadline_s: float = DEADLINE_S,
    idle_tolerance: float = 0.0,
    progress: Progress | None = None,
) -> Schedule:
    """The meetings of ``event`` with the greatest sum of scores, in at most about ``deadline_s`` seconds.

    Musts are in, no thanks out, everybody has its minimum, whatever it costs in scores; at a marketplace
    everybody who can has one meeting, even so. Idle gaps beyond one
    are moved together where that costs no score at all, then where all of them cost at most the share
    ``idle_tolerance`` of the scores. With a deadline of 0 the answer is the greedy one.

    Raises:
        InvalidProfile: what is asked for is impossible for somebody whatever the others do.
        InvalidQuery: there are no scores, the deadline or the tolerance cannot be used, or musts and
            minimums that are possible one by one are proven to be impossible together.
    """
    begun = time.perf_counter()
    check_deadline(deadline_s)
    check_tolerance(idle_tolerance)
    problem, found = _best(event, for_search(deadline_s), rng, progress)
    refuse_unmet(event, problem, found)
    left = begun + deadline_s - time.perf_counter()
    mended = mend_gaps(problem, found.meetings, idle_tolerance, left if deadline_s > 0 else 0.0, rng)
    meetings = mended.meetings
    named = seated(event, named_meetings(event, meetings))
    checked(event, named)
    is_proven = could_not(problem, found)
    value, bound = float(problem.score[meetings.a, meetings.b].sum()), score_bound(problem, found)
    return Schedule(
        meetings=named,
        value=value,
        bound=value if bound - value <= ENOUGH * max(1.0, value) else bound,
        unmet=unmet_of(event, problem, named, proven=is_proven, gaps_why=mended.why),
        method="search" if mended.cost > ENOUGH else found.method,
        seconds=time.perf_counter() - begun,
        given_for_gaps=max(0.0, mended.cost),
    )


def for_search(deadline_s: float) -> float:
    """The seconds of the deadline that are for the search."""
    return max(deadline_s * 2 / 3, deadline_s - min(3.0, max(1.0, AFTERWARDS * deadline_s)))


def _best(
    event: Event, seconds: float, rng: np.random.Generator, progress: Progress | None
) -> tuple[Problem, Found]:
    """The problem and its best plan; one meeting for everybody is never in the way of what was asked for."""
    end = time.perf_counter() + seconds
    problem = problem_of(event, scores_of(event))
    check_feasible(event, problem)
    found = _found(problem, seconds, rng, progress)
    if event.form == "marketplace" and missing_of(event, problem, found):
        problem = problem_of(event, scores_of(event), one_each=False)
        found = _found(problem, max(0.0, end - time.perf_counter()), rng, progress)
    return problem, found


def _found(problem: Problem, seconds: float, rng: np.random.Generator, progress: Progress | None) -> Found:
    if seconds > 0 and all_there(problem) and (found := exact(problem, seconds, rng)) is not None:
        return found
    return Search(problem, seconds, rng, progress).run()


def scores_of(event: Event) -> Floats:
    """The scores of an event.

    Raises:
        InvalidQuery: it has none, or not for every pair.
    """
    if event.scores is None and event.stated is not None:
        i, j = np.argwhere(np.isnan(event.stated))[0]
        raise InvalidQuery(
            message(
                "'{a}' and '{b}' have no score; write one, or what pairs without one count as in "
                "scores.others.",
                a=event.a[i].id,
                b=event.b[j].id,
            )
        )
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


def check_tolerance(share: float) -> None:
    """Refuse a tolerance that is no share.

    Raises:
        InvalidQuery: it is NaN or not in [0, 1].
    """
    if not 0 <= share <= 1:
        raise InvalidQuery(
            message("A tolerance of {value} is not possible; write a share from 0 to 1.", value=share)
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
