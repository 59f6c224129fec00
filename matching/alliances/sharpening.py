"""Bounds of sets of members, each with prices of its own: Lagrangian relaxation of many sets at once."""

from __future__ import annotations

import time
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from matching.alliances.enumerating import Sets
from matching.alliances.problem import KNOWN_WEIGHT, LOWEST, Problem, Values

ROUNDS = 40
ROUNDING = 1e-5
BLOCK = 4_000


class OutOfTimeError(Exception):
    """The deadline passed while sets were looked at."""


def sharpened(
    problem: Problem, sets: Sets, prices: Values, threshold: float, until: float
) -> tuple[Sets, Values]:
    """The sets, shape (m, j), that may be worth more than the threshold, with their bounds, highest first.

    Args:
        problem: what was asked.
        sets: members in rows.
        prices: μ to begin with, shape (p,).
        threshold: what a set must be above.
        until: the deadline, by ``time.perf_counter``.

    Raises:
        OutOfTimeError: the deadline passed.
    """
    found = [(sets[:0], np.empty(0))]
    for at in range(0, len(sets), BLOCK):
        if time.perf_counter() > until:
            raise OutOfTimeError
        found.append(_block(problem, sets[at : at + BLOCK], prices, threshold))
    rows, bounds = np.concatenate([rows for rows, _ in found]), np.concatenate([own for _, own in found])
    order = np.argsort(-bounds, kind="stable")
    return rows[order], bounds[order]


def _block(problem: Problem, sets: Sets, prices: Values, threshold: float) -> tuple[Sets, Values]:
    # In single precision, which is twice as quick; what it may be off is allowed for.
    threshold = max(threshold, LOWEST) - ROUNDING
    reach, gain = problem.reach.astype(np.float32)[sets], problem.gain.astype(np.float32)[sets]
    loads = problem.loads[sets]
    own = (problem.bonus[sets].sum(axis=1) + _partnerships(problem, sets)).astype(np.float32)
    mine = np.tile(prices.astype(np.float32), (len(sets), 1))
    bounds = np.full(len(sets), np.inf, dtype=np.float32)
    for turn in range(ROUNDS):
        items = within_loads(np.maximum(reach * (gain - mine[:, None, :]), 0), loads)
        total = mine.sum(axis=1) + items.sum(axis=(1, 2)) + own
        bounds = np.minimum(bounds, total)
        left = bounds > threshold
        if turn == ROUNDS - 1 or not left.any():
            return sets[left], bounds[left].astype(np.float64) + ROUNDING
        # Parts that are filled too often rise in price, those that are not filled fall.
        excess = np.where(items > 0, reach, 0).sum(axis=1) - 1
        excess = np.where((excess < 0) & (mine <= 0), 0, excess)
        length = np.maximum((excess * excess).sum(axis=1), 1e-12)
        step = np.float32(0.7) * (total - np.float32(threshold - 1e-4)) / length
        mine = np.maximum(mine + step[:, None] * excess, 0)
        if left.mean() < 0.8:
            sets, reach, gain, loads = sets[left], reach[left], gain[left], loads[left]
            own, mine, bounds = own[left], mine[left], bounds[left]
    raise AssertionError("the last round returns")


def within_loads(items: Values, loads: NDArray[np.int64]) -> Values:
    """Of each candidate's items its best ones, as many as it may fill; ``items`` (…, p), ``loads`` (…,).

    Equals of the last one count too: what is made of it stays a bound.
    """
    parts = items.shape[-1]
    last = np.clip(parts - loads, 0, parts - 1)[..., None]
    if not last.any():
        return items
    return np.asarray(items * (items >= np.take_along_axis(np.sort(items, axis=-1), last, axis=-1)))


def _partnerships(problem: Problem, sets: Sets) -> Values:
    count = np.zeros(len(sets))
    if problem.known is not None:
        for one, other in combinations(range(sets.shape[1]), 2):
            count += problem.known[sets[:, one], sets[:, other]]
    return np.asarray(KNOWN_WEIGHT * count)
