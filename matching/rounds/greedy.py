"""A plan and a bound that take no time: best pairs first, and what the degrees alone allow."""

from __future__ import annotations

import numpy as np

from matching.rounds.problem import Floats, Ints, Meetings, Problem, meetings_of


def greedy(problem: Problem) -> Meetings:
    """Best pair first, into the first round with two seats and a table; musts before all, then the leasts."""
    seats_a, seats_b, tables = problem.seats_a.copy(), problem.seats_b.copy(), problem.tables.copy()
    short_a, short_b = problem.least_a.copy(), problem.least_b.copy()
    pairs = np.argwhere(problem.may)
    pairs = pairs[np.argsort(-problem.gain[pairs[:, 0], pairs[:, 1]], kind="stable")]
    found: list[tuple[int, int, int]] = []
    held = np.zeros_like(problem.may)
    for only_short in (True, False):
        for i, j in pairs.tolist():
            if held[i, j] or (only_short and not (short_a[i] > 0 or short_b[j] > 0 or problem.must[i, j])):
                continue
            free = np.flatnonzero((seats_a[i] > 0) & (seats_b[j] > 0) & (tables > 0))
            if len(free):
                r = int(free[0])
                seats_a[i, r], seats_b[j, r], tables[r] = seats_a[i, r] - 1, seats_b[j, r] - 1, tables[r] - 1
                short_a[i], short_b[j], held[i, j] = short_a[i] - 1, short_b[j] - 1, True
                found.append((i, j, r))
    return meetings_of(*([one[k] for one in found] for k in range(3)))


def quick_bound(problem: Problem) -> float:
    """No plan is worth more: the best pairs of each side, or of all, that there are seats and tables for."""
    gain = problem.gain if problem.bonus is None else problem.gain + problem.bonus.max(axis=2)
    gain = np.where(problem.may, gain, 0.0)
    best = np.sort(gain.ravel())[::-1][: problem.room].sum()
    return float(min(best, _by_side(gain, problem.seats_a), _by_side(gain.T, problem.seats_b)))


def _by_side(gain: Floats, seats: Ints) -> float:
    ordered = np.sort(gain, axis=1)[:, ::-1]
    taken = np.arange(gain.shape[1])[np.newaxis, :] < seats.sum(1)[:, np.newaxis]
    return float((ordered * taken).sum())
