"""Planning a season from its scores: who stands first for whom, what that brings, and what rules cost."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np

from matching.errors import InvalidQuery
from matching.market_plan.arrays import Floats
from matching.market_plan.clock import Clock
from matching.market_plan.constraints import Constraints
from matching.market_plan.expected import expected
from matching.market_plan.lists import Lists, examined, ranks_of
from matching.market_plan.market import PlanMarket
from matching.market_plan.measures import SideMeasures
from matching.market_plan.plan import MarketPlan, Wanted, plan_market
from matching.market_plan.planners import PLANNERS, planner_named
from matching.market_plan.posing import pose
from matching.messages import message
from matching.protocols import Progress
from matching.season.looking import examination_of
from matching.season.naming import named
from matching.season.posing import Pair, constraints_of, length_of, market_of
from matching.season.scores import SeasonScores
from matching.season.season import Asked, Outcome, Received, Row, SeasonList, SideOutcome


@dataclass(frozen=True, slots=True)
class Planned:
    """The lists of a season, what those who answer can expect, and what all of it brings."""

    lists: tuple[SeasonList, ...]
    receivers: tuple[Received, ...]
    outcome: Outcome


def plan(
    scores: SeasonScores,
    asked: Asked,
    gone: Collection[Pair] = (),
    progress: Progress | None = None,
    costs: bool = True,
) -> Planned:
    """Plan a season.

    Args:
        scores: who there is, and what they think of each other.
        asked: what the plan is to be.
        gone: pairs, proposer and receiver, that are not possible any more.
        progress: told (done, total) meanwhile.
        costs: whether a plan without each kind of constraint is made too.

    Raises:
        InvalidQuery: what is asked for is not possible, or contradicts itself.
    """
    market, length = market_of(scores), length_of(scores, asked)
    constraints = constraints_of(scores, asked, gone)
    clock = Clock(asked.deadline, progress)
    wanted = Wanted(examination_of(asked), length, constraints, planner_named(asked.planner), costs)
    with named(scores):
        made = plan_market(market, wanted, _rng(asked), clock)
        naive = plan_market(market, _naive(wanted, gone), _rng(asked))
    return _planned(scores, market, wanted, made, naive.expected_matches)


def _rng(asked: Asked) -> np.random.Generator:
    if asked.seed < 0:
        raise InvalidQuery(message("--seed {seed} is below 0; use 0 or more.", seed=asked.seed))
    return np.random.default_rng(asked.seed)


def _naive(wanted: Wanted, gone: Collection[Pair]) -> Wanted:
    """Everybody asks its own favourites, within the same limits; what the broker says is left out."""
    asked = wanted.constraints
    limits = Constraints(capacity=asked.capacity, cap=asked.cap, forbidden=frozenset(gone))
    return Wanted(wanted.examination, wanted.length, limits, PLANNERS["naive"], costs=False)


def _planned(
    scores: SeasonScores, market: PlanMarket, wanted: Wanted, made: MarketPlan, naive: float
) -> Planned:
    posed = pose(market, wanted.constraints, wanted.examination, wanted.length)
    ranks = ranks_of(posed.market, made.lists)
    found = expected(posed.market, ranks, posed.problem.curve)
    seen = examined(ranks, posed.problem.curve)
    columns = posed.market.receiver
    sums: dict[str, Floats] = {
        name: np.bincount(columns, values, minlength=market.receivers).astype(np.float64)
        for name, values in (("matches", found.match), ("proposals", found.proposal), ("exposure", seen))
    }
    return Planned(
        _lists(scores, posed.market, wanted.constraints, made.lists, found.match),
        _received(scores, posed.market, wanted.constraints, sums),
        Outcome(
            expected_matches=made.expected_matches,
            naive=naive,
            proposers=_side(made.measures.proposers),
            receivers=_side(made.measures.receivers),
            costs=dict(made.costs),
            found_by=made.found_by,
            stopped=made.stopped,
            seconds=round(made.seconds, 3),
        ),
    )


def _lists(
    scores: SeasonScores, market: PlanMarket, constraints: Constraints, lists: Lists, match: Floats
) -> tuple[SeasonList, ...]:
    made = []
    for at, (proposer, own) in enumerate(zip(scores.proposers, lists, strict=True)):
        rows = tuple(
            _row(scores, market, (at, receiver), receiver in constraints.fixed.get(at, ()), match)
            for receiver in own
        )
        made.append(
            SeasonList(
                statement=proposer.statement,
                partner=proposer.partner,
                rows=rows,
                matches=sum(row.matches for row in rows),
                candidates=int(market.start[at + 1] - market.start[at]),
            )
        )
    return tuple(made)


def _row(scores: SeasonScores, market: PlanMarket, places: Pair, fixed: bool, match: Floats) -> Row:
    pair = market.pair(*places)
    assert pair is not None, "a list names candidates alone"  # noqa: S101
    receiver = scores.receivers[places[1]]
    return Row(
        statement=receiver.statement,
        partner=receiver.partner,
        proposer_yes=float(market.f[pair]),
        receiver_yes=float(market.g[pair]),
        matches=float(match[pair]),
        fixed=fixed,
    )


def _received(
    scores: SeasonScores, market: PlanMarket, constraints: Constraints, sums: dict[str, Floats]
) -> tuple[Received, ...]:
    n = market.receivers
    candidates = np.bincount(market.receiver, minlength=n)
    caps, capacities = constraints.caps(n), constraints.capacities(n)
    return tuple(
        Received(
            statement=one.statement,
            partner=one.partner,
            candidates=int(candidates[at]),
            cap=float(caps[at]) if np.isfinite(caps[at]) else None,
            capacity=float(capacities[at]) if np.isfinite(capacities[at]) else None,
            **{name: float(values[at]) for name, values in sums.items()},
        )
        for at, one in enumerate(scores.receivers)
    )


def _side(measures: SideMeasures) -> SideOutcome:
    return SideOutcome(
        partners=measures.partners,
        mean=measures.mean,
        gini=measures.gini,
        gini_exposure=measures.gini_exposure,
        none=measures.none,
        worst_decile=measures.worst_decile,
    )
