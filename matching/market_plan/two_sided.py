"""Lists on both sides at once (Tomita & Yokoyama, RecSys 2024, arXiv 2409.00720).

Both sides are shown lists and neither waits for the other: c and j match with probability
f(c,j)·v(rank of j in c's list)·g(j,c)·v(rank of c in j's list). That is linear in the lists of one side while
those of the other stay, so each side's best lists are sorts, and taking turns climbs to a local optimum.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from matching.market_plan.arrays import Floats, Ints
from matching.market_plan.examination import Examination, examination_of
from matching.market_plan.preferences import checked_matrices

TURNS = 200
STEPS = 100
FURTHER = 1e-9
TINY = 1e-300


@dataclass(frozen=True, slots=True, eq=False)
class TwoSidedPlan:
    """Lists of both sides, or lotteries over lists.

    Attributes:
        left_seen: how probable it is that each proposer looks at each receiver, shape (m, n).
        right_seen: the same of the receivers, shape (n, m).
        match: probability of a match of each pair, shape (m, n).
        envy: pairs of the left and of the right of which the first would have more in the other's places.
    """

    left_seen: Floats
    right_seen: Floats
    match: Floats
    envy: tuple[int, int]

    @property
    def expected_matches(self) -> float:
        """Expected matches of the whole plan."""
        return float(self.match.sum())

    @property
    def left(self) -> Ints:
        """Receivers' indices for each proposer, best first, of a lottery most looked at first; (m, n)."""
        return _sorted(self.left_seen)

    @property
    def right(self) -> Ints:
        """Proposers' indices for each receiver, the same way, shape (n, m)."""
        return _sorted(self.right_seen)

    @property
    def nash(self) -> tuple[float, float]:
        """Nash welfare of the left and of the right: the geometric mean of their expected matches."""
        left, right = (np.log(np.maximum(self.match.sum(axis=side), TINY)) for side in (1, 0))
        return float(np.exp(left.mean())), float(np.exp(right.mean()))


def plan_by_scores(
    proposers: Floats, receivers: Floats, left: Floats, right: Floats, examination: Examination
) -> TwoSidedPlan:
    """The plan whose lists are sorted by scores: ``left`` of shape (m, n), ``right`` of shape (n, m)."""
    sides = Sides.of(proposers, receivers, examination)
    return sides.plan(sides.examined(left, sides.of_left), sides.examined(right, sides.of_right))


def plan_two_sided(
    proposers: Floats, receivers: Floats, examination: Examination, rng: np.random.Generator, starts: int = 8
) -> TwoSidedPlan:
    """The plan with most expected matches that was found.

    Args:
        proposers: F, shape (m, n), in [0, 1].
        receivers: G, shape (n, m), in [0, 1].
        examination: the curve of both sides.
        rng: seeded generator.
        starts: random starts besides the even one and the product.

    Raises:
        InvalidQuery: the preferences or the curve cannot be used.
    """
    sides = Sides.of(proposers, receivers, examination)
    even = np.full(sides.f.T.shape, sides.of_left.mean())
    seen = [even, sides.examined((sides.f * sides.g.T).T, sides.of_right)]
    seen += [rng.random(even.shape) * even * 2 for _ in range(starts)]
    return max((sides.climbed(first) for first in seen), key=lambda plan: plan.expected_matches)


@dataclass(frozen=True, slots=True, eq=False)
class Sides:
    """Both preference matrices, shapes (m, n) and (n, m), and the curve of each side."""

    f: Floats
    g: Floats
    of_left: Floats
    of_right: Floats

    @classmethod
    def of(cls, proposers: Floats, receivers: Floats, examination: Examination) -> Sides:
        """Checked.

        Raises:
            InvalidQuery: the preferences or the curve cannot be used.
        """
        f, g = checked_matrices(proposers, receivers)
        return cls(f, g, examination_of(examination, f.shape[1]), examination_of(examination, f.shape[0]))

    def climbed(self, right_seen: Floats) -> TwoSidedPlan:
        """By small steps of both sides from how far the right looks, shape (n, m); then by turns."""
        left_seen = np.full(self.f.shape, self.of_left.mean())
        for step in range(STEPS):
            share = 2 / (step + 3)
            left_seen = left_seen + share * (self.best_left(right_seen) - left_seen)
            right_seen = right_seen + share * (self.best_right(left_seen) - right_seen)
        value = -1.0
        for _ in range(TURNS):
            left_seen = self.best_left(right_seen)
            right_seen = self.best_right(left_seen)
            before, value = value, float(self.match(left_seen, right_seen).sum())
            if value <= before + FURTHER:
                break
        return self.plan(left_seen, right_seen)

    def plan(self, left_seen: Floats, right_seen: Floats) -> TwoSidedPlan:
        """What these lists or lotteries bring, and who envies whom."""
        likes = np.minimum(1.0, self.f * left_seen), np.minimum(1.0, self.g * right_seen)
        envy = _envy(likes[0], self.g.T, right_seen.T), _envy(likes[1], self.f.T, left_seen.T)
        return TwoSidedPlan(left_seen, right_seen, self.match(left_seen, right_seen), envy)

    def match(self, left_seen: Floats, right_seen: Floats) -> Floats:
        """Probability of a match of each pair, shape (m, n)."""
        liked = np.minimum(1.0, self.f * left_seen) * np.minimum(1.0, self.g * right_seen).T
        return np.asarray(liked)

    def best_left(self, right_seen: Floats, weights: Floats | float = 1.0) -> Floats:
        """The left's lists with most matches while the right's stay, as how far each is looked at.

        Args:
            right_seen: how far the right looks, shape (n, m).
            weights: what a match of each receiver counts, shape (n,).
        """
        return self.examined(self.f * np.minimum(1.0, self.g * right_seen).T * weights, self.of_left)

    def best_right(self, left_seen: Floats, weights: Floats | float = 1.0) -> Floats:
        """The same of the right; ``weights`` of the proposers, shape (m,)."""
        return self.examined(self.g * np.minimum(1.0, self.f * left_seen).T * weights, self.of_right)

    @staticmethod
    def examined(score: Floats, curve: Floats) -> Floats:
        """How probable it is that each is looked at in lists sorted by ``score``, same shape."""
        seen = np.empty(score.shape)
        np.put_along_axis(seen, _sorted(score), np.broadcast_to(curve[: score.shape[1]], score.shape), axis=1)
        return seen


def _sorted(score: Floats) -> Ints:
    return np.argsort(-score, axis=1, kind="stable")


def _envy(likes: Floats, others: Floats, seen: Floats) -> int:
    """Pairs (a, b) of one side: a would have more with b's places in the lists of the other side.

    Args:
        likes: probability that a likes each of the other side, shape (a, others).
        others: what the others think of a, same shape.
        seen: how far down the others' lists a is looked at, same shape.
    """
    count = 0
    for row, (own, liked) in enumerate(zip(likes, others, strict=True)):
        matches = np.minimum(1.0, liked * seen) @ own
        count += int((matches > matches[row] + FURTHER).sum())
    return count
