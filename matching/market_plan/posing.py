"""From a market and its constraints to the arrays that a plan is looked for in."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from matching.errors import InvalidQuery
from matching.market_plan.arrays import Flags, Ints
from matching.market_plan.constraints import Constraints
from matching.market_plan.examination import Examination, examination_of
from matching.market_plan.market import PlanMarket
from matching.market_plan.problem import Problem, curve_length
from matching.messages import Message, message


@dataclass(frozen=True, slots=True, eq=False)
class Posed:
    """A market without what is forbidden, its constraints, and both as arrays."""

    market: PlanMarket
    constraints: Constraints
    problem: Problem


def pose(
    market: PlanMarket, constraints: Constraints, examination: Examination, length: int | None = None
) -> Posed:
    """Put a planning problem into arrays.

    Args:
        market: the market.
        constraints: what a plan has to keep to.
        examination: the name of a curve or its values; the same for both sides.
        length: longest list; None for all candidates.

    Raises:
        InvalidQuery: a constraint names somebody who is not there, everything is forbidden, or the length
            is none.
    """
    longest = _length(market, length)
    _check_named(market, constraints)
    allowed = market.without(_forbidden(market, constraints))
    if not len(allowed.receiver):
        raise InvalidQuery(message("All pairs are forbidden, so there is nobody to recommend; allow some."))
    n = market.receivers
    fixed, counts = _fixed(allowed, constraints, longest)
    caps, capacities, floors = constraints.caps(n), constraints.capacities(n), constraints.floors(n)
    if not caps.any() or not capacities.any():
        raise InvalidQuery(
            message("No receiver has any capacity, so there is nobody to recommend; raise it for some.")
        )
    order_start, order = allowed.by_receiver()
    problem = Problem(
        start=allowed.start,
        receiver=allowed.receiver,
        f=allowed.f,
        g=allowed.g,
        order_start=order_start,
        order=order,
        curve=examination_of(examination, max(curve_length(market), longest)),
        length=longest,
        fixed=fixed,
        fixed_count=counts,
        closed=np.isin(np.arange(market.proposers), list(constraints.closed)),
        cap=caps,
        capacity=capacities,
        floor=floors,
        limited=bool(np.isfinite(caps).any() or np.isfinite(capacities).any() or floors.any()),
    )
    return Posed(allowed, constraints, problem)


def _length(market: PlanMarket, length: int | None) -> int:
    if length is None:
        return max(1, int(np.diff(market.start).max()))
    if not 1 <= length <= market.receivers:
        raise InvalidQuery(
            message(
                "Lists of {length} are not possible with {receivers} receivers; use 1 to {receivers}.",
                length=length,
                receivers=market.receivers,
            )
        )
    return length


def _check_named(market: PlanMarket, constraints: Constraints) -> None:
    if constraints.small is not None and constraints.floor is None:
        raise InvalidQuery(
            message("It says which receivers are small, but not the least they are to be seen; give a floor.")
        )
    for receiver in sorted(constraints.small or ()):
        if not 0 <= receiver < market.receivers:
            raise InvalidQuery(
                message(
                    "Receiver {receiver} is named as small and is not in the market; receivers go from 0 to "
                    "{last_receiver}.",
                    receiver=receiver,
                    last_receiver=market.receivers - 1,
                )
            )
    for proposer in sorted(constraints.closed):
        check_pair(market, proposer, 0)


def _forbidden(market: PlanMarket, constraints: Constraints) -> Flags:
    gone = np.zeros(len(market.receiver), dtype=np.bool_)
    for proposer, receiver in constraints.forbidden:
        check_pair(market, proposer, receiver)
        pair = market.pair(proposer, receiver)
        if pair is not None:
            gone[pair] = True
    return gone


def _fixed(market: PlanMarket, constraints: Constraints, length: int) -> tuple[Ints, Ints]:
    ranks, counts = np.full(len(market.receiver), -1), np.zeros(market.proposers, dtype=np.int64)
    for proposer, receivers in constraints.fixed.items():
        if len(receivers) > length:
            raise InvalidQuery(
                message(
                    "{places} places are fixed for proposer {proposer}, and lists have {length}; fix fewer, "
                    "or make the lists longer.",
                    places=len(receivers),
                    proposer=proposer,
                    length=length,
                )
            )
        for rank, receiver in enumerate(receivers):
            check_pair(market, proposer, receiver)
            pair = market.pair(proposer, receiver)
            if pair is None or ranks[pair] >= 0:
                raise InvalidQuery(_not_fixable(proposer, receiver))
            ranks[pair] = rank
        counts[proposer] = len(receivers)
    return ranks, counts


def _not_fixable(proposer: int, receiver: int) -> Message:
    return message(
        "Receiver {receiver} is fixed in the list of proposer {proposer}, but that pair is forbidden, no "
        "candidate, or fixed twice; allow it, or fix another.",
        receiver=receiver,
        proposer=proposer,
    )


def check_pair(market: PlanMarket, proposer: int, receiver: int) -> None:
    """See that both are there.

    Raises:
        InvalidQuery: one is not.
    """
    if not (0 <= proposer < market.proposers and 0 <= receiver < market.receivers):
        raise InvalidQuery(
            message(
                "The pair {proposer}, {receiver} is not in the market; proposers go from 0 to "
                "{last_proposer} and receivers from 0 to {last_receiver}.",
                proposer=proposer,
                receiver=receiver,
                last_proposer=market.proposers - 1,
                last_receiver=market.receivers - 1,
            )
        )
