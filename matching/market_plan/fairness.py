"""A plan in which the partners who have least count most.

Each match of a partner with x expected matches counts (x + 0.01)^(alpha − 1): at 0 the plan climbs the Nash
welfare of both sides, the sum of log(x + 0.01); at 1 the number of matches (after Tomita & Yokoyama,
RecSys 2024, here for lists on one side). A receiver's matches are linear in one proposer's own proposals and
so is, while the weights stay, the weighted sum of all, so its best list is a sort once more. The weights do
not stay, so a step is taken when the welfare itself has grown.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matching.market_plan.arrays import Floats, Ints
from matching.market_plan.clock import Clock
from matching.market_plan.problem import (
    Problem,
    State,
    Work,
    copied,
    empty_state,
    no_prices,
    state_of,
    work_for,
)
from matching.market_plan.relaxing import raise_prices
from matching.market_plan.starting import TOLERANCE, start_by

SOFTENED = 0.01
STEPS = 100
ROUNDS = 12
ENOUGH = 1e-5
FEWEST_BATCHES, PAIRS_AT_ONCE = 50, 4_000_000


@dataclass(frozen=True, slots=True, eq=False)
class Fair:
    """What the matches of a problem count."""

    problem: Problem
    proposer: Ints
    work: Work
    alpha: float

    @classmethod
    def of(cls, problem: Problem, alpha: float) -> Fair:
        """For a problem."""
        proposer = np.repeat(np.arange(problem.proposers), np.diff(problem.start))
        return cls(problem, proposer, work_for(problem), alpha)

    def weighed(self, state: State, weight: Floats) -> tuple[Floats, Floats, float]:
        """Pull of each pair at these weights, the weights that follow, and the welfare."""
        from matching.market_plan.weighing import weigh

        answer, pull = np.zeros(len(weight)), np.zeros(len(weight))
        weigh(self.problem, state, self.work, weight, answer, pull)
        match = state.p * answer
        own = np.bincount(self.proposer, match, minlength=self.problem.proposers) + SOFTENED
        theirs = np.bincount(self.problem.receiver, match, minlength=self.problem.receivers) + SOFTENED
        weights = own[self.proposer] ** (self.alpha - 1) + theirs[self.problem.receiver] ** (self.alpha - 1)
        return pull, weights, self._welfare(own) + self._welfare(theirs)

    def _welfare(self, matches: NDArray[np.floating[Any]]) -> float:
        """Σ log x, or Σ x^alpha ÷ alpha."""
        return float(np.log(matches).sum() if self.alpha == 0 else (matches**self.alpha).sum() / self.alpha)


def fairly(problem: Problem, alpha: float, rng: np.random.Generator, clock: Clock) -> State:
    """A plan that keeps all limits: small steps of all lists at once, then the best list of each in turn.

    Args:
        problem: the problem.
        alpha: 0 for Nash welfare, towards 1 for the number of matches.
        rng: the order of the proposers.
        clock: the time there is.

    Raises:
        InvalidQuery: no plan was found that keeps the floors beside the other limits.
    """
    fair = Fair.of(problem, alpha)
    state, weight = _blended(fair, clock)
    if problem.limited:
        state = start_by(problem, problem.f * weight, fair.work, rng)
        weight = fair.weighed(state, np.ones(len(problem.f)))[1]
    else:
        state = _settled(fair, state, weight, rng, clock)
    for turn in range(ROUNDS):
        if clock.is_over:
            break
        before, order = fair.weighed(state, weight)[2], rng.permutation(problem.proposers)
        state, weight, after = _improved(fair, state, weight, order, clock)
        clock.tell(STEPS + (turn + 1) * 10, STEPS + ROUNDS * 10)
        if after - before <= ENOUGH * abs(before):
            break
    return state


def _blended(fair: Fair, clock: Clock) -> tuple[State, Floats]:
    """Lotteries after small steps; with limits the worth of each pair stands in for its weight."""
    from matching.market_plan.gradient import refresh_all
    from matching.market_plan.sweeping import blend

    problem = fair.problem
    state, prices, free = empty_state(problem), no_prices(problem), problem._replace(limited=False)
    state.p[:] = np.minimum(1.0, problem.f * problem.curve[: problem.length].mean())
    weight = np.ones(len(problem.f))
    half = clock.elapsed + clock.left / 2
    for step in range(STEPS):
        refresh_all(problem, state, fair.work)
        pull, weight, _ = fair.weighed(state, weight)
        # The prices of matches weigh the pull as they would the gradient that it takes the place of.
        prices.pull[:] = (pull - state.gradient) * (1 - prices.match[problem.receiver])
        blend(free, state, fair.work, prices, 2 / (step + 3))
        if problem.limited:
            raise_prices(problem, prices, state.value, state.inbound, state.exposure)
        clock.tell(step + 1, STEPS + ROUNDS * 10)
        if clock.elapsed > half:
            break
    if not problem.limited:
        return state, weight
    refresh_all(problem, state, fair.work)
    pull = fair.weighed(state, weight)[0]
    worth = pull * (1 - prices.match[problem.receiver]) - prices.proposal[problem.receiver]
    return state, worth + prices.place[problem.receiver] / np.maximum(problem.f, SOFTENED)


def _settled(fair: Fair, state: State, weight: Floats, rng: np.random.Generator, clock: Clock) -> State:
    """One list for each instead of its lottery; all who are left at once when the time is up."""
    order = rng.permutation(fair.problem.proposers)
    for who in _batches(fair.problem, order):
        pull, weight, _ = fair.weighed(state, weight)
        last = clock.is_over
        _arranged(fair, state, pull, order if last else who)
        order = order[len(who) :]
        if last:
            break
    return state_of(fair.problem, state.rank)


def _improved(
    fair: Fair, state: State, weight: Floats, order: Ints, clock: Clock
) -> tuple[State, Floats, float]:
    """The best lists of some at a time, taken when the welfare grows and no capacity is exceeded."""
    from matching.market_plan.gradient import refresh_all

    pull, weight, welfare = fair.weighed(state, weight)
    for who in _batches(fair.problem, order):
        if clock.is_over:
            break
        other = copied(state)
        _arranged(fair, other, pull, who)
        refresh_all(fair.problem, other, fair.work)
        within = (other.value <= fair.problem.capacity + TOLERANCE).all()
        pulled, weighted, now = fair.weighed(other, weight)
        if within and now > welfare:
            state, pull, weight, welfare = other, pulled, weighted, now
    return state, weight, welfare


def _arranged(fair: Fair, state: State, pull: Floats, who: Ints) -> None:
    from matching.market_plan.gradient import refresh_all
    from matching.market_plan.sweeping import sweep

    prices = no_prices(fair.problem)
    refresh_all(fair.problem, state, fair.work)
    prices.pull[:] = pull - state.gradient
    sweep(fair.problem, state, fair.work, prices, who, True, True)


def _batches(problem: Problem, order: Ints) -> list[Ints]:
    """One proposer at a time in a small market, more in a large one."""
    most = max(FEWEST_BATCHES, PAIRS_AT_ONCE // len(problem.f))
    return np.array_split(order, min(most, len(order)))
