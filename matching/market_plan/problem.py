"""What the compiled functions work on: arrays alone, by name."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from matching.market_plan.arrays import Flags, Floats, Ints
from matching.market_plan.lists import NOT_LISTED, examined
from matching.market_plan.market import PlanMarket


class Problem(NamedTuple):
    """What does not change while a plan is looked for.

    Attributes:
        start: first pair of each proposer.
        receiver: receiver of each pair.
        f: preference of the proposer of each pair.
        g: preference of the receiver of each pair.
        order_start: first place of each receiver in ``order``.
        order: pairs of each receiver, the preferred ones first.
        curve: examination probabilities.
        length: longest list.
        fixed: rank the broker gave a pair, -1 for none.
        fixed_count: first places of each proposer that are given.
        closed: whether a proposer's list ends there.
        cap: most expected proposals to each receiver.
        capacity: most expected matches of each receiver.
        floor: least exposure of each receiver.
        limited: whether there is any cap, capacity or floor.
    """

    start: Ints
    receiver: Ints
    f: Floats
    g: Floats
    order_start: Ints
    order: Ints
    curve: Floats
    length: int
    fixed: Ints
    fixed_count: Ints
    closed: Flags
    cap: Floats
    capacity: Floats
    floor: Floats
    limited: bool

    @property
    def receivers(self) -> int:
        """Number of receivers."""
        return len(self.order_start) - 1

    @property
    def proposers(self) -> int:
        """Number of proposers."""
        return len(self.start) - 1


class State(NamedTuple):
    """A plan under way: of each pair its rank, proposal probability and gradient ∂W/∂p; of each receiver
    its expected matches, inbound proposals, exposure, and whether the gradients are out of date.
    """

    rank: Ints
    p: Floats
    gradient: Floats
    value: Floats
    inbound: Floats
    exposure: Floats
    dirty: Flags


class Prices(NamedTuple):
    """What changes the weight of a pair: f·(gradient·(1 − match) − proposal + pull) + place, times noise.

    ``pull`` and ``noise`` are of pairs, the others of receivers.
    """

    match: Floats
    proposal: Floats
    place: Floats
    noise: Floats
    pull: Floats


class Work(NamedTuple):
    """Room for the compiled functions, so that they allocate nothing."""

    ahead: Floats
    low: Ints
    high: Ints
    rest: Floats
    weight: Floats
    rank: Ints
    limit: Floats
    due: Ints
    sequence: Ints


def no_prices(problem: Problem) -> Prices:
    """Prices that change nothing."""
    n = problem.receivers
    pairs = len(problem.f)
    return Prices(np.zeros(n), np.zeros(n), np.zeros(n), np.ones(pairs), np.zeros(pairs))


def work_for(problem: Problem) -> Work:
    """Room for the largest receiver and the longest row of candidates."""
    most = int(np.diff(problem.order_start).max())
    # A Poisson-binomial of m has a standard deviation of at most √m/2, so 20 of them hold all that counts.
    width = min(most + 3, 20 * int(np.ceil(np.sqrt(most))) + 67)
    row = int(np.diff(problem.start).max())
    return Work(
        ahead=np.zeros((most + 1, width)),
        low=np.zeros(most + 1, dtype=np.int64),
        high=np.zeros(most + 1, dtype=np.int64),
        rest=np.zeros(most + 3),
        weight=np.zeros(row),
        rank=np.zeros(row, dtype=np.int64),
        limit=np.zeros(row),
        due=np.zeros(row, dtype=np.int64),
        sequence=np.zeros(row, dtype=np.int64),
    )


def empty_state(problem: Problem) -> State:
    """Nobody on any list."""
    pairs, n = len(problem.f), problem.receivers
    return State(
        rank=np.full(pairs, NOT_LISTED),
        p=np.zeros(pairs),
        gradient=np.zeros(pairs),
        value=np.zeros(n),
        inbound=np.zeros(n),
        exposure=np.zeros(n),
        dirty=np.ones(n, dtype=np.bool_),
    )


def state_of(problem: Problem, ranks: Ints) -> State:
    """The state in which the pairs have these ranks."""
    state, n = empty_state(problem), problem.receivers
    seen = examined(ranks, problem.curve)
    state.rank[:] = ranks
    state.p[:] = np.minimum(1.0, problem.f * seen)
    state.inbound[:] = np.bincount(problem.receiver, state.p, minlength=n)
    state.exposure[:] = np.bincount(problem.receiver, seen, minlength=n)
    return state


def copied(state: State) -> State:
    """A state that can be changed by itself."""
    return State(
        state.rank.copy(),
        state.p.copy(),
        state.gradient.copy(),
        state.value.copy(),
        state.inbound.copy(),
        state.exposure.copy(),
        state.dirty.copy(),
    )


def curve_length(market: PlanMarket) -> int:
    """Places that an examination curve needs for this market."""
    most = int(np.bincount(market.receiver, minlength=1).max(initial=0))
    return max(most, int(np.diff(market.start).max(initial=0)), 1) + 3
