"""Is the plan of an event's rounds the best there is, and how soon is that known?

Scores are uniform, everybody is there in each round with the chance 0.7. For the smallest event the plan has
to be proven; for the two large ones the distance to the bound counts, which is that of the linear
relaxation. The seconds are those until the plan is there; a plan that is proven ends the search.
"""

from __future__ import annotations

import os
import time
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import numpy as np

from benchmarks.line import Line
from matching.rounds.event import Event, Participant, Timed
from matching.rounds.planning import plan_rounds
from matching.rounds.replanning import changed_seats, replan_rounds
from matching.rounds.schedule import Schedule

SEEDS = range(5)
THERE = 0.7
START = datetime(2027, 3, 10, 17, 0, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Size:
    """An event, what its plan is aimed at (per cent from the bound), and the seconds it has."""

    a: int
    b: int
    rounds: int
    tables: int
    most_gap: float
    seconds: float

    @property
    def words(self) -> str:
        return f"{self.a} × {self.b}, {self.rounds} rounds, {self.tables} tables"


SIZES = (Size(30, 30, 8, 20, 0.0, 5.0), Size(60, 60, 12, 40, 1.0, 30.0), Size(120, 80, 16, 60, 0.5, 60.0))


def measure(*, small: bool = False) -> list[Line]:
    """Gap and seconds of each size, worst of the seeds; then with everybody there, and planned anew."""
    sizes = SIZES[:1] if small else SIZES
    lines = [line for size in sizes for line in _size(size)]
    return [*lines, *_all_there(sizes[-1]), *_anew(sizes[-1])]


def random_event(size: Size, seed: int, there: float = THERE) -> Event:
    """Everybody is there in each round with the chance ``there``."""
    rng = np.random.default_rng(seed)
    scores = rng.random((size.a, size.b))
    a, b = (_side(letter, rng.random((count, size.rounds)) < there) for letter, count in _sides(size))
    starts = [START + timedelta(minutes=12 * i) for i in range(size.rounds)]
    return Event(
        id=f"random-{seed}",
        title="Random",
        form="speed_dating",
        rounds=tuple(Timed(start, start + timedelta(minutes=10)) for start in starts),
        tables=tuple(str(i + 1) for i in range(size.tables)),
        a=a,
        b=b,
        scores=scores,
    )


def _sides(size: Size) -> tuple[tuple[str, int], tuple[str, int]]:
    return ("a", size.a), ("b", size.b)


def _side(letter: str, there: np.ndarray) -> tuple[Participant, ...]:
    rounds = [frozenset(np.flatnonzero(row).tolist()) for row in there]
    return tuple(Participant(f"{letter}{i}", f"{letter}{i}", one) for i, one in enumerate(rounds))


def _size(size: Size) -> list[Line]:
    found = [_timed(random_event(size, seed), size.seconds) for seed in SEEDS]
    gaps = [100 * schedule.gap for schedule, _ in found]
    seconds = [took for _, took in found]
    proven = sum(gap == 0 for gap in gaps)
    gap_note = f"mean {np.mean(gaps):.3g}; {proven} of {len(gaps)} proven; {_load()}"
    meetings = ", ".join(str(len(schedule.meetings)) for schedule, _ in found)
    return [
        Line(f"{size.words}, gap, worst seed", max(gaps), "%", size.most_gap, note=gap_note),
        Line(f"{size.words}, worst seed", max(seconds), "s", size.seconds, note=f"meetings: {meetings}"),
    ]


def _all_there(size: Size) -> list[Line]:
    schedule, seconds = _timed(random_event(size, 0, 1.0), size.seconds)
    note = f"{schedule.method}, gap {100 * schedule.gap:.3g} %, {len(schedule.meetings)} meetings"
    return [Line(f"{size.words}, everybody there", seconds, "s", note=note)]


def _anew(size: Size) -> list[Line]:
    event = random_event(size, 0)
    first = plan_rounds(event, rng=np.random.default_rng(0), deadline_s=size.seconds)
    half = size.rounds // 2
    now = _without_a_twentieth(event, half)
    begun = time.perf_counter()
    rng = np.random.default_rng(0)
    found = replan_rounds(now, first.meetings, half, rng=rng, deadline_s=size.seconds)
    seconds = time.perf_counter() - begun
    ahead = 2 * sum(m.round >= half for m in found.meetings)
    changed = changed_seats(first.meetings, found.meetings)
    note = f"{changed} of {ahead} seats changed, gap {100 * found.gap:.3g} %"
    return [Line(f"{size.words}, planned anew at half time, one in twenty gone", seconds, "s", note=note)]


def _without_a_twentieth(event: Event, since: int) -> Event:
    gone = [
        replace(one, rounds=frozenset(r for r in one.rounds if r < since)) if i % 20 == 0 else one
        for i, one in enumerate(event.a)
    ]
    return replace(event, a=tuple(gone))


def _timed(event: Event, deadline_s: float) -> tuple[Schedule, float]:
    begun = time.perf_counter()
    schedule = plan_rounds(event, rng=np.random.default_rng(0), deadline_s=deadline_s)
    return schedule, time.perf_counter() - begun


def _load() -> str:
    return f"load {os.getloadavg()[0]:.1f}"
