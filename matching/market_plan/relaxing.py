"""A start for coordinate ascent: all lists move at once by smaller and smaller steps (Frank–Wolfe).

A proposer's list may be a lottery over lists meanwhile, so nobody is bound early to what all the others want
as well; limits have prices that rise while they are broken. At the end each takes one list in turn.
"""

from __future__ import annotations

import numpy as np

from matching.market_plan.arrays import Floats
from matching.market_plan.clock import Clock
from matching.market_plan.problem import Prices, Problem, State, Work, empty_state, no_prices, state_of
from matching.market_plan.starting import BATCHES, MANY_PAIRS, start_by, swept

STEPS = 150
PRICE_STEP = 0.05
MOST_PRICE = 20.0
QUICKEST = 1e-6
"""Seconds that anything takes."""


def relaxed(
    problem: Problem,
    first: Floats,
    work: Work,
    rng: np.random.Generator,
    clock: Clock,
    steps: int = STEPS,
) -> State:
    """A plan that keeps all limits, by ``steps`` steps and rounding.

    Args:
        problem: the problem.
        first: proposal probability of each pair to begin with, in [0, 1].
        work: room.
        rng: the order in which lotteries become lists.
        clock: the time there is, of which steps take half at most; one is always made.
        steps: steps; the share of the last one is about 2 / steps.

    Raises:
        InvalidQuery: no plan was found that keeps the floors beside the other limits.
    """
    from matching.market_plan.gradient import refresh_all
    from matching.market_plan.sweeping import blend, sweep

    state, prices = empty_state(problem), no_prices(problem)
    state.p[:] = first
    free = problem._replace(limited=False)
    half = clock.elapsed + clock.left / 2
    for step in range(steps):
        if step and clock.elapsed > half:
            break
        blend(free, state, work, prices, 2 / (step + 3))
        if problem.limited:
            raise_prices(problem, prices, state.value, state.inbound, state.exposure)
    if problem.limited:
        refresh_all(free, state, work)
        worth = state.gradient * (1 - prices.match[problem.receiver]) - prices.proposal[problem.receiver]
        return start_by(problem, problem.f * worth + prices.place[problem.receiver], work, rng)
    # The matches are linear in each proposer's lottery, so its best list is never worse than the lottery.
    order = rng.permutation(problem.proposers)
    if len(problem.f) <= MANY_PAIRS:
        order = swept(free, state, work, prices, order, clock, forced=True)
    # In a large market some choose at once, and as many more as the time asks for.
    least = -(-problem.proposers // BATCHES)
    while len(order):
        begun = clock.elapsed
        refresh_all(problem, state, work)
        turns = clock.left / (clock.elapsed - begun + QUICKEST)
        some = max(least, int(np.ceil(len(order) / max(turns, 1))))
        sweep(free, state, work, prices, order[:some], True, True)
        order = order[some:]
    return state_of(problem, state.rank)


def raise_prices(problem: Problem, prices: Prices, value: Floats, inbound: Floats, exposure: Floats) -> None:
    """A limit that is broken gets dearer, one that is kept cheaper, never below 0."""
    for price, used, limit in (
        (prices.match, value, problem.capacity),
        (prices.proposal, inbound, problem.cap),
        (prices.place, problem.floor, exposure),
    ):
        over = (used - limit) / np.maximum(np.minimum(used, limit), 0.1)
        price[:] = np.clip(price + PRICE_STEP * np.maximum(over, -1), 0, MOST_PRICE)
