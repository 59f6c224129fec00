"""Introductions in numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from statistics import median

from matching.centre_records import CentreRecords
from matching.codes import code_list
from matching.introductions.introduction import Introduction
from matching.introductions.times import danish_day
from matching.reporting.period import Period, introductions_in

DECIDED = ("accepted", "declined", "expired")


@dataclass(frozen=True, slots=True)
class Introduced:
    """Introductions by the state they are in today; None where there is nothing to count."""

    by_state: Mapping[str, int]
    decided: int
    """Those that were accepted, declined, or not answered in time: what the rate is over."""
    acceptance_rate: float | None
    answers: int
    """Answers given, by either side: what the median is over."""
    median_days_to_answer: float | None


def introduced(records: CentreRecords, period: Period) -> Introduced:
    """The introductions that were put to both sides in the period."""
    found = list(introductions_in(records, period))
    states: Counter[str] = Counter(one.state for one in found)
    decided = sum(states[state] for state in DECIDED)
    days = [days for one in found for days in _days_to_answer(one)]
    return Introduced(
        by_state={state: states[state] for state in code_list("introduction_states")},
        decided=decided,
        acceptance_rate=states["accepted"] / decided if decided else None,
        answers=len(days),
        median_days_to_answer=float(median(days)) if days else None,
    )


def _days_to_answer(introduction: Introduction) -> Iterator[int]:
    """Calendar days from the day it was put to the day of each answer."""
    for side in introduction.sides:
        if side.answer is not None and introduction.put is not None:
            yield (danish_day(side.answer.at) - danish_day(introduction.put)).days
