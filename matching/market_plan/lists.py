"""The lists of a plan, as numbers of receivers and as ranks of pairs."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from matching.errors import InvalidQuery
from matching.market_plan.arrays import Floats, Ints
from matching.market_plan.market import PlanMarket
from matching.messages import message

Lists = tuple[tuple[int, ...], ...]
"""For each proposer the receivers' indices, best first."""
NOT_LISTED = -1


def ranks_of(market: PlanMarket, lists: Sequence[Sequence[int]]) -> Ints:
    """The rank of each pair in its proposer's list from 0 up, -1 where it is not in it; shape (pairs,).

    Raises:
        InvalidQuery: there are not as many lists as proposers, a receiver stands in a list twice, or is
            none that this proposer may be recommended.
    """
    if len(lists) != market.proposers:
        raise InvalidQuery(
            message(
                "There are {lists} lists for {proposers} proposers; give one to each, even an empty one.",
                lists=len(lists),
                proposers=market.proposers,
            )
        )
    ranks = np.full(len(market.receiver), NOT_LISTED)
    for proposer, own in enumerate(lists):
        for rank, receiver in enumerate(own):
            pair = market.pair(proposer, receiver)
            if pair is None or ranks[pair] != NOT_LISTED:
                raise InvalidQuery(
                    message(
                        "The list of proposer {proposer} names receiver {receiver}, who is no candidate or "
                        "stands in it twice; name each candidate once.",
                        proposer=proposer,
                        receiver=receiver,
                    )
                )
            ranks[pair] = rank
    return ranks


def lists_of(market: PlanMarket, ranks: Ints) -> Lists:
    """The lists whose ranks these are."""
    made = []
    for first, last in zip(market.start, market.start[1:], strict=False):
        own = ranks[first:last]
        order = np.argsort(own, kind="stable")[np.count_nonzero(own == NOT_LISTED) :]
        made.append(tuple(market.receiver[first:last][order].tolist()))
    return tuple(made)


def examined(ranks: Ints, curve: Floats) -> Floats:
    """How probable it is that each pair is looked at, 0 where it is in no list; shape (pairs,)."""
    seen = np.where(ranks == NOT_LISTED, 0.0, curve[np.maximum(ranks, 0)])
    return np.asarray(seen, dtype=np.float64)


def proposals(market: PlanMarket, ranks: Ints, curve: Floats) -> Floats:
    """How probable it is that each proposer proposes: min(1, f·v(rank)), shape (pairs,)."""
    return np.minimum(1.0, market.f * examined(ranks, curve))
