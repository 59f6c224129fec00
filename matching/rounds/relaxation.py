"""The bound: the linear relaxation over all possible meetings, solved with few columns at a time.

A column that is left out can only matter when its gain is more than the prices of what it uses; such columns
are added until there are none, and then the optimum of the few is the optimum of all (column generation).
"""

from __future__ import annotations

import time
from dataclasses import dataclass

import numpy as np

from matching.rounds.linear import Solved, pairs_of, solve
from matching.rounds.problem import Bools, Floats, Meetings, Problem

ALL_AT_ONCE = 6_000
CLOSE = 1e-7


@dataclass(frozen=True, slots=True)
class Relaxed:
    """The columns of the last program, how much of each is taken, and the bound on every plan's worth.

    ``reduced`` is the reduced gain of each column: how much the bound falls at least if it is taken, as a
    number that is 0 or less. ``done`` is false where time ran out; then ``bound`` is infinite.
    """

    columns: Meetings
    x: Floats
    bound: float
    reduced: Floats
    done: bool


def relaxed(problem: Problem, seconds: float, *, all_at_once: int = ALL_AT_ONCE) -> Relaxed:
    """The linear relaxation of ``problem``; ``seconds`` is the time there is.

    Up to ``all_at_once`` columns all of them are there from the beginning.
    """
    end = time.perf_counter() + seconds
    every = _every(problem)
    chosen = np.ones(len(every), dtype=np.bool_) if len(every) <= all_at_once else _first(problem, every)
    while True:
        columns = every.only(chosen)
        solved = solve(problem, columns, seconds=end - time.perf_counter())
        if not solved.done:
            return Relaxed(columns, solved.x, float("inf"), np.zeros(len(columns)), done=False)
        reduced = _reduced(problem, every, columns, solved)
        missing = (reduced > CLOSE) & ~chosen
        if not missing.any():
            return Relaxed(columns, solved.x, solved.bound, reduced[chosen], done=True)
        chosen |= missing


def _every(problem: Problem) -> Meetings:
    a, b = np.nonzero(problem.may)
    pair, r = np.nonzero(
        (problem.seats_a[a] > 0) & (problem.seats_b[b] > 0) & (problem.tables > 0)[np.newaxis, :]
    )
    return Meetings(a[pair], b[pair], r.astype(np.int64))


def _first(problem: Problem, every: Meetings) -> Bools:
    """The best pairs of each participant, half as many again as it can meet."""
    gain = np.where(problem.may, problem.gain, -1.0)
    if problem.bonus is not None:
        gain = gain + problem.bonus.max(axis=2)
    good = np.zeros(gain.shape, dtype=np.bool_)
    for axis, seats in ((1, problem.seats_a), (0, problem.seats_b)):
        wanted = np.ceil(1.5 * seats.sum(1)) + 4
        rank = (-gain).argsort(axis=axis).argsort(axis=axis)
        good |= rank < (wanted[:, np.newaxis] if axis == 1 else wanted[np.newaxis, :])
    found: Bools = good[every.a, every.b]
    return found


def _reduced(problem: Problem, every: Meetings, columns: Meetings, solved: Solved) -> Floats:
    """Gain of each of ``every`` less the prices of what it uses."""
    (count_a, rounds), count_b = problem.seats_a.shape, len(problem.seats_b)
    prices = np.zeros(count_a * count_b)
    pairs, _ = pairs_of(columns, count_b)
    prices[pairs] = solved.pair_prices
    seats = solved.a_prices.reshape(count_a, rounds)[every.a, every.r]
    seats = seats + solved.b_prices.reshape(count_b, rounds)[every.b, every.r]
    least = solved.least_a_prices[every.a] + solved.least_b_prices[every.b]
    reduced: Floats = (
        problem.gains(every)
        - prices[every.a * count_b + every.b]
        - seats
        - solved.round_prices[every.r]
        - least
    )
    return reduced
