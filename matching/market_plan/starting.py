"""From a score of each pair to lists, within the limits."""

from __future__ import annotations

import numpy as np

from matching.errors import InvalidQuery
from matching.market_plan.arrays import Floats, Ints
from matching.market_plan.clock import Clock
from matching.market_plan.lists import NOT_LISTED
from matching.market_plan.problem import Prices, Problem, State, Work, copied, no_prices, state_of
from matching.messages import Message, message

ROUNDS = 60
RAISE = 1.5
TOLERANCE = 1e-9
ROUGHLY = 1e-6
MANY_PAIRS = 100_000
BATCHES = 50
AT_ONCE = 20
"""Proposers between two looks at the clock."""


def ranks_by(problem: Problem, score: Floats) -> Ints:
    """Ranks by a score, what is fixed first; ties by receiver. Limits are not looked at.

    Args:
        problem: the problem.
        score: of each pair, higher first, shape (pairs,).
    """
    proposer = np.repeat(np.arange(problem.proposers), np.diff(problem.start))
    fixed = np.where(problem.fixed >= 0, problem.fixed, len(score))
    order = np.lexsort((problem.receiver, -score, fixed, proposer))
    ranks = np.empty(len(score), dtype=np.int64)
    ranks[order] = np.arange(len(score)) - problem.start[proposer]
    out = (ranks >= problem.length) | (problem.closed[proposer] & (problem.fixed < 0))
    ranks[out] = NOT_LISTED
    return ranks


def start_by(problem: Problem, score: Floats, work: Work, rng: np.random.Generator) -> State:
    """A plan in the order of a score that keeps all limits.

    Proposers take what the limits leave, in a random order; then those whose floor is not met go up on all
    lists, again and again, until it is.

    Raises:
        InvalidQuery: no plan was found that keeps the floors beside the other limits.
    """
    if not problem.limited:
        return state_of(problem, ranks_by(problem, score))
    from matching.market_plan.sweeping import sweep

    open_floors = problem._replace(floor=np.zeros(problem.receivers))
    place = np.ones(problem.receivers)
    score = score - score.min() + 1e-6
    prices = Prices(place, np.zeros(problem.receivers), place.copy(), score, np.zeros(len(score)))
    order = rng.permutation(problem.proposers)
    # The order is that of the scores, so gradients are needed for limits on matches alone.
    scores_alone = not np.isfinite(problem.capacity).any()
    state = state_of(problem, problem.fixed)
    for _ in range(ROUNDS):
        state = state_of(problem, problem.fixed)
        sweep(open_floors, state, work, prices, order, True, scores_alone)
        short = state.exposure < problem.floor - TOLERANCE
        if not short.any():
            return state
        prices.place[short] *= RAISE
    raise InvalidQuery(_unmet(problem, state))


def swept(
    problem: Problem, state: State, work: Work, prices: Prices, order: Ints, clock: Clock, *, forced: bool
) -> Ints:
    """The best list for each proposer in turn; those whose turn did not come before the time was up."""
    from matching.market_plan.sweeping import sweep

    for first in range(0, len(order), AT_ONCE):
        if clock.is_over:
            return order[first:]
        sweep(problem, state, work, prices, order[first : first + AT_ONCE], forced, False)
    return order[:0]


def climbed(
    problem: Problem,
    state: State,
    work: Work,
    rng: np.random.Generator,
    clock: Clock,
    least: float = ROUGHLY,
) -> State:
    """Coordinate ascent from a plan: the best list for each proposer in turn.

    Args:
        problem: the problem.
        state: where it begins; it stays as it is.
        work: room.
        rng: the order of the proposers.
        clock: the time there is.
        least: it ends with a round that gains less than this share of the expected matches.
    """
    from matching.market_plan.gradient import refresh_all

    state, plain = copied(state), no_prices(problem)
    refresh_all(problem, state, work)
    for _ in range(ROUNDS):
        if clock.is_over:
            break
        before, order = state.value.sum(), rng.permutation(problem.proposers)
        if len(problem.f) > MANY_PAIRS:
            state = _in_batches(problem, state, work, order, clock)
        else:
            swept(problem, state, work, plain, order, clock, forced=False)
            refresh_all(problem, state, work)
        if state.value.sum() - before <= least * before:
            break
    return state


def _in_batches(problem: Problem, state: State, work: Work, order: Ints, clock: Clock) -> State:
    """Like one round of :func:`sweep`, some proposers at a time; a batch that loses is taken back.

    To compute a receiver anew after each proposer takes too long where thousands may propose to it.
    """
    from matching.market_plan.gradient import refresh_all
    from matching.market_plan.sweeping import sweep

    plain = no_prices(problem)
    for who in np.array_split(order, min(BATCHES, len(order))):
        if clock.is_over:
            break
        other = copied(state)
        sweep(problem, other, work, plain, who, False, True)
        refresh_all(problem, other, work)
        within = (other.value <= problem.capacity + TOLERANCE).all()
        if within and other.value.sum() > state.value.sum():
            state = other
    return state


def _unmet(problem: Problem, state: State) -> Message:
    receiver = int(np.argmax(problem.floor - state.exposure))
    return message(
        "No plan was found that gives receiver {receiver} its floor of {floor:g} beside the other limits; "
        "{reached:.3g} was reached. Lower the floor, or raise the caps and capacities.",
        receiver=receiver,
        floor=float(problem.floor[receiver]),
        reached=float(state.exposure[receiver]),
    )
