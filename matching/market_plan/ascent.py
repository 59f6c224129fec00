"""Coordinate ascent from several starts, then shaken and climbed again: the best of all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from matching.errors import InvalidQuery
from matching.market_plan.arrays import Floats, Ints
from matching.market_plan.clock import Clock
from matching.market_plan.problem import Problem, State, Work, copied, no_prices, state_of, work_for
from matching.market_plan.relaxing import relaxed
from matching.market_plan.starting import MANY_PAIRS, climbed, start_by
from matching.market_plan.transferable import transferable

BETAS = (0.25, 1.0)
SHAKEN = 0.03
LOUD, SOFT = 0.3, 0.1
FURTHER = 1e-9
TO_THE_END = 1e-12


@dataclass(frozen=True, slots=True)
class Effort:
    """How much is tried.

    Attributes:
        scored: whether the reciprocal product and the transferable-utility matchings are starts.
        random: starts from random lists.
        relaxed: starts by small steps of all at once; the first two begin at fixed points.
        steps: steps of those.
        shakes: times the best plan is shaken and climbed again.
    """

    scored: bool = True
    random: int = 1
    relaxed: int = 4
    steps: int = 150
    shakes: int = 12

    @classmethod
    def for_size(cls, pairs: int) -> Effort:
        """Everything for a small market; one relaxed start for a large one, where starts differ little."""
        return cls() if pairs <= MANY_PAIRS else cls(scored=False, random=0, relaxed=1, steps=60, shakes=0)


@dataclass(frozen=True, slots=True, eq=False)
class Best:
    """The best plan, the start it came from, and the expected matches of all starts before climbing."""

    state: State
    found_by: str
    starts: dict[str, float]


Start = tuple[str, Callable[[], State]]


def ascend(
    problem: Problem, rng: np.random.Generator, clock: Clock, effort: Effort, known: tuple[Ints, ...] = ()
) -> Best:
    """The best plan that was found before the clock stopped; at least one start is always climbed.

    Args:
        problem: the problem.
        rng: seeded generator.
        clock: time there is.
        effort: what is tried.
        known: ranks of plans to start from as well.

    Raises:
        InvalidQuery: no plan was found that keeps the floors beside the other limits.
    """
    from matching.market_plan.gradient import refresh_all

    work = work_for(problem)
    starts = [
        *_known(problem, known),
        *_relaxed(problem, work, rng, clock, effort),
        *_others(problem, work, rng, clock, effort),
    ]
    total = len(starts) + effort.shakes
    values: dict[str, float] = {}
    best: tuple[float, State, str] | None = None
    unmet: InvalidQuery | None = None
    for done, (name, make) in enumerate(starts):
        if (best or unmet) and clock.is_over:
            break
        try:
            state = make()
        except InvalidQuery as error:
            unmet = error
            continue
        values[name] = float(refresh_all(problem, state, work))
        state = climbed(problem, state, work, rng, clock)
        value = float(state.value.sum())
        if best is None or value > best[0] + FURTHER:
            best = value, state, name
        clock.tell(done + 1, total)
    if best is None:
        assert unmet is not None, "there is always a start"  # noqa: S101
        raise unmet
    value, state, name = best
    for shake in range(effort.shakes):
        if clock.is_over:
            break
        state = _shaken(problem, state, work, rng, clock, LOUD if shake % 2 else SOFT)
        clock.tell(len(starts) + shake + 1, total)
    if not clock.is_over:
        state = climbed(problem, state, work, rng, clock, TO_THE_END)
    return Best(state, name, values)


def _known(problem: Problem, known: tuple[Ints, ...]) -> Iterator[Start]:
    for number, ranks in enumerate(known, start=1):
        yield f"known {number}", lambda ranks=ranks: state_of(problem, ranks)  # type: ignore[misc]


def _relaxed(
    problem: Problem, work: Work, rng: np.random.Generator, clock: Clock, effort: Effort
) -> Iterator[Start]:
    """Begun where everybody looks at all places alike, where nobody proposes, and at random points."""
    even = np.minimum(1.0, problem.f * problem.curve[: problem.length].mean())
    points: list[Callable[[], Floats]] = [lambda: even, lambda: np.zeros(len(even))]
    points += [lambda: np.minimum(1.0, 2 * even * rng.random(len(even)))] * effort.relaxed
    for number, point in enumerate(points[: effort.relaxed], start=1):
        yield (
            f"relaxed {number}",
            lambda point=point: relaxed(problem, point(), work, rng, clock, effort.steps),  # type: ignore[misc]
        )


def _others(
    problem: Problem, work: Work, rng: np.random.Generator, clock: Clock, effort: Effort
) -> Iterator[Start]:
    scores: list[tuple[str, Callable[[], Floats]]] = []
    if effort.scored:
        scores.append(("reciprocal", lambda: problem.f * problem.g))
        scores += [
            (f"transferable {beta:g}", lambda beta=beta: transferable(problem, beta, clock).log_matching)  # type: ignore[misc]
            for beta in BETAS
        ]
    scores += [
        (f"random {number + 1}", lambda: rng.random(len(problem.f))) for number in range(effort.random)
    ]
    for name, score in scores:
        yield name, lambda score=score: start_by(problem, score(), work, rng)  # type: ignore[misc]


def _shaken(
    problem: Problem, state: State, work: Work, rng: np.random.Generator, clock: Clock, noise: float
) -> State:
    """The plan after a few proposers' lists were disturbed and all were climbed again, if it is better."""
    from matching.market_plan.sweeping import sweep

    other, prices = copied(state), no_prices(problem)
    prices.noise[:] = np.exp(noise * rng.standard_normal(len(problem.f)))
    some = max(1, round(SHAKEN * problem.proposers))
    sweep(problem, other, work, prices, rng.permutation(problem.proposers)[:some], True, False)
    other = climbed(problem, other, work, rng, clock)
    return other if other.value.sum() > state.value.sum() + FURTHER else state
