"""Large markets: time, memory, growth, and what is lost by looking at candidates alone."""

from __future__ import annotations

import time
from dataclasses import dataclass

import numpy as np

from benchmarks.line import Line
from benchmarks.machine import peak_memory_gb
from benchmarks.market_plan_papers import su_market
from matching.market_plan.arrays import Floats, Ints
from matching.market_plan.market import PlanMarket
from matching.market_plan.plan import Wanted, plan_market

SEED = 20261122
LENGTH, CANDIDATES = 20, 50
SIZES = ((2_500, 625), (5_000, 1_250), (10_000, 2_500), (20_000, 5_000))
SMALL_SIZES = ((500, 125), (1_000, 250))
DENSE = (100, 200)


@dataclass(frozen=True, slots=True, eq=False)
class Tastes:
    """Preferences as a recommender has them: nearness of what each has and what the other looks for."""

    proposers: Floats
    receivers: Floats
    popularity: Floats

    @classmethod
    def drawn(cls, proposers: int, receivers: int, rng: np.random.Generator, topics: int = 16) -> Tastes:
        """Random ones, with receivers of whom some are popular with everybody."""
        own, theirs = (rng.dirichlet(np.full(topics, 0.5), size) for size in (proposers, receivers))
        own, theirs = (side / np.linalg.norm(side, axis=1, keepdims=True) for side in (own, theirs))
        return cls(own, theirs, rng.beta(1, 3, receivers))

    def liked(self, rows: slice) -> Floats:
        """What some proposers think of all receivers."""
        near = self.proposers[rows] @ self.receivers.T
        return np.asarray(np.clip(0.85 * near + 0.15 * self.popularity, 0, 1))


def candidate_market(proposers: int, receivers: int, rng: np.random.Generator) -> PlanMarket:
    """A market of the best candidates of each proposer by own preference and chance."""
    tastes = Tastes.drawn(proposers, receivers, rng)
    chosen, likes = [], []
    for first in range(0, proposers, 1_000):
        liked = tastes.liked(slice(first, first + 1_000))
        noisy = liked + rng.normal(0, 0.05, liked.shape)
        best = np.argpartition(-noisy, CANDIDATES, axis=1)[:, :CANDIDATES]
        chosen.append(best)
        likes.append(np.take_along_axis(liked, best, axis=1))
    receiver = np.concatenate(chosen).ravel()
    proposer = np.repeat(np.arange(proposers), CANDIDATES)
    answers = rng.uniform(size=len(receiver)) * 0.9
    return PlanMarket.from_pairs(
        proposer, receiver, np.concatenate(likes).ravel(), answers, size=(proposers, receivers)
    )


def scale_lines(*, small: bool) -> list[Line]:
    """Growth at several sizes, then sparse beside dense where both can run."""
    lines = [_grown(*size) for size in (SMALL_SIZES if small else SIZES)]
    lines.append(Line("peak memory of all of this", peak_memory_gb(), "GB", None if small else 6))
    return [*lines, *(line for n in ((20,) if small else DENSE) for line in _truncated(n))]


def _grown(proposers: int, receivers: int) -> Line:
    market = candidate_market(proposers, receivers, np.random.default_rng(SEED))
    begun = time.perf_counter()
    plan = plan_market(market, Wanted(length=LENGTH), np.random.default_rng(SEED))
    seconds = time.perf_counter() - begun
    what = f"{proposers:,} × {receivers:,}, lists of {LENGTH} from {CANDIDATES} candidates"
    aim = 300.0 if proposers == SIZES[-1][0] else None
    return Line(what, seconds, "s", aim, note=f"{plan.expected_matches:,.1f} matches")


def _truncated(n: int) -> list[Line]:
    """The best 50 and 20 by the product as candidates, lists of 20, beside everybody and full lists."""
    own, theirs = su_market(n, 0.5)
    lines, dense = [], 0.0
    for candidates, length in ((n, n), (n, LENGTH), (CANDIDATES, LENGTH), (LENGTH, LENGTH)):
        if length > candidates or candidates > n:
            continue
        market = _best_candidates(own, theirs, candidates)
        plan = plan_market(market, Wanted(length=length), np.random.default_rng(SEED))
        dense = dense or plan.expected_matches
        what = f"n={n} λ=0.5, {candidates} candidates, lists of {length}"
        note = f"{plan.expected_matches / dense:.2%} of the dense form, {plan.seconds:.1f} s"
        lines.append(Line(what, plan.expected_matches, "matches", note=note))
    return lines


def _best_candidates(own: Floats, theirs: Floats, candidates: int) -> PlanMarket:
    best: Ints = np.argsort(-own * theirs.T, axis=1, kind="stable")[:, :candidates]
    proposer, receiver = np.repeat(np.arange(len(own)), candidates), best.ravel()
    likes, answers = own[proposer, receiver], theirs[receiver, proposer]
    return PlanMarket.from_pairs(proposer, receiver, likes, answers, size=own.shape)
