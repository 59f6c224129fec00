"""Plan the rest of the evening anew: what was held stands, and few seats change."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from matching.errors import InvalidQuery
from matching.messages import message
from matching.rounds.event import Event
from matching.rounds.planning import (
    DEADLINE_S,
    check_deadline,
    check_tolerance,
    checked,
    for_search,
    named_meetings,
    score_bound,
    scores_of,
)
from matching.rounds.problem import ENOUGH, Bools, Floats, Meetings, Problem, meetings_of, problem_of
from matching.rounds.schedule import Meeting, Schedule
from matching.rounds.search import Found, Progress, Search
from matching.rounds.seating import seated
from matching.rounds.unmet import could_not, unmet_of

TOLERANCE = 0.02
"""Share of the score of the rest that may be given so that fewer seats change."""
KEEP = (0.3, 0.1, 0.03, 0.01, 0.001)
"""What a meeting that stays in its round is worth besides; the first within the tolerance is taken."""


def replan_rounds(
    event: Event,
    earlier: Sequence[Meeting],
    next_round: int,
    *,
    rng: np.random.Generator,
    deadline_s: float = DEADLINE_S,
    tolerance: float = TOLERANCE,
    progress: Progress | None = None,
) -> Schedule:
    """``event`` as it is now (who is away or late has other ``rounds``), from ``next_round`` (from 0) on.

    Meetings of ``earlier`` before that round stay as they were, and who has met does not meet again. The rest
    has a score within ``tolerance`` (a share) of the best that was found, and as many of its earlier meetings
    in their rounds as that allows; those stay at their tables. Musts and minimums that can no longer be had
    stand in ``unmet``. ``value`` and ``bound`` are of the whole evening.

    Raises:
        InvalidQuery: the round is not there, the deadline or the tolerance cannot be used, or a meeting that
            was held is of somebody who is not at the event.
    """
    begun = time.perf_counter()
    _check(event, next_round, deadline_s, tolerance)
    held = [m for m in earlier if m.round < next_round]
    full = problem_of(event, scores_of(event))
    before = _indices(event, held)
    rest = _rest(full, before, next_round)
    planned = _known(event, [m for m in earlier if m.round >= next_round])
    found = _found(rest, _indices(event, planned), for_search(deadline_s), rng, tolerance, progress)
    meetings = [*held, *named_meetings(event, found.meetings)]
    named = seated(event, meetings, earlier, since=next_round)
    checked(event, named, since=next_round)
    gone = float(full.score[before.a, before.b].sum())
    return Schedule(
        meetings=named,
        value=gone + float(rest.score[found.meetings.a, found.meetings.b].sum()),
        bound=gone + score_bound(rest, found),
        unmet=unmet_of(event, rest, named, proven=could_not(rest, found)),
        method=found.method,
        seconds=time.perf_counter() - begun,
    )


def changed_seats(earlier: Sequence[Meeting], now: Sequence[Meeting]) -> int:
    """How many seats of the new plan, two a meeting, are with another partner, round or table than before."""
    return 2 * len(set(now) - set(earlier))


def _check(event: Event, next_round: int, deadline_s: float, tolerance: float) -> None:
    check_deadline(deadline_s)
    if not 0 <= next_round < len(event.rounds):
        raise InvalidQuery(
            message(
                "Round {value} cannot be planned anew; the rounds are 1 to {last}.",
                value=next_round + 1,
                last=len(event.rounds),
            )
        )
    check_tolerance(tolerance)


def _rest(full: Problem, before: Meetings, next_round: int) -> Problem:
    rest = full.rest(before, np.arange(next_round))
    open_together = np.minimum(rest.seats_a, 1) @ np.minimum(rest.seats_b, 1).T > 0
    return replace(rest, may=rest.may & open_together)


def _found(
    rest: Problem,
    planned: Meetings,
    seconds: float,
    rng: np.random.Generator,
    tolerance: float,
    progress: Progress | None,
) -> Found:
    """The best plan, then the one within the tolerance that keeps most; its bound is that of the best."""
    possible = planned.only(_possible(rest, planned))
    best = Search(rest, seconds * 0.5, rng, progress).run(possible)
    if seconds == 0 or len(possible) == 0:
        return best
    floor = best.worth - tolerance * float(rest.score[best.meetings.a, best.meetings.b].sum())
    for keep in KEEP:
        kept = replace(rest, bonus=_bonus(rest, possible, keep))
        search = Search(kept, seconds * 0.5 / len(KEEP), rng, progress)
        meetings = search.run(best.meetings if kept.worth(best.meetings) > kept.worth(possible) else possible)
        if (worth := rest.worth(meetings.meetings)) >= floor - ENOUGH:
            return Found(meetings.meetings, worth, best.bound, best.method)
    return best


def _possible(rest: Problem, planned: Meetings) -> Bools:
    a, b, r = planned.columns
    possible: Bools = rest.may[a, b] & (rest.seats_a[a, r] > 0) & (rest.seats_b[b, r] > 0)
    return possible


def _bonus(rest: Problem, planned: Meetings, keep: float) -> Floats:
    bonus = np.zeros((*rest.score.shape, rest.rounds))
    bonus[planned.columns] = keep
    return bonus


def _known(event: Event, meetings: list[Meeting]) -> list[Meeting]:
    own, other = {one.id for one in event.a}, {one.id for one in event.b}
    return [m for m in meetings if m.a in own and m.b in other]


def _indices(event: Event, meetings: list[Meeting]) -> Meetings:
    if strangers := [m for m in meetings if m not in _known(event, meetings)]:
        raise InvalidQuery(
            message(
                "'{a}' and '{b}' have met and one of them is not at the event any more; leave who has gone "
                "home in it, away from the next round on.",
                a=strangers[0].a,
                b=strangers[0].b,
            )
        )
    place_a, place_b = ({one.id: i for i, one in enumerate(side)} for side in (event.a, event.b))
    return meetings_of(
        [place_a[m.a] for m in meetings], [place_b[m.b] for m in meetings], [m.round for m in meetings]
    )
