"""Exact expected matches of a plan: in numpy, what the compiled form and the validator are held against, and
compiled."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from matching.market_plan.arrays import Floats, Ints
from matching.market_plan.lists import proposals
from matching.market_plan.market import PlanMarket
from matching.market_plan.problem import Problem, state_of, work_for


@dataclass(frozen=True, slots=True, eq=False)
class Expected:
    """What a plan is expected to bring, pair by pair, shape (pairs,).

    Attributes:
        proposal: probability that the proposer proposes.
        answer: probability that the receiver says yes if it does.
        attention: how far the receiver looks at it if it does: E[v(place)].
    """

    proposal: Floats
    answer: Floats
    attention: Floats

    @property
    def match(self) -> Floats:
        """Probability of a match of each pair, shape (pairs,)."""
        return self.proposal * self.answer


def expected(market: PlanMarket, ranks: Ints, curve: Floats) -> Expected:
    """Expected matches of every pair by the Poisson-binomial dynamic programme.

    j sorts its proposals by g and answers c with min(1, g·v(place)); its place is one more than the number
    of better proposers, whose distribution d is built up proposer by proposer.

    Args:
        market: the market.
        ranks: ranks of the pairs in the lists, -1 outside, shape (pairs,).
        curve: examination probabilities, at least as many as the longest list and the most proposers.
    """
    proposal = proposals(market, ranks, curve)
    answer, attention = np.zeros(len(proposal)), np.zeros(len(proposal))
    start, order = market.by_receiver()
    for first, last in pairwise(start):
        _receive(order[first:last], market.g, proposal, curve, (answer, attention))
    return Expected(proposal, answer, attention)


def answered(problem: Problem, ranks: Ints) -> Expected:
    """The same as :func:`expected`, compiled, but for counts whose probability is below 1e-18."""
    from matching.market_plan.answering import answer_all

    state = state_of(problem, ranks)
    answer, attention = np.zeros(len(state.p)), np.zeros(len(state.p))
    answer_all(problem, state, work_for(problem), answer, attention)
    return Expected(state.p, answer, attention)


def expected_matches(market: PlanMarket, ranks: Ints, curve: Floats) -> float:
    """The number of matches that the plan is expected to bring."""
    return float(expected(market, ranks, curve).match.sum())


def _receive(pairs: Ints, g: Floats, proposal: Floats, curve: Floats, into: tuple[Floats, Floats]) -> None:
    better = np.ones(1)
    for pair in pairs:
        seen = curve[: len(better)]
        into[0][pair] = better @ np.minimum(1.0, g[pair] * seen)
        into[1][pair] = better @ np.minimum(1.0, seen)
        if p := proposal[pair]:
            better = np.append(better * (1 - p), 0.0) + np.append(0.0, better * p)
