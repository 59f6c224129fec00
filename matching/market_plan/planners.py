"""Planners: from a problem to a plan that keeps its limits. All have one protocol."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Protocol

import numpy as np

from matching.errors import InvalidQuery
from matching.market_plan.arrays import Floats, Ints
from matching.market_plan.ascent import Effort, ascend
from matching.market_plan.clock import Clock
from matching.market_plan.fairness import fairly
from matching.market_plan.problem import Problem, work_for
from matching.market_plan.starting import start_by
from matching.market_plan.transferable import Fitted, transferable
from matching.messages import message

BETA = 0.25


@dataclass(frozen=True, slots=True, eq=False)
class Planned:
    """What a planner found: the rank of each pair, and what there is to say about how."""

    ranks: Ints
    found_by: str
    starts: Mapping[str, float] = field(default_factory=dict)
    fitted: Fitted | None = None


class Planner(Protocol):
    """Makes a plan.

    Promises: the plan keeps every limit of the problem and what is fixed; lists are as long as the limits
    allow; the same problem and seed give the same plan, unless the clock stops it.
    """

    @property
    def name(self) -> str:
        """The name it is chosen by."""

    def plan(
        self, problem: Problem, rng: np.random.Generator, clock: Clock, known: tuple[Ints, ...] = ()
    ) -> Planned:
        """A plan.

        Args:
            problem: the problem.
            rng: seeded generator.
            clock: the time there is, and who is told how far it is.
            known: ranks of plans that keep the limits; where this planner compares plans, it returns none
                that is worse.

        Raises:
            InvalidQuery: no plan was found that keeps the floors beside the other limits.
        """


@dataclass(frozen=True, slots=True)
class ByScore:
    """Everybody's list in the order of a score."""

    name: str
    score: Callable[[Problem], Floats]

    def plan(
        self, problem: Problem, rng: np.random.Generator, clock: Clock, known: tuple[Ints, ...] = ()
    ) -> Planned:
        """The plan; ``clock`` and ``known`` are not needed."""
        state = start_by(problem, self.score(problem), work_for(problem), rng)
        return Planned(state.rank, self.name)


@dataclass(frozen=True, slots=True)
class ByMatching:
    """Lists in the order of the transferable-utility matching."""

    name: str = "transferable"
    beta: float = BETA

    def plan(
        self, problem: Problem, rng: np.random.Generator, clock: Clock, known: tuple[Ints, ...] = ()
    ) -> Planned:
        """The plan; ``fitted`` says whether the fitting converged."""
        fitted = transferable(problem, self.beta, clock)
        state = start_by(problem, fitted.log_matching, work_for(problem), rng)
        return Planned(state.rank, self.name, fitted=fitted)


@dataclass(frozen=True, slots=True)
class ByAscent:
    """Coordinate ascent on the exact expected matches, from several starts."""

    name: str = "ascent"
    effort: Effort | None = None

    def plan(
        self, problem: Problem, rng: np.random.Generator, clock: Clock, known: tuple[Ints, ...] = ()
    ) -> Planned:
        """The plan; never worse than any of its starts, which ``starts`` tells with their matches."""
        best = ascend(problem, rng, clock, self.effort or Effort.for_size(len(problem.f)), known)
        return Planned(best.state.rank, best.found_by, best.starts)


@dataclass(frozen=True, slots=True)
class ByFairness:
    """Who has least counts most: the Nash welfare of both sides at ``alpha`` 0, all matches alike at 1."""

    name: str
    alpha: float

    def plan(
        self, problem: Problem, rng: np.random.Generator, clock: Clock, known: tuple[Ints, ...] = ()
    ) -> Planned:
        """The plan; ``known`` is not needed."""
        return Planned(fairly(problem, self.alpha, rng, clock).rank, self.name)


PLANNERS: Mapping[str, Planner] = MappingProxyType(
    {
        "naive": ByScore("naive", lambda problem: problem.f),
        "reciprocal": ByScore("reciprocal", lambda problem: problem.f * problem.g),
        "transferable": ByMatching(),
        "nash": ByFairness("nash", 0.0),
        "fair": ByFairness("fair", 0.5),
        "ascent": ByAscent(),
    }
)
"""By name: own preference, the product of both, the transferable-utility matching, Nash welfare of both
sides, half way from that to most matches, and coordinate ascent."""


def planner_named(name: str) -> Planner:
    """The planner of this name.

    Raises:
        InvalidQuery: there is none.
    """
    if name not in PLANNERS:
        raise InvalidQuery(
            message("There is no planner '{name}'; use one of {known}.", name=name, known=", ".join(PLANNERS))
        )
    return PLANNERS[name]
