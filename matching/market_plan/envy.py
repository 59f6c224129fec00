"""Who would rather have another's places.

A partner envies another of its side when it would expect more matches in the other's places, all else as it
is (Tomita & Yokoyama, RecSys 2024, here for lists on one side). A receiver's places are its ranks in the
proposers' lists; a proposer's are its list.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from matching.market_plan.arrays import Floats, Ints
from matching.market_plan.expected import Expected
from matching.market_plan.lists import examined
from matching.market_plan.posing import Posed

MOST_PAIRS = 100_000
MOST_PARTNERS = 2_000
CLEARLY = 1e-9


@dataclass(frozen=True, slots=True)
class Envy:
    """Ordered pairs of which the first envies the second, on each side."""

    proposers: int
    receivers: int


def envy_of(posed: Posed, ranks: Ints, found: Expected) -> Envy | None:
    """How many envy how many; None for a market so large that it would take minutes."""
    market = posed.market
    if len(market.receiver) > MOST_PAIRS or max(market.proposers, market.receivers) > MOST_PARTNERS:
        return None
    seen = np.zeros((market.proposers, market.receivers))
    seen[market.proposer, market.receiver] = examined(ranks, posed.problem.curve)
    return Envy(_proposers(posed, found, seen), _receivers(posed, found, seen))


def _proposers(posed: Posed, found: Expected, seen: Floats) -> int:
    """With another's list a proposer proposes by that list, and the answers to it stay as they are."""
    market, count = posed.market, 0
    for proposer in range(market.proposers):
        own = slice(market.start[proposer], market.start[proposer + 1])
        places = seen[:, market.receiver[own]]
        matches = np.minimum(1.0, market.f[own] * places) @ found.answer[own]
        count += int((matches > matches[proposer] + CLEARLY).sum())
    return count


def _receivers(posed: Posed, found: Expected, seen: Floats) -> int:
    """In another's places a receiver gets proposals from the lists that the other is on."""
    from matching.market_plan.gradient import value_of

    problem, count = posed.problem, 0
    rows = posed.market.proposer
    matches = np.bincount(problem.receiver, found.match, minlength=problem.receivers)
    for receiver in range(problem.receivers):
        own = problem.order[problem.order_start[receiver] : problem.order_start[receiver + 1]]
        proposals = np.minimum(1.0, problem.f[own] * seen[rows[own]].T)
        values = np.array([value_of(problem.g[own], row, problem.curve) for row in proposals])
        count += int((values > matches[receiver] + CLEARLY).sum())
    return count
