"""Rounding the relaxation round by round: fix the best matching of one round, solve what is left, go on.

A round is only fixed so that the bound of the rest does not fall, as long as a few tries find such a
matching; the last few rounds are solved as an integer program.
"""

from __future__ import annotations

import time
from dataclasses import dataclass

import numpy as np

from matching.rounds.linear import solve
from matching.rounds.problem import ENOUGH, Floats, Meetings, Problem, meetings_of

TRIES, LAST = 6, 4
TILT = 1e-4
WORTHLESS = 2e-3
"""A fall of the bound up to which no other matching is tried; more than the tilt can make."""


@dataclass(frozen=True, slots=True)
class _Left:
    problem: Problem
    columns: Meetings
    x: Floats
    worth: float


@dataclass(frozen=True, slots=True)
class _Fixed:
    held: Meetings
    round: int
    fall: float
    left: _Left


def dive(problem: Problem, columns: Meetings, seconds: float, rng: np.random.Generator) -> Meetings | None:
    """A plan over ``columns``; None if time runs out before there is one."""
    end = time.perf_counter() + seconds
    held = meetings_of([], [], [])
    left = _left(problem, columns, end, rng)
    open_rounds = sorted(set(columns.r.tolist()))
    while left is not None and len(open_rounds) > LAST:
        fixed = _fix(left, open_rounds, end, rng)
        if fixed is None:
            return None
        held, left = held.and_also(fixed.held), fixed.left
        open_rounds.remove(fixed.round)
    if left is None or (rest := integer(left.problem, left.columns, end - time.perf_counter())) is None:
        return None
    return held.and_also(rest)


def integer(problem: Problem, columns: Meetings, seconds: float) -> Meetings | None:
    """The best plan over ``columns`` found in time; None if none is."""
    if len(columns) == 0:
        return columns
    solved = solve(problem, columns, seconds=seconds, integer=True)
    taken = columns.only(solved.x > 0.5)
    return taken if solved.done or len(taken) else None


def _left(problem: Problem, columns: Meetings, end: float, rng: np.random.Generator) -> _Left | None:
    a, b, r = columns.columns
    usable = problem.may[a, b] & (problem.seats_a[a, r] > 0) & (problem.seats_b[b, r] > 0)
    columns = columns.only(usable & (problem.tables[r] > 0))
    if len(columns) == 0:
        return _Left(problem, columns, np.zeros(0), 0.0)
    tilt = rng.random(len(columns)) * TILT
    solved = solve(problem, columns, seconds=end - time.perf_counter(), tilt=tilt)
    return _Left(problem, columns, solved.x, solved.bound) if solved.done else None


def _fix(left: _Left, rounds: list[int], end: float, rng: np.random.Generator) -> _Fixed | None:
    """The round and its matching after which the bound falls least; None when time is up."""
    broken = [np.abs(left.x - left.x.round())[left.columns.r == r].sum() for r in rounds]
    order = [rounds[i] for i in np.argsort(broken, kind="stable")]
    best: _Fixed | None = None
    for attempt in range(TRIES):
        r = order[attempt % len(order)]
        held = _matching(left, r, rng, wobble=0.5 * (attempt > 0))
        after = _left(left.problem.rest(held, np.array([r])), left.columns, end, rng)
        if after is None:
            return best
        fall = left.worth - float(left.problem.gains(held).sum()) - after.worth
        if best is None or fall < best.fall - ENOUGH:
            best = _Fixed(held, r, fall, after)
        if fall < WORTHLESS:
            return best
    return best


def _matching(left: _Left, r: int, rng: np.random.Generator, *, wobble: float) -> Meetings:
    """The matching of a round that takes most of what the relaxation takes there."""
    here = left.columns.only((left.columns.r == r) & (left.x > ENOUGH))
    taken = left.x[(left.columns.r == r) & (left.x > ENOUGH)]
    if len(here) == 0:
        return here
    wanted = taken * (1 + wobble * rng.random(len(taken)))
    alone = solve(_one_round(left.problem), here, seconds=5.0, tilt=wanted)
    return here.only(alone.x > 0.5)


def _one_round(problem: Problem) -> Problem:
    """Without gains of its own and without leasts: what is added is all that counts."""
    nothing = np.zeros_like(problem.score)
    return Problem(
        nothing,
        np.zeros_like(problem.must),
        problem.may,
        problem.seats_a,
        problem.seats_b,
        problem.tables,
        np.zeros_like(problem.least_a),
        np.zeros_like(problem.least_b),
        0.0,
    )
