"""What no alliance can exceed, by Lagrangian relaxation.

That a part is filled at most once costs μ(part), and the conditions on members cost λ; gates between
members and shared stocks are left out. Each candidate is then worth its own best parts, and the best alliance
is the k best candidates (Geoffrion, *Lagrangean relaxation for integer programming*, 1974). Every μ, λ ≥ 0
gives a bound that holds; the subgradient method with Polyak's step finds good ones.
"""

from __future__ import annotations

import time
from dataclasses import dataclass

import numpy as np

from matching.alliances.problem import KNOWN_WEIGHT, Mask, Problem, Values
from matching.alliances.sides import Sides, sides_of

ROUNDS = 200
KEPT = 6
PATIENCE = 12
SLACK = 1e-9


@dataclass(frozen=True, slots=True)
class Prices:
    """One choice of μ and λ: an alliance is worth at most ``base`` and the ``worth`` of its members."""

    total: float
    base: float
    worth: Values
    """Shape (c,); -inf for candidates who can fill nothing."""
    parts: Values
    """μ, shape (p,)."""


@dataclass(frozen=True, slots=True)
class Bound:
    """``total`` for every alliance; ``each`` for those that have the candidate as a member, shape (c,)."""

    total: float
    each: Values
    prices: tuple[Prices, ...]
    """The best ones, best first."""


def bound_of(problem: Problem, reached: float, until: float, rounds: int = ROUNDS) -> Bound:
    """A bound of the value, in shares of coverage.

    Args:
        problem: what was asked.
        reached: the value of the best alliance known, at which steps are aimed.
        until: when to stop, by ``time.perf_counter``; one round is always made.
        rounds: at most so many.
    """
    relaxed = _Relaxed(problem, sides_of(problem))
    prices, each = relaxed.round(reached, 1.0)
    best, kept = prices.total, [prices]
    pace, waited = 1.0, 0
    for _ in range(rounds - 1):
        if time.perf_counter() > until or best <= reached + SLACK or pace < 1e-3:
            break
        prices, these = relaxed.round(reached, pace)
        each = np.minimum(each, these)
        waited += 1
        if prices.total < best - 1e-7:
            best, waited = prices.total, 0
            kept = [prices, *kept[: KEPT - 1]]
        elif waited == PATIENCE:
            pace, waited = pace / 2, 0
            relaxed.return_to_best()
    return Bound(best, each, tuple(kept))


class _Relaxed:
    """The relaxed problem with its prices."""

    def __init__(self, problem: Problem, sides: Sides) -> None:
        self._problem, self._sides = problem, sides
        useful = (problem.reach > 0).any(axis=1) | problem.named
        self._at = np.flatnonzero(useful)
        self._reach, self._gain = problem.reach[self._at], problem.gain[self._at]
        self._rows = sides.rows[:, self._at]
        self._named: Mask = problem.named[self._at]
        self._own = problem.bonus[self._at] + _pairs(problem)[self._at]
        loads = problem.loads[self._at]
        self._within = np.arange(problem.shape[1])[None, :] < loads[:, None]
        self._all_parts = bool((loads >= problem.shape[1]).all())
        self.part_prices: Values = np.zeros(problem.shape[1])
        self.side_prices: Values = np.zeros(len(sides.limits))
        self._best = (np.inf, self.part_prices, self.side_prices)

    def round(self, reached: float, pace: float) -> tuple[Prices, Values]:
        """The bound at these prices, of all and of each; then a step towards better ones."""
        worth, shares = self._candidates()
        total, chosen, lost = self._members(worth)
        base = float(self.part_prices.sum() + self.side_prices @ self._sides.limits)
        total += base
        prices = Prices(total, base, self._whole(worth), self.part_prices)
        if total < self._best[0]:
            self._best = (total, self.part_prices, self.side_prices)
        self._step(total - reached, pace, shares[chosen].sum(axis=0), self._rows[:, chosen].sum(axis=1))
        return prices, self._whole(total + lost)

    def _whole(self, values: Values) -> Values:
        whole = np.full(self._problem.shape[0], -np.inf)
        whole[self._at] = values
        return whole

    def return_to_best(self) -> None:
        """Go on from the best prices so far."""
        _, self.part_prices, self.side_prices = self._best

    def _candidates(self) -> tuple[Values, Values]:
        """What each candidate is worth at these prices, and the shares it would fill; (n,) and (n, p)."""
        items = np.maximum(self._reach * (self._gain - self.part_prices), 0)
        shares = np.where(items > 0, self._reach, 0.0)
        if not self._all_parts:
            order = np.argsort(-items, axis=1, kind="stable")
            allowed = np.zeros_like(items, dtype=np.bool_)
            np.put_along_axis(allowed, order, self._within, axis=1)
            items, shares = np.where(allowed, items, 0.0), np.where(allowed, shares, 0.0)
        return items.sum(axis=1) + self._own - self.side_prices @ self._rows, shares

    def _members(self, worth: Values) -> tuple[float, Mask, Values]:
        """The best alliance's worth, who is in it, and what is lost by having each one in it (≤ 0)."""
        seats = self._problem.seats - int(self._named.sum())
        free = np.where(self._named, -np.inf, worth)
        chosen = self._named.copy()
        last = 0.0
        if 0 < seats < len(free):
            best = np.argpartition(-free, seats - 1)[:seats]
            last = max(0.0, float(free[best].min()))
            chosen[best[free[best] > 0]] = True
        elif seats > 0:
            chosen |= free > 0
        total = float(worth[chosen].sum())
        if seats <= 0:
            lost = np.where(self._named, 0.0, -np.inf)
        else:
            full = int(chosen.sum()) - int(self._named.sum()) == seats
            lost = np.minimum(worth - (last if full else 0.0), 0.0)
        return total, chosen, np.where(chosen, 0.0, lost)

    def _step(self, gap: float, pace: float, filled: Values, sides: Values) -> None:
        """Polyak's step: prices rise where too much is filled, and fall where too little is."""
        parts, rows = filled - 1.0, sides - self._sides.limits
        parts = np.where((parts < 0) & (self.part_prices <= 0), 0.0, parts)
        rows = np.where((rows < 0) & (self.side_prices <= 0), 0.0, rows)
        length = float(parts @ parts + rows @ rows)
        if length <= 0:
            return
        step = pace * max(gap, 1e-6) / length
        self.part_prices = np.maximum(self.part_prices + step * parts, 0.0)
        self.side_prices = np.maximum(self.side_prices + step * rows, 0.0)


def _pairs(problem: Problem) -> Values:
    """Half of the most that good partnerships can add with each candidate: the other half is the other's."""
    if problem.known is None:
        return np.zeros(problem.shape[0])
    others = np.minimum(problem.known.sum(axis=1), max(problem.seats - 1, 0))
    return np.asarray(KNOWN_WEIGHT / 2 * others)
