"""Who would rather have another's places.

A partner envies another of its side when it would expect more matches in the other's places, all else as it
is (Tomita & Yokoyama, RecSys 2024, here for lists on one side). A receiver's places are its ranks in the
proposers' lists; a proposer's are its list.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from matching.market_plan.arrays import Floats
from matching.market_plan.clock import Clock
from matching.market_plan.expected import Expected
from matching.market_plan.posing import Posed

MOST_CELLS = 4_000_000
"""Proposers times receivers."""
MOST_TRIED = 600_000_000
"""Candidates of everybody times those whose places they are tried in."""
CLEARLY = 1e-9


@dataclass(frozen=True, slots=True)
class Envy:
    """Ordered pairs of which the first envies the second, on each side."""

    proposers: int
    receivers: int


def envy_of(posed: Posed, seen: Floats, found: Expected, clock: Clock | None = None) -> Envy | None:
    """How many envy how many.

    Args:
        posed: the market.
        seen: how probable it is that each pair is looked at, shape (pairs,).
        found: what the plan is expected to bring.
        clock: the time there is; as much as it takes if left out.

    Returns:
        None where the market is so large that it would take a minute, or when the time is up.
    """
    market = posed.market
    m, n = market.proposers, market.receivers
    if m * n > MOST_CELLS or len(market.receiver) * (m + n) > MOST_TRIED:
        return None
    table = np.zeros((m, n))
    table[market.proposer, market.receiver] = seen
    clock = clock or Clock()
    proposers = _proposers(posed, found, table, clock)
    receivers = None if proposers is None else _receivers(posed, found, table, clock)
    return None if proposers is None or receivers is None else Envy(proposers, receivers)


def _proposers(posed: Posed, found: Expected, seen: Floats, clock: Clock) -> int | None:
    """With another's list a proposer proposes by that list, and the answers to it stay as they are."""
    from matching.market_plan.swapping import proposers_envied

    market, count = posed.market, 0
    matches = np.bincount(market.proposer, found.match, minlength=market.proposers)
    for proposer in range(market.proposers):
        if clock.is_over:
            return None
        own = slice(market.start[proposer], market.start[proposer + 1])
        least = matches[proposer] + CLEARLY
        count += proposers_envied(market.f[own], found.answer[own], seen, market.receiver[own], least)
    return count


def _receivers(posed: Posed, found: Expected, seen: Floats, clock: Clock) -> int | None:
    """In another's places a receiver gets proposals from the lists that the other is on."""
    from matching.market_plan.swapping import receivers_envied

    problem, count = posed.problem, 0
    rows, columns = posed.market.proposer, np.ascontiguousarray(seen.T)
    matches = np.bincount(problem.receiver, found.match, minlength=problem.receivers)
    room = np.zeros((3, problem.proposers + 3))
    for receiver in range(problem.receivers):
        if clock.is_over:
            return None
        own = problem.order[problem.order_start[receiver] : problem.order_start[receiver + 1]]
        least = matches[receiver] + CLEARLY
        count += receivers_envied(
            problem.f[own], problem.g[own], rows[own], columns, problem.curve, least, room
        )
    return count
