"""Constraints that no plan can keep, found before one is looked for; the sentence says which."""

from __future__ import annotations

import numpy as np

from matching.errors import InvalidQuery
from matching.market_plan.arrays import Floats, Ints
from matching.market_plan.expected import expected
from matching.market_plan.posing import Posed
from matching.messages import message

TOLERANCE = 1e-9


def refuse_contradictions(posed: Posed) -> None:
    """See that the constraints do not rule each other out, as far as that can be proven at once.

    Raises:
        InvalidQuery: they do.
    """
    if posed.problem.limited and posed.problem.fixed_count.any():
        _fixed_within_limits(posed)
    if posed.problem.floor.any():
        best = _best_places(posed)
        _floors_within_reach(posed, best)
        _floors_within_caps(posed, best)
        _floors_within_capacity(posed, best)


def _fixed_within_limits(posed: Posed) -> None:
    """What is fixed alone must not exceed a limit: more on the lists only adds to both."""
    problem = posed.problem
    alone = expected(posed.market, problem.fixed, problem.curve)
    for name, limits, values in (
        ("cap", problem.cap, alone.proposal),
        ("capacity", problem.capacity, alone.match),
    ):
        sums = np.bincount(problem.receiver, values, minlength=problem.receivers)
        over = np.flatnonzero(sums > limits + TOLERANCE)
        if len(over):
            raise InvalidQuery(
                message(
                    "The fixed places alone give receiver {receiver} {value:.3g}, more than its {name} of "
                    "{limit:g}; raise the {name}, or fix fewer.",
                    receiver=int(over[0]),
                    value=float(sums[over[0]]),
                    name=message(name),
                    limit=float(limits[over[0]]),
                )
            )


def _best_places(posed: Posed) -> Floats:
    """The examination probability of the best place each pair can have, shape (pairs,)."""
    problem = posed.problem
    first = problem.fixed_count[posed.market.proposer]
    free = ~problem.closed[posed.market.proposer] & (first < problem.length)
    rank = np.where(problem.fixed >= 0, problem.fixed, first)
    return np.where((problem.fixed >= 0) | free, problem.curve[rank], 0.0)


def _floors_within_reach(posed: Posed, best: Floats) -> None:
    problem = posed.problem
    most = np.bincount(problem.receiver, best, minlength=problem.receivers)
    short = np.flatnonzero(problem.floor > most + TOLERANCE)
    if len(short):
        raise InvalidQuery(
            message(
                "The floor of receiver {receiver} is {floor:g}, and first on every list that it can be on it "
                "has {most:.3g}; lower the floor, make the lists longer, or forbid and fix less.",
                receiver=int(short[0]),
                floor=float(problem.floor[short[0]]),
                most=float(most[short[0]]),
            )
        )
    lengths = np.minimum(np.diff(problem.start), problem.length)
    lengths = np.where(problem.closed, problem.fixed_count, lengths)
    total = float(np.concatenate([[0.0], np.cumsum(problem.curve)])[lengths].sum())
    if problem.floor.sum() > total + TOLERANCE:
        raise InvalidQuery(
            message(
                "The floors add up to {floors:.4g}, and all lists together have an exposure of {total:.4g}; "
                "lower the floors, make the lists longer, or forbid and fix less.",
                floors=float(problem.floor.sum()),
                total=total,
            )
        )


def _floors_within_caps(posed: Posed, best: Floats) -> None:
    """The proposals that an exposure costs at least: taken from those who propose least."""
    problem = posed.problem
    rate = np.minimum(1.0, problem.f * best) / np.maximum(best, 1e-300)
    for receiver in np.flatnonzero((problem.floor > 0) & np.isfinite(problem.cap)):
        pairs = _pairs(posed, int(receiver))
        pairs = pairs[np.argsort(rate[pairs], kind="stable")]
        before = np.cumsum(best[pairs]) - best[pairs]
        taken = np.clip(problem.floor[receiver] - before, 0, best[pairs])
        least = float(taken @ rate[pairs])
        if least > problem.cap[receiver] + TOLERANCE:
            raise InvalidQuery(
                message(
                    "Receiver {receiver} cannot have both: a floor of {floor:g} brings at least {least:.3g} "
                    "proposals, and the cap is {cap:g}; lower the floor, raise the cap, make the lists "
                    "longer, or forbid and fix less.",
                    receiver=int(receiver),
                    floor=float(problem.floor[receiver]),
                    least=least,
                    cap=float(problem.cap[receiver]),
                )
            )


def _floors_within_capacity(posed: Posed, best: Floats) -> None:
    """Without capacity a receiver may only be seen by those with whom there is no match."""
    problem = posed.problem
    for receiver in np.flatnonzero((problem.floor > 0) & (problem.capacity == 0)):
        pairs = _pairs(posed, int(receiver))
        harmless = float(best[pairs[problem.f[pairs] * problem.g[pairs] == 0]].sum())
        if harmless + TOLERANCE < problem.floor[receiver]:
            raise InvalidQuery(
                message(
                    "Receiver {receiver} has a capacity of 0 and a floor of {floor:g}; give it capacity, or "
                    "no floor.",
                    receiver=int(receiver),
                    floor=float(problem.floor[receiver]),
                )
            )


def _pairs(posed: Posed, receiver: int) -> Ints:
    start, order = posed.problem.order_start, posed.problem.order
    return order[start[receiver] : start[receiver + 1]]
