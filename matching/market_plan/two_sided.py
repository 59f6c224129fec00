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


@dataclass(frozen=True, slots=True, eq=False)
class TwoSidedPlan:
    """Lists of both sides.

    Attributes:
        left: receivers' indices for each proposer, best first, shape (m, n).
        right: proposers' indices for each receiver, shape (n, m).
        match: probability of a match of each pair, shape (m, n).
        envy: pairs of the left and of the right of which the first would have more in the other's places.
    """

    left: Ints
    right: Ints
    match: Floats
    envy: tuple[int, int]

    @property
    def expected_matches(self) -> float:
        """Expected matches of the whole plan."""
        return float(self.match.sum())


def plan_by_scores(
    proposers: Floats, receivers: Floats, left: Floats, right: Floats, examination: Examination
) -> TwoSidedPlan:
    """The plan whose lists are sorted by scores: ``left`` of shape (m, n), ``right`` of shape (n, m)."""
    return _Sides.of(proposers, receivers, examination).plan(_sorted(left), _sorted(right))


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
    sides = _Sides.of(proposers, receivers, examination)
    even = np.full(sides.f.T.shape, sides.of_left.mean())
    seen = [even, sides.examined(_sorted((sides.f * sides.g.T).T), sides.of_right)]
    seen += [rng.random(even.shape) * even * 2 for _ in range(starts)]
    return max((sides.climbed(first) for first in seen), key=lambda plan: plan.expected_matches)


@dataclass(frozen=True, slots=True, eq=False)
class _Sides:
    f: Floats
    g: Floats
    of_left: Floats
    of_right: Floats

    @classmethod
    def of(cls, proposers: Floats, receivers: Floats, examination: Examination) -> _Sides:
        f, g = checked_matrices(proposers, receivers)
        return cls(f, g, examination_of(examination, f.shape[1]), examination_of(examination, f.shape[0]))

    def climbed(self, right_seen: Floats) -> TwoSidedPlan:
        """By small steps of both sides from how far the right looks, shape (n, m); then by turns."""
        left_seen = np.full(self.f.shape, self.of_left.mean())
        for step in range(STEPS):
            share = 2 / (step + 3)
            left_seen = left_seen + share * (self.examined(self._left(right_seen), self.of_left) - left_seen)
            best = self.examined(self._right(left_seen), self.of_right)
            right_seen = right_seen + share * (best - right_seen)
        value = -1.0
        left, right = self._left(right_seen), self._right(left_seen)
        for _ in range(TURNS):
            left = self._left(right_seen)
            right = self._right(self.examined(left, self.of_left))
            right_seen = self.examined(right, self.of_right)
            before, value = value, float(self._match(left, right).sum())
            if value <= before + FURTHER:
                break
        return self.plan(left, right)

    def plan(self, left: Ints, right: Ints) -> TwoSidedPlan:
        match = self._match(left, right)
        left_likes, right_likes = self._likes(left, right)
        seen = self.examined(left, self.of_left), self.examined(right, self.of_right)
        envy = _envy(left_likes, self.g.T, seen[1].T), _envy(right_likes, self.f.T, seen[0].T)
        return TwoSidedPlan(left, right, match, envy)

    def _left(self, right_seen: Floats) -> Ints:
        return _sorted(self.f * np.minimum(1.0, self.g * right_seen).T)

    def _right(self, left_seen: Floats) -> Ints:
        return _sorted(self.g * np.minimum(1.0, self.f * left_seen).T)

    def _likes(self, left: Ints, right: Ints) -> tuple[Floats, Floats]:
        of_left = np.minimum(1.0, self.f * self.examined(left, self.of_left))
        return of_left, np.minimum(1.0, self.g * self.examined(right, self.of_right))

    def _match(self, left: Ints, right: Ints) -> Floats:
        of_left, of_right = self._likes(left, right)
        return np.asarray(of_left * of_right.T)

    @staticmethod
    def examined(lists: Ints, curve: Floats) -> Floats:
        """How probable it is that each is looked at, same shape."""
        seen = np.empty(lists.shape)
        np.put_along_axis(seen, lists, np.broadcast_to(curve[: lists.shape[1]], lists.shape), axis=1)
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
