"""Going round the proposers, compiled: steps that raise the expected matches, and steps that shake them."""

from __future__ import annotations

from matching.market_plan.arranging import arrange
from matching.market_plan.arrays import Ints
from matching.market_plan.compiled import compiled
from matching.market_plan.gradient import refresh, refresh_all
from matching.market_plan.problem import Prices, Problem, State, Work

GAIN = 1e-12


@compiled
def sweep(
    problem: Problem, state: State, work: Work, prices: Prices, who: Ints, forced: bool, late: bool
) -> float:
    """Give each proposer in ``who`` its best list in turn; return what was gained.

    A list is taken when it gains; with ``forced`` whenever it keeps the limits. With ``late`` the gradients
    stay as they were before the first of them, so the gain is what each would have had alone.
    """
    gained = 0.0
    for proposer in who:
        first = problem.start[proposer]
        last = problem.start[proposer + 1]
        for pair in range(first, last):
            if state.dirty[problem.receiver[pair]] and not late:
                refresh(problem.receiver[pair], problem, state, work)
        if arrange(proposer, problem, state, work, prices):
            gain = 0.0
            for pair in range(first, last):
                gain += (_proposal(pair, work.rank[pair - first], problem) - state.p[pair]) * state.gradient[
                    pair
                ]
            if forced or gain > GAIN:
                gained += gain
                _take(first, last, problem, state, work)
    return gained


@compiled
def blend(problem: Problem, state: State, work: Work, prices: Prices, share: float) -> float:
    """Move all proposals at once by ``share`` towards the best lists; the ranks say nothing after it.

    Returns:
        The expected matches before the step.
    """
    before = refresh_all(problem, state, work)
    state.inbound[:] = 0.0
    state.exposure[:] *= 1 - share
    for proposer in range(len(problem.start) - 1):
        first = problem.start[proposer]
        arrange(proposer, problem, state, work, prices)
        for pair in range(first, problem.start[proposer + 1]):
            rank = work.rank[pair - first]
            state.p[pair] += share * (_proposal(pair, rank, problem) - state.p[pair])
            state.inbound[problem.receiver[pair]] += state.p[pair]
            if rank >= 0:
                state.exposure[problem.receiver[pair]] += share * problem.curve[rank]
    state.dirty[:] = True
    return before


@compiled
def clear(problem: Problem, state: State, who: Ints) -> None:
    """Take everybody off the lists of ``who`` but those the broker put there."""
    for proposer in who:
        for pair in range(problem.start[proposer], problem.start[proposer + 1]):
            if state.rank[pair] >= 0 and problem.fixed[pair] < 0:
                _move(pair, -1, problem, state)


@compiled
def _proposal(pair: int, rank: int, problem: Problem) -> float:
    return min(1.0, problem.f[pair] * problem.curve[rank]) if rank >= 0 else 0.0


@compiled
def _take(first: int, last: int, problem: Problem, state: State, work: Work) -> None:
    for pair in range(first, last):
        if work.rank[pair - first] != state.rank[pair]:
            _move(pair, work.rank[pair - first], problem, state)


@compiled
def _move(pair: int, rank: int, problem: Problem, state: State) -> None:
    receiver = problem.receiver[pair]
    now = _proposal(pair, rank, problem)
    # Linear in p, so that a limit on the matches holds before the receiver is computed anew.
    state.value[receiver] += (now - state.p[pair]) * state.gradient[pair]
    state.inbound[receiver] += now - state.p[pair]
    if state.rank[pair] >= 0:
        state.exposure[receiver] -= problem.curve[state.rank[pair]]
    if rank >= 0:
        state.exposure[receiver] += problem.curve[rank]
    if now != state.p[pair]:
        state.p[pair] = now
        state.dirty[receiver] = True
    state.rank[pair] = rank
