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
from matching.market_plan.expected import answered
from matching.market_plan.lists import Lists, lists_of, ranks_of
from matching.market_plan.market import PlanMarket
from matching.market_plan.measures import Measures, measured
from matching.market_plan.planners import PLANNERS, Planned, Planner
from matching.market_plan.posing import Posed, pose
from matching.market_plan.transferable import Fitted
from matching.market_plan.validator import faults

COSTS = 0.25
"""Of the seconds there are, this share more for what the constraints cost, or whether they can be kept."""
NOTHING = 1e-9
ENVY = 1.35, 1.0
"""Envy is counted until this many times the seconds there are, and so many more."""


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
            When the deadline stopped the search, at least so many.
        uncounted: constraints whose costs there was no time to count.
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
    uncounted: tuple[str, ...]
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
    constraints = wanted.constraints
    posed = pose(market, constraints, wanted.examination, wanted.length)
    refuse_contradictions(posed)
    planned = _planned(market, wanted, posed, rng, clock)
    lists = lists_of(posed.market, planned.ranks)
    _check(market, wanted, lists, posed)
    costs = _costs(market, wanted, lists, rng, clock) if wanted.costs else {}
    stopped = clock.is_over
    return MarketPlan(
        lists=lists,
        measures=measured(posed, planned.ranks, clock.at_most(*ENVY)),
        costs=costs,
        uncounted=tuple(kind for kind in constraints.kinds() if wanted.costs and kind not in costs),
        planner=wanted.planner.name,
        found_by=planned.found_by,
        starts=planned.starts,
        fitted=planned.fitted,
        stopped=stopped,
        seconds=clock.elapsed,
    )


def _planned(
    market: PlanMarket, wanted: Wanted, posed: Posed, rng: np.random.Generator, clock: Clock
) -> Planned:
    """The plan; where the planner finds none, any that integer programming finds, or why there is none."""
    try:
        return wanted.planner.plan(posed.problem, rng, clock)
    except InvalidQuery as unmet:
        from matching.market_plan.feasible import SECONDS, feasible

        until = clock.at_most(1 + COSTS, 1.0)
        found = feasible(posed.problem, min(SECONDS, until.left))
        if found.ranks is None:
            raise _refusal(market, wanted, unmet, until, proven=found.possible is False) from None
    try:
        return wanted.planner.plan(posed.problem, rng, clock, (found.ranks,))
    except InvalidQuery:
        return Planned(found.ranks, "integer program")


def _refusal(
    market: PlanMarket, wanted: Wanted, unmet: InvalidQuery, clock: Clock, *, proven: bool
) -> InvalidQuery:
    """That names the constraints which no plan keeps together, where that is proven."""
    from matching.market_plan.conflict import conflict_of

    if not proven:
        return unmet
    return InvalidQuery(conflict_of(market, wanted.constraints, wanted.examination, wanted.length, clock))


def _check(market: PlanMarket, wanted: Wanted, lists: Lists, posed: Posed) -> None:
    """A plan that breaks a rule is a fault of the program, so it is never returned."""
    found = faults(market, wanted.constraints, lists, posed.problem.curve, posed.problem.length)
    if found:
        raise RuntimeError(f"The planner broke a rule: {found[0]}")


def _costs(
    market: PlanMarket, wanted: Wanted, lists: Lists, rng: np.random.Generator, clock: Clock
) -> dict[str, float]:
    """What the plan without each constraint brings more than this one.

    Each has its part of the time that is left, with a deadline of a quarter more than the plan had.
    A planner that compares plans begins at this one too, so that it is never below 0. For one that does not,
    it can be: a cap may help a market in which everybody writes to the same few.
    """
    costs = {}
    kinds = tuple(wanted.constraints.kinds())
    for done, kind in enumerate(kinds, start=1):
        until = clock.at_most(1 + COSTS * done / len(kinds))
        if until.is_over:
            continue
        freer = pose(market, wanted.constraints.without(kind), wanted.examination, wanted.length)
        ranks = ranks_of(freer.market, lists)
        try:
            freely = wanted.planner.plan(freer.problem, rng, until, (ranks,)).ranks
        except InvalidQuery:
            freely = ranks
        cost = _matches(freer, freely) - _matches(freer, ranks)
        # That nothing better was found in no time says nothing.
        if cost > NOTHING or not until.is_over:
            costs[kind] = cost
    return costs


def _matches(posed: Posed, ranks: Ints) -> float:
    return float(answered(posed.problem, ranks).match.sum())
