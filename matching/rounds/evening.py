"""The use case: plan an evening, or the rest of it anew, with what the plan before it hands on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from matching.errors import InvalidQuery
from matching.messages import Language, message
from matching.rounds.as_dict import read_meetings, schedule_as_dict
from matching.rounds.carried import Carried, carried_as_dict, read_carried
from matching.rounds.event import Event
from matching.rounds.planning import DEADLINE_S, plan_rounds
from matching.rounds.presence import changes_of, with_presence
from matching.rounds.replanning import TOLERANCE, changed_seats, replan_rounds
from matching.rounds.schedule import Meeting, Schedule
from matching.rounds.scores import Pair, Recommended, Scored, fill_scores, to_ask
from matching.rounds.search import Progress

Ask = Callable[[Event, set[Pair]], Recommended]
"""Asks the recommender for the scores of some pairs of ids."""


@dataclass(frozen=True, slots=True)
class Evening:
    """What is to be planned.

    ``earlier`` is the document of the plan followed until now, and ``since`` the index (from 0) of the first
    round that is planned anew; both are None for a first plan. ``away`` are ids of who is away from that
    round on, ``here`` of who was away or late and is there. ``tolerance`` (for fewer changed seats) is None
    for the usual one; ``idle_tolerance`` is for fewer idle gaps in a first plan.
    """

    event: Event
    earlier: Any = None
    since: int | None = None
    away: tuple[str, ...] = ()
    here: tuple[str, ...] = ()
    deadline_s: float = DEADLINE_S
    tolerance: float | None = None
    idle_tolerance: float = 0.0


@dataclass(frozen=True, slots=True)
class Ready:
    """An evening with all scores; ``meetings`` are those of the plan before, None for a first plan."""

    evening: Evening
    scored: Scored
    carried: Carried
    meetings: tuple[Meeting, ...] | None


@dataclass(frozen=True, slots=True)
class Planned:
    """A plan; ``scored`` holds the event as it is now, ``earlier`` the meetings of the plan before."""

    scored: Scored
    schedule: Schedule
    carried: Carried
    earlier: tuple[Meeting, ...] | None = None

    @property
    def event(self) -> Event:
        return self.scored.event

    @property
    def changed_seats(self) -> int | None:
        """Seats with another partner, round or table than before; None for a first plan."""
        return None if self.earlier is None else changed_seats(self.earlier, self.schedule.meetings)


def make_ready(evening: Evening, ask: Ask | None) -> Ready:
    """Who is there now, and a score for each pair.

    ``ask`` is called for the pairs that the event states no score of and that have ids in the register, once
    and only where there are some; when planning anew, only for participants who are new. None asks nobody.

    Raises:
        InvalidQuery: the options contradict each other, or name somebody who is not there.
        InvalidFile: the earlier plan cannot be used.
    """
    _check(evening)
    event, before, meetings = evening.event, Carried(), None
    if evening.since is not None:
        meetings = read_meetings(evening.earlier, event)
        before = read_carried(evening.earlier, event)
        changes = changes_of(event, evening.away, evening.here, evening.since)
        before = replace(before, presence=(*before.presence, *changes))
        event = with_presence(event, before.presence)
    new = {pair for pair in to_ask(event) if not before.participants.issuperset(pair)}
    asked = ask(event, new) if ask is not None and new else Recommended()
    carried = replace(before, recommended=before.recommended | asked)
    return Ready(evening, fill_scores(event, carried.recommended), carried, meetings)


def plan_evening(ready: Ready, *, rng: np.random.Generator, progress: Progress | None = None) -> Planned:
    """The plan.

    Raises:
        InvalidProfile, InvalidQuery: what is asked for cannot be planned.
    """
    evening, event, meetings = ready.evening, ready.scored.event, ready.meetings
    if meetings is None or evening.since is None:
        schedule = plan_rounds(
            event,
            rng=rng,
            deadline_s=evening.deadline_s,
            idle_tolerance=evening.idle_tolerance,
            progress=progress,
        )
    else:
        schedule = replan_rounds(
            event,
            meetings,
            evening.since,
            rng=rng,
            deadline_s=evening.deadline_s,
            tolerance=TOLERANCE if evening.tolerance is None else evening.tolerance,
            progress=progress,
        )
    return Planned(ready.scored, schedule, ready.carried, meetings)


def planned_as_dict(planned: Planned, language: Language = "en") -> dict[str, Any]:
    """The document of a plan, format ``brobygger-schedule/1``."""
    document = schedule_as_dict(planned.event, planned.schedule, language)
    document |= carried_as_dict(planned.carried, planned.scored)
    if planned.changed_seats is not None:
        document["changed_seats"] = planned.changed_seats
    return document


def _check(evening: Evening) -> None:
    if (evening.earlier is None) != (evening.since is None):
        raise InvalidQuery(
            message(
                "--earlier and --from-round go together: the plan that was followed until now, and the first "
                "round that is planned anew."
            )
        )
    if evening.since is not None and evening.idle_tolerance:
        raise InvalidQuery(
            message("--idle-tolerance is for a first plan; planning anew, seats stay as far as they can.")
        )
    if evening.since is None and (evening.away or evening.here or evening.tolerance is not None):
        raise InvalidQuery(
            message(
                "--away, --here and --tolerance are for planning anew; give --earlier and --from-round too."
            )
        )
