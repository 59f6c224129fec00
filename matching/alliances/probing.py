"""Who can be in a better alliance than the one that is known, and which two can be in one together.

For each candidate in turn the relaxation of :mod:`matching.alliances.bounding` is sharpened with that
candidate as a member, without those whom a gate keeps from it; what cannot be worth more than the known
alliance then is left out, as a candidate or as a pair.
"""

from __future__ import annotations

import time
from dataclasses import replace

import numpy as np

from matching.alliances.bounding import Bound
from matching.alliances.enumerating import Sets
from matching.alliances.problem import LOWEST, Mask, Problem, Values
from matching.alliances.sharpening import within_loads

ROUNDS = 30
MOST_PROBED = 250


def probed(problem: Problem, known: Bound, reached: float, until: float) -> Problem:
    """The same problem without candidates and pairs that cannot be worth more than ``reached``."""
    named = problem.named
    able = ((known.each > reached) | named) & (problem.reach > 0).any(axis=1)
    at = np.flatnonzero(able)
    loads = np.where(able, problem.loads, 0)
    if len(at) > MOST_PROBED:
        return replace(problem, loads=loads)
    pairs = _Probe(problem, known, at).pairs(reached, until)
    own = np.diagonal(pairs)
    loads[at[(own <= reached) & ~named[at]]] = 0
    conflicts = problem.conflicts.copy()
    conflicts[np.ix_(at, at)] |= np.minimum(pairs, pairs.T) <= reached
    np.fill_diagonal(conflicts, val=False)
    return replace(problem, loads=loads, conflicts=conflicts)


class _Probe:
    """Row c is the problem with candidate c as a member."""

    def __init__(self, problem: Problem, known: Bound, at: Sets) -> None:
        best = known.prices[0]
        self._reach, self._gain, self._loads = problem.reach[at], problem.gain[at], problem.loads[at]
        self._within = self._inside(best.parts[None, :])[0]
        # What the candidate is worth beside its parts: its bonus, and the price of the conditions.
        self._own = best.worth[at] - self._within.sum(axis=1)
        self._base = best.base - float(best.parts.sum())
        self._prices = np.tile(best.parts, (len(at), 1))
        self._sure: Mask = problem.named[at][None, :] | np.eye(len(at), dtype=np.bool_)
        self._out: Mask = problem.conflicts[np.ix_(at, at)] & ~self._sure
        self._seats = problem.seats - self._sure.sum(axis=1)

    def pairs(self, reached: float, until: float) -> Values:
        """The most that an alliance with both is worth; on the diagonal with the one; shape (n, n)."""
        pairs = np.full(self._out.shape, np.inf)
        for turn in range(ROUNDS):
            if turn and time.perf_counter() > until:
                break
            items = self._inside(self._prices)
            worth = items.sum(axis=2) + self._own
            total, chosen, last = self._members(worth)
            lost = np.where(chosen, 0.0, np.minimum(worth - last[:, None], 0.0))
            these = np.where(self._out | (self._seats < 0)[:, None], -np.inf, total[:, None] + lost)
            these[(self._seats == 0)[:, None] & ~self._sure] = -np.inf
            pairs = np.minimum(pairs, these)
            # Where no alliance is known, steps are aimed at the least that one can be worth.
            self._step(items, chosen, total - max(reached, LOWEST))
        return pairs

    def _inside(self, prices: Values) -> Values:
        items = np.maximum(self._reach * (self._gain - prices[:, None, :]), 0)
        return within_loads(items, np.broadcast_to(self._loads, items.shape[:2]))

    def _members(self, worth: Values) -> tuple[Values, Mask, Values]:
        """The bound of each row, who is in its best alliance, and the worth of the last seat."""
        free = np.where(self._sure | self._out, -np.inf, worth)
        ordered = -np.sort(-free, axis=1)
        seat = np.clip(self._seats - 1, 0, ordered.shape[1] - 1)
        last = np.maximum(np.take_along_axis(ordered, seat[:, None], axis=1)[:, 0], 0.0)
        last = np.where(self._seats > 0, last, np.inf)
        chosen = self._sure | ((free >= last[:, None]) & (free > 0))
        counted = np.arange(ordered.shape[1])[None, :] < self._seats[:, None]
        free_worth = np.where(counted, np.maximum(ordered, 0), 0).sum(axis=1)
        sure_worth = np.where(self._sure, worth, 0).sum(axis=1)
        return self._base + self._prices.sum(axis=1) + free_worth + sure_worth, chosen, last

    def _step(self, items: Values, chosen: Mask, gap: Values) -> None:
        filled = np.einsum("cdp,cd->cp", np.where(items > 0, self._reach, 0), chosen.astype(np.float64))
        excess = filled - 1
        excess = np.where((excess < 0) & (self._prices <= 0), 0, excess)
        length = np.maximum((excess * excess).sum(axis=1), 1e-12)
        step = 0.5 * np.maximum(gap, 1e-5) / length
        self._prices = np.maximum(self._prices + step[:, None] * excess, 0)
