"""The greedy answer: one member after the other, each the one that covers most of what is left."""

from __future__ import annotations

import numpy as np

from matching.alliances.choice import Choice, Fill
from matching.alliances.difference import differ
from matching.alliances.problem import Mask, Problem, Values

TIE = 1e-6
"""What the fit counts for beside coverage: it decides between equals."""


def greedy(problem: Problem, start: tuple[int, ...] = ()) -> Choice | None:
    """Members by what each adds to coverage; None where this way leads to no possible alliance.

    Named members come first, then ``start``. While seats are just enough for the groups that are
    missing, only candidates of those are taken.
    """
    made = _Made(problem)
    for candidate in [*np.flatnonzero(problem.named).tolist(), *start]:
        if candidate not in made.members and not made.take(candidate):
            return None
    while made.seats_left > 0:
        worth = made.worth()
        candidate = int(worth.argmax())
        if worth[candidate] <= TIE:
            break
        if not made.take(candidate):
            made.open[candidate] = False
    return made.choice()


class _Made:
    """What has been chosen so far."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.members: list[int] = []
        self.fills: dict[tuple[int, int], Fill] = {}
        self._merit: Values = problem.covers * (1 + TIE * problem.fit)
        self.left: Values = np.ones(problem.shape[1])
        self.stock_left = [stock.left for stock in problem.stocks]
        self.open: Mask = np.asarray((problem.reach > 0).any(axis=1))
        for earlier in problem.unlike:
            self.open &= ~earlier | problem.named

    @property
    def seats_left(self) -> int:
        return self.problem.seats - len(self.members)

    @property
    def missing(self) -> list[Mask]:
        return [group.members for group in self.problem.groups if not group.members[self.members].any()]

    def room(self) -> tuple[Values, Values]:
        """The share of each part each candidate could fill, and the coverage that would add; both (c, p).

        An undivided part may pass to somebody who fills it better, unless that leaves its member nothing.
        """
        problem = self.problem
        shares = np.minimum(problem.reach, self.left)
        shares[shares < problem.least - TIE] = 0.0
        counts = np.bincount([fill.candidate for fill in self.fills.values()], minlength=problem.shape[0])
        held = np.zeros(problem.shape[1])
        for (candidate, part), fill in self.fills.items():
            if not problem.divisible[part]:
                held[part] = self._merit[fill.candidate, part] if counts[candidate] > 1 else np.inf
        shares = np.where(problem.divisible, shares, problem.reach)
        return shares, np.maximum(shares * self._merit - np.where(problem.divisible, 0.0, held), 0.0)

    def worth(self) -> Values:
        """What each candidate would add; -1 for those that cannot be next; shape (c,)."""
        problem, missing = self.problem, self.missing
        ordered = -np.sort(-self.room()[1], axis=1)
        within = np.arange(ordered.shape[1])[None, :] < problem.loads[:, None]
        worth = (ordered * within).sum(axis=1)
        possible = self.open.copy()
        possible[self.members] = False
        if missing and self.seats_left <= len(missing):
            possible &= np.any(missing, axis=0)
        return np.where(possible, worth, -1.0)

    def take(self, candidate: int) -> bool:
        """Let the candidate fill what it adds most to; False where nothing is left for it, or no seat."""
        if self.seats_left <= 0 or not self.open[candidate]:
            return False
        filled = 0
        while filled < self.problem.loads[candidate] and self._fill_next(candidate):
            filled += 1
        if not filled:
            return False
        self.members.append(candidate)
        self.open &= ~self.problem.conflicts[candidate]
        return True

    def _fill_next(self, candidate: int) -> bool:
        shares, added = self.room()
        for part in np.argsort(-added[candidate], kind="stable").tolist():
            if added[candidate, part] <= 0:
                return False
            if (candidate, part) in self.fills:
                continue
            share = self._drawn(candidate, part, float(shares[candidate, part]))
            if share > 0:
                self._put(Fill(candidate, part, share))
                return True
        return False

    def _put(self, fill: Fill) -> None:
        problem = self.problem
        if problem.divisible[fill.part]:
            self.left[fill.part] -= fill.share
        else:
            for earlier in [key for key in self.fills if key[1] == fill.part]:
                self._give_back(self.fills.pop(earlier))
        self.fills[fill.candidate, fill.part] = fill

    def _give_back(self, fill: Fill) -> None:
        for n, stock in enumerate(self.problem.stocks):
            if stock.candidate == fill.candidate:
                self.stock_left[n] += fill.share * stock.draws.get(fill.part, 0.0)

    def _drawn(self, candidate: int, part: int, share: float) -> float:
        """As much of the share as the offers still hold, taken from them."""
        problem = self.problem
        concerned = [
            n for n, s in enumerate(problem.stocks) if s.candidate == candidate and s.draws.get(part, 0.0) > 0
        ]
        for n in concerned:
            share = min(share, self.stock_left[n] / problem.stocks[n].draws[part])
        least = problem.least[candidate, part]
        if share < least - TIE:
            return 0.0
        for n in concerned:
            self.stock_left[n] -= share * problem.stocks[n].draws[part]
        return share

    def choice(self) -> Choice | None:
        """What was chosen, where it holds."""
        named = np.flatnonzero(self.problem.named).tolist()
        unlike = all(
            differ(self.members, np.flatnonzero(earlier).tolist(), named) for earlier in self.problem.unlike
        )
        return Choice.of(self.fills.values()) if self.members and not self.missing and unlike else None
