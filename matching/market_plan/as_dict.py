"""A market plan as plain values for programs."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from matching.market_plan.examination import Examination
from matching.market_plan.plan import MarketPlan

Document = dict[str, Any]


def plan_as_dict(plan: MarketPlan, examination: Examination, seed: int) -> Document:
    """``lists``, ``expected_matches``, ``measures``, ``costs`` and how it was found, as in docs/cli.md."""
    fitted = plan.fitted
    return {
        "planner": plan.planner,
        "examination": examination,
        "seed": seed,
        "expected_matches": plan.expected_matches,
        "measures": {
            name: value for name, value in asdict(plan.measures).items() if name != "expected_matches"
        },
        "costs": dict(plan.costs),
        "found_by": plan.found_by,
        "starts": dict(plan.starts),
        "fitting": fitted
        and {"converged": fitted.converged, "steps": fitted.steps, "residual": fitted.residual},
        "stopped": plan.stopped,
        "seconds": plan.seconds,
        "lists": [list(own) for own in plan.lists],
    }
