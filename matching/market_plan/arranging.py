"""The best list of one proposer while all others stay, compiled.

The expected matches are linear in a proposer's own proposal probabilities, so its best list is sorted by
f·∂W/∂p (rearrangement inequality). With limits it is filled from the top: what is due is placed in time, else
the heaviest that its limit allows at this rank.
"""

from __future__ import annotations

import numpy as np

from matching.market_plan.arrays import Ints
from matching.market_plan.compiled import compiled
from matching.market_plan.problem import Prices, Problem, State, Work

SLACK = 1e-12


@compiled
def arrange(proposer: int, problem: Problem, state: State, work: Work, prices: Prices) -> bool:
    """Put the new ranks of a proposer's pairs into ``work.rank``; false when what is due found no place."""
    first = problem.start[proposer]
    count = problem.start[proposer + 1] - first
    for at in range(count):
        pair = first + at
        receiver = problem.receiver[pair]
        worth = state.gradient[pair] * (1 - prices.match[receiver]) - prices.proposal[receiver]
        pulled = problem.f[pair] * (worth + prices.pull[pair])
        work.weight[at] = (pulled + prices.place[receiver]) * prices.noise[pair]
        work.rank[at] = problem.fixed[pair]
    if problem.closed[proposer]:
        return True
    order = np.argsort(-work.weight[:count], kind="mergesort")
    if problem.limited:
        return _fill(proposer, problem, state, work, order)
    rank = problem.fixed_count[proposer]
    for at in order:
        if rank < problem.length and work.rank[at] < 0:
            work.rank[at] = rank
            work.sequence[rank] = at
            rank += 1
    if problem.curve[0] > 1 and problem.fixed_count[proposer] == 0:
        _clip_first(first, rank, problem, state, work)
    return True


@compiled
def _clip_first(first: int, length: int, problem: Problem, state: State, work: Work) -> None:
    """Where the first place is worth more than 1, its product is clipped: the best one there is another."""
    best = 0
    most = SLACK
    moved = 0.0
    for rank in range(1, length):
        down = first + work.sequence[rank - 1]
        before = min(1.0, problem.f[down] * problem.curve[rank - 1])
        moved += (min(1.0, problem.f[down] * problem.curve[rank]) - before) * state.gradient[down]
        up = first + work.sequence[rank]
        now = min(1.0, problem.f[up] * problem.curve[rank])
        gain = moved + (min(1.0, problem.f[up] * problem.curve[0]) - now) * state.gradient[up]
        if gain > most:
            best = rank
            most = gain
    for rank in range(best):
        work.rank[work.sequence[rank]] = rank + 1
    if best > 0:
        work.rank[work.sequence[best]] = 0


@compiled
def _fill(proposer: int, problem: Problem, state: State, work: Work, order: Ints) -> bool:
    """Fill a list from the top within the limits."""
    first = problem.start[proposer]
    urgent = _limits(first, len(order), problem, state, work)
    for rank in range(problem.fixed_count[proposer], problem.length):
        chosen = _choose(first, rank, urgent, problem, work, order)
        if chosen < 0:
            break
        work.rank[chosen] = rank
    for at in range(len(order)):
        if work.due[at] < problem.length and not 0 <= work.rank[at] <= work.due[at]:
            return False
    return True


@compiled
def _limits(first: int, count: int, problem: Problem, state: State, work: Work) -> bool:
    """The most each pair may propose, and the last rank at which the floor holds; true if any is due."""
    urgent = False
    for at in range(count):
        pair = first + at
        receiver = problem.receiver[pair]
        limit = problem.cap[receiver] - (state.inbound[receiver] - state.p[pair])
        gradient = state.gradient[pair]
        if gradient > 0 and problem.capacity[receiver] < np.inf:
            others = state.value[receiver] - state.p[pair] * gradient
            limit = min(limit, (problem.capacity[receiver] - others) / gradient)
        work.limit[at] = limit + SLACK
        work.due[at] = problem.length
        seen = problem.curve[state.rank[pair]] if state.rank[pair] >= 0 else 0.0
        missing = problem.floor[receiver] - (state.exposure[receiver] - seen) - SLACK
        if missing > 0:
            urgent = True
            last = -1
            while last + 1 < problem.length and problem.curve[last + 1] >= missing:
                last += 1
            work.due[at] = last
    return urgent


@compiled
def _choose(first: int, rank: int, urgent: bool, problem: Problem, work: Work, order: Ints) -> int:
    """What goes to ``rank``: the heaviest allowed, of those that are due when no rank is to spare."""
    last = _tight(rank, problem.length, len(order), work) if urgent else problem.length
    for at in order:
        if work.rank[at] >= 0 or work.due[at] > last:
            continue
        pair = first + at
        if min(1.0, problem.f[pair] * problem.curve[rank]) <= work.limit[at]:
            return int(at)
    return -1


@compiled
def _tight(rank: int, length: int, count: int, work: Work) -> int:
    """The first rank up to which all places are needed by what is due until then; ``length`` if none."""
    for last in range(rank, length):
        needed = 0
        for at in range(count):
            if work.rank[at] < 0 and work.due[at] <= last:
                needed += 1
        if needed > last - rank:
            return last
    return length
