"""Fewer candidates for each proposer, chosen so that hardly a match is lost."""

from __future__ import annotations

import numpy as np

from matching.errors import InvalidQuery
from matching.market_plan.constraints import Constraints
from matching.market_plan.market import PlanMarket
from matching.market_plan.posing import pose
from matching.market_plan.transferable import transferable
from matching.messages import message

BETA = 0.25


def thinned(market: PlanMarket, candidates: int) -> PlanMarket:
    """The market with each proposer's best candidates alone, by the transferable-utility matching.

    The product of both preferences gives everybody the same popular receivers; the matching knows how many
    others want them too.

    Args:
        market: the market.
        candidates: most candidates of a proposer.

    Raises:
        InvalidQuery: ``candidates`` is below 1.
    """
    if candidates < 1:
        raise InvalidQuery(
            message(
                "{candidates} candidates leave nobody to recommend; use 1 or more.", candidates=candidates
            )
        )
    fitted = transferable(pose(market, Constraints(), "inverse").problem, BETA).log_matching
    order = np.lexsort((market.receiver, -fitted, market.proposer))
    rank = np.empty(len(order), dtype=np.int64)
    rank[order] = np.arange(len(order)) - market.start[market.proposer]
    return market.without(rank >= candidates)
