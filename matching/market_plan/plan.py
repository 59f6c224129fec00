"""The use case: a market, what a plan has to keep to, and a planner; out comes a plan that was checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from matching.errors import InvalidQuery
from matching.market_plan.arrays import Ints
from matching.market_plan.clock import Clock
from matching.market_plan.constraints import Constraints
from matching.market_plan.contradictions import refuse_contradictions
from matching.market_plan.examination import Examination
from matching.market_plan.expected import expected_matches
from matching.market_plan.lists import Lists, lists_of, ranks_of
from matching.market_plan.market import PlanMarket
from matching.market_plan.measures import Measures, measured
from matching.market_plan.planners import PLANNERS, Planned, Planner
from matching.market_plan.posing import Posed, pose
from matching.market_plan.transferable import Fitted
from matching.market_plan.validator import faults

SAME = 1e-6


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for.

    Attributes:
        examination: the name of a curve or its values; the same for both sides.
        length: longest list; None for all candidates.
        constraints: what the plan has to keep to.
        planner: how it is made.
        costs: whether a plan without each constraint is made as well, to tell what it costs.
    """

    examination: Examination = "inverse"
    length: int | None = None
    constraints: Constraints = field(default_factory=Constraints)
    planner: Planner = PLANNERS["ascent"]
    costs: bool = True


@dataclass(frozen=True, slots=True)
class MarketPlan:
    """A plan.

    Attributes:
        lists: for each proposer the receivers' indices, best first.
        measures: how good and how fair it is.
        costs: expected matches that each constraint costs: those of the plan without it, less those of this.
        planner: name of the planner.
        found_by: the start that the best plan came from.
        starts: expected matches of each start before climbing.
        fitted: the transferable-utility matching, where one was fitted.
        stopped: whether the deadline ended the search.
        seconds: time it took.
    """

    lists: Lists
    measures: Measures
    costs: Mapping[str, float]
    planner: str
    found_by: str
    starts: Mapping[str, float]
    fitted: Fitted | None
    stopped: bool
    seconds: float

    @property
    def expected_matches(self) -> float:
        """Expected matches of the whole plan."""
        return self.measures.expected_matches


def plan_market(
    market: PlanMarket, wanted: Wanted, rng: np.random.Generator, clock: Clock | None = None
) -> MarketPlan:
    """Make a plan, tell what each constraint costs, and check it.

    Args:
        market: who there is, and what they think of each other.
        wanted: what is asked for.
        rng: seeded generator; the same one gives the same plan, unless a deadline stops it.
        clock: the time there is; as much as it takes if left out.

    Raises:
        InvalidQuery: what is asked for contradicts itself, or no plan was found that keeps the floors.
    """
    clock = clock or Clock()
    posed = pose(market, wanted.constraints, wanted.examination, wanted.length)
    refuse_contradictions(posed)
    planned = _planned(market, wanted, posed, rng, clock)
    lists = lists_of(posed.market, planned.ranks)
    _check(market, wanted, lists, posed)
    costs = _costs(market, wanted, lists, rng, clock) if wanted.costs else {}
    return MarketPlan(
        lists=lists,
        measures=measured(posed, planned.ranks),
        costs=costs,
        planner=wanted.planner.name,
        found_by=planned.found_by,
        starts=planned.starts,
        fitted=planned.fitted,
        stopped=clock.is_over,
        seconds=clock.elapsed,
    )


def _planned(
    market: PlanMarket, wanted: Wanted, posed: Posed, rng: np.random.Generator, clock: Clock
) -> Planned:
    """The plan; where the planner finds none, any that integer programming finds, or why there is none."""
    try:
        return wanted.planner.plan(posed.problem, rng, clock)
    except InvalidQuery as unmet:
        from matching.market_plan.feasible import feasible

        found = feasible(posed.problem)
        if found.ranks is None:
            raise _refusal(market, wanted, unmet, proven=found.possible is False) from None
    try:
        return wanted.planner.plan(posed.problem, rng, clock, (found.ranks,))
    except InvalidQuery:
        return Planned(found.ranks, "integer program")


def _refusal(market: PlanMarket, wanted: Wanted, unmet: InvalidQuery, *, proven: bool) -> InvalidQuery:
    """That names the constraints which no plan keeps together, where that is proven."""
    from matching.market_plan.conflict import conflict_of

    if not proven:
        return unmet
    return InvalidQuery(conflict_of(market, wanted.constraints, wanted.examination, wanted.length))


def _check(market: PlanMarket, wanted: Wanted, lists: Lists, posed: Posed) -> None:
    """A plan that breaks a rule is a fault of the program, so it is never returned."""
    found = faults(market, wanted.constraints, lists, posed.problem.curve, posed.problem.length)
    if found:
        raise RuntimeError(f"The planner broke a rule: {found[0]}")


def _costs(
    market: PlanMarket, wanted: Wanted, lists: Lists, rng: np.random.Generator, clock: Clock
) -> dict[str, float]:
    """What the plan without each constraint brings more than this one.

    A planner that compares plans begins at this one too, so that it is never below 0. For one that does not,
    it can be: a cap may help a market in which everybody writes to the same few.
    """
    costs = {}
    for kind in wanted.constraints.kinds():
        freer = pose(market, wanted.constraints.without(kind), wanted.examination, wanted.length)
        ranks = ranks_of(freer.market, lists)
        try:
            freely = wanted.planner.plan(freer.problem, rng, clock, (ranks,)).ranks
        except InvalidQuery:
            freely = ranks
        costs[kind] = _matches(freer, freely) - _matches(freer, ranks)
    return costs


def _matches(posed: Posed, ranks: Ints) -> float:
    return expected_matches(posed.market, ranks, posed.problem.curve)
