"""Making and measuring a market plan, from the body of a request to that of its answer."""

from __future__ import annotations

from dataclasses import asdict

import numpy as np

from api.plan_json import as_json
from api.plan_limits import checked_deadline
from api.plan_market_asked import MarketAsked, MeasuresAsked, read_asked
from matching.market_plan.clock import Clock
from matching.market_plan.constraints import Constraints


def planned(body: bytes, longest_s: float) -> bytes:
    """The plan that ``body`` (:class:`api.plan_market_asked.MarketAsked`) asks for, as JSON.

    Raises:
        BrobyggerError: it cannot be read, or what it asks for contradicts itself.
    """
    from matching.market_plan.as_dict import plan_as_dict
    from matching.market_plan.plan import Wanted, plan_market
    from matching.market_plan.planners import planner_named

    asked = read_asked(MarketAsked, body)
    clock = Clock(checked_deadline(asked.deadline, longest_s))
    market = asked.market()
    wanted = Wanted(
        examination=asked.examination,
        length=asked.length,
        constraints=asked.constraints(),
        planner=planner_named(asked.planner),
        costs=asked.costs,
    )
    plan = plan_market(market, wanted, np.random.default_rng(asked.seed), clock)
    return as_json(plan_as_dict(plan, asked.examination, asked.seed))


def measured(body: bytes) -> bytes:
    """The measures of the lists in ``body`` (:class:`api.plan_market_asked.MeasuresAsked`), as JSON.

    Raises:
        BrobyggerError: it cannot be read, or the lists do not fit the preferences.
    """
    from matching.market_plan import measures
    from matching.market_plan.lists import ranks_of
    from matching.market_plan.posing import pose

    asked = read_asked(MeasuresAsked, body)
    posed = pose(asked.market(), Constraints(), asked.examination)
    return as_json(asdict(measures.measured(posed, ranks_of(posed.market, asked.lists))))
