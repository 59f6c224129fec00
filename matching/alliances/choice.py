"""A choice of members and what each fills, and what it is worth."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from matching.alliances.problem import KNOWN_WEIGHT, Problem


@dataclass(frozen=True, slots=True, order=True)
class Fill:
    """A member gives a share, in (0, 1], of a part."""

    candidate: int
    part: int
    share: float


@dataclass(frozen=True, slots=True)
class Choice:
    """Members and fills, both in order."""

    members: tuple[int, ...]
    fills: tuple[Fill, ...]

    @classmethod
    def of(cls, fills: Iterable[Fill]) -> Choice:
        """Everybody who fills something is a member."""
        given = tuple(sorted(fills))
        return cls(tuple(sorted({fill.candidate for fill in given})), given)


def coverage(problem: Problem, choice: Choice) -> float:
    """Share of the weighted parts that is covered, in [0, 1]."""
    return float(sum(problem.covers[fill.candidate, fill.part] * fill.share for fill in choice.fills))


def fit(problem: Problem, choice: Choice) -> float:
    """Mean fit of what is covered, weighed by how much it covers; 0 where nothing is."""
    covered = coverage(problem, choice)
    weighed = sum(
        problem.covers[fill.candidate, fill.part] * fill.share * problem.fit[fill.candidate, fill.part]
        for fill in choice.fills
    )
    return float(weighed / covered) if covered else 0.0


def known_pairs(problem: Problem, choice: Choice) -> int:
    """Good partnerships between two members."""
    if problem.known is None:
        return 0
    return sum(bool(problem.known[pair]) for pair in combinations(choice.members, 2))


def value(problem: Problem, choice: Choice) -> float:
    """What is maximised: coverage first, then fit, fewer members, and good partnerships if asked for.

    In shares of coverage: coverage + 0.01 · Σ coverage · fit − 0.001 · members + 0.02 · partnerships.
    """
    gained = sum(problem.gain[fill.candidate, fill.part] * fill.share for fill in choice.fills)
    own = sum(problem.bonus[member] for member in choice.members)
    return float(gained + own + KNOWN_WEIGHT * known_pairs(problem, choice))
