"""Every plan of a tiny event, one after the other."""

from __future__ import annotations

from collections.abc import Iterator

from matching.rounds.event import Event
from matching.rounds.planning import scores_of
from matching.rounds.problem import problem_of
from matching.rounds.schedule import Meeting
from matching.rounds.validate import broken_rules


def best_value(event: Event) -> float | None:
    """The greatest sum of scores of a plan that honours all musts and minimums; None if there is none."""
    score = problem_of(event, scores_of(event)).score
    place_a, place_b = ({one.id: i for i, one in enumerate(side)} for side in (event.a, event.b))
    values = [
        sum(float(score[place_a[m.a], place_b[m.b]]) for m in plan)
        for plan in _plans(event)
        if _honours(event, plan)
    ]
    return max(values, default=None)


def _plans(event: Event) -> Iterator[list[Meeting]]:
    yield from _more(event, [(a.id, b.id) for a in event.a for b in event.b], [])


def _more(event: Event, pairs: list[tuple[str, str]], plan: list[Meeting]) -> Iterator[list[Meeting]]:
    if not pairs:
        yield plan
        return
    (a, b), rest = pairs[0], pairs[1:]
    yield from _more(event, rest, plan)
    for r in range(len(event.rounds)):
        longer = [*plan, Meeting(a, b, r, sum(m.round == r for m in plan))]
        if not broken_rules(event, longer):
            yield from _more(event, rest, longer)


def _honours(event: Event, plan: list[Meeting]) -> bool:
    met = {m.pair for m in plan}
    musts = {(one.id, id) for one in event.a for id in one.musts}
    musts |= {(id, one.id) for one in event.b for id in one.musts}
    everybody = (*event.a, *event.b)
    return musts <= met and all(sum(one.id in pair for pair in met) >= one.minimum for one in everybody)
