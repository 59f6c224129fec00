"""The best plan and its proof: places first, then fit, as one sum in which a place outweighs all fits."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from matching.assignment.model import Model
from matching.assignment.programme import CLOSE, Found, Programme, run

CENTS = 100
"""Weights have two decimals."""
PROVEN = 1e-4
"""The fit is proven the best when it is at most this share below the bound."""
NARROW = 0.5
"""Reduced costs up to which columns are in play at first, beside the usual fit of one."""


@dataclass(frozen=True, slots=True)
class Solved:
    """Positions of the options chosen, and what no plan can exceed; None where nothing was proven."""

    chosen: list[int]
    places: float | None
    fit: float | None


def solve(model: Model, start: Sequence[int], until: float, most_fit: float) -> Solved:
    """The best plan that is found before ``until`` (:func:`time.perf_counter`), never worse than ``start``.

    Args:
        model: the programme.
        start: a plan to begin with.
        until: when to stop.
        most_fit: no plan fits better than this.
    """
    step = smallest_step(model.places)
    place = (most_fit + 1.0) / step
    programme = Programme(model, [place * p + fit for p, fit in zip(model.places, model.fit, strict=True)])
    found = maximise(programme, start, until, enough=PROVEN / 2 * max(1.0, _sum(model.fit, start)))
    chosen = list(start) if found.chosen is None else found.chosen
    if found.bound is None:
        return Solved(chosen, None, None)
    filled = model.places_of(chosen)
    most = math.floor(found.bound / place / step + CLOSE) * step
    return Solved(chosen, most, found.bound - place * filled if most - filled < step / 2 else None)


def smallest_step(worths: Iterable[float]) -> float:
    """What two plans differ by at least in places, where they differ: the greatest common divisor."""
    return math.gcd(*(round(worth * CENTS) for worth in worths)) / CENTS or 1.0


def maximise(programme: Programme, start: Sequence[int], until: float, *, enough: float = CLOSE) -> Found:
    """The best whole solution up to ``enough``, and the bound.

    The linear relaxation comes first. A column whose reduced cost exceeds the distance from its value to a
    whole solution is what the relaxation says in all better ones (reduced-cost fixing: Dantzig, Fulkerson
    and Johnson, 1954). So a programme of the few columns that cost next to nothing finds a solution, and
    one of those that cost no more than what is still between the two proves it, or finds a better one.
    """
    relaxed = run(programme, until, enough=enough)
    if relaxed.infeasible or relaxed.bound is None or relaxed.values is None:
        return Found(None, None, infeasible=relaxed.infeasible)
    if relaxed.chosen is not None:
        return relaxed
    width = NARROW * _usual(programme)
    few = run(programme.narrowed(relaxed, width), until, enough=enough, whole=True, start=start)
    inside = few.bound if few.bound is not None else -np.inf if few.infeasible else relaxed.bound
    bound = min(relaxed.bound, max(relaxed.bound - width, inside))
    if few.chosen is not None and bound - few.reached <= enough:
        return Found(few.chosen, bound, few.reached)
    apart = relaxed.bound - few.reached if few.chosen is not None else np.inf
    begin = few.chosen if few.chosen is not None else start
    rest = run(programme.narrowed(relaxed, apart), until, enough=enough, whole=True, start=begin)
    if rest.bound is not None:
        # What was left out cannot be better than what is there already.
        bound = min(bound, max(rest.bound, few.reached if few.chosen is not None else -np.inf))
    best = max((few, rest), key=lambda found: (found.chosen is not None, found.reached))
    return Found(best.chosen, bound, best.reached, infeasible=rest.infeasible and few.chosen is None)


def _usual(programme: Programme) -> float:
    """The usual fit of a person, 0.1 at least."""
    fits = np.array(programme.model.fit[: programme.model.options])
    return max(0.1, float(np.median(fits))) if len(fits) else 0.1


def _sum(worth: Sequence[float], chosen: Sequence[int]) -> float:
    return float(sum(worth[at] for at in chosen))
