"""Large markets: time, memory and growth at four sizes."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from benchmarks.line import Line
from benchmarks.machine import peak_memory_gb
from matching.market_plan.arrays import Floats
from matching.market_plan.market import PlanMarket
from matching.market_plan.plan import Wanted, plan_market

SEED = 20261122
LENGTH, CANDIDATES = 20, 50
SIZES = ((2_500, 625), (5_000, 1_250), (10_000, 2_500), (20_000, 5_000))
SMALL_SIZES = ((500, 125), (1_000, 250))


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


def scale_lines(*, small: bool) -> Iterator[Line]:
    """Growth at several sizes, and the memory that all of it took."""
    for size in SMALL_SIZES if small else SIZES:
        yield _grown(*size)
    yield Line("peak memory until then", peak_memory_gb(), "GB", None if small else 6)


def _grown(proposers: int, receivers: int) -> Line:
    market = candidate_market(proposers, receivers, np.random.default_rng(SEED))
    begun = time.perf_counter()
    plan = plan_market(market, Wanted(length=LENGTH), np.random.default_rng(SEED))
    seconds = time.perf_counter() - begun
    what = f"{proposers:,} × {receivers:,}, lists of {LENGTH} from {CANDIDATES} candidates"
    aim = 300.0 if proposers == SIZES[-1][0] else None
    note = f"{plan.expected_matches:,.1f} matches, {peak_memory_gb():.2f} GB until then"
    return Line(what, seconds, "s", aim, note=note)
