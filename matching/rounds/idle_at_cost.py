"""Fewer idle gaps at a small cost: a meeting is left out, or some of four people change partners.

What exchanging rounds (:mod:`matching.rounds.idle`) cannot mend is mended by the change of pairs that costs
least in scores, one after the other, as long as all of them together cost no more than is allowed. No must is
given up, nobody falls below its least, and nobody loses its only meeting.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from matching.rounds.idle import ACCEPTED, gaps
from matching.rounds.problem import ENOUGH, Meetings, Problem, meetings_of

Entry = tuple[int, int, int]
"""A row of ``a``, a column of ``b`` and a round."""


@dataclass(frozen=True, slots=True)
class Paid:
    """``cost`` is the sum of scores that was given; ``left`` how many still wait more than once."""

    cost: float
    left: int


@dataclass(frozen=True, slots=True)
class Mended:
    """The plan for what was ``paid``; ``tried`` is what could be had for the sum that was tried besides.

    ``in_time`` is false where time ran out, so that there may be better.
    """

    meetings: Meetings
    paid: Paid
    tried: Paid
    in_time: bool = True


@dataclass(frozen=True, slots=True)
class _Change:
    out: tuple[Entry, ...]
    into: tuple[Entry, ...]


def mend_at_cost(
    problem: Problem, meetings: Meetings, most: float, seconds: float, *, tried: float = 0.0
) -> Mended:
    """Mend gaps while that costs at most ``most`` in scores, in at most about ``seconds``.

    What could be had for the sum ``tried`` is looked at too.
    """
    table, end = _Table(problem, meetings), time.perf_counter() + seconds
    cost, made, kept = 0.0, meetings, Paid(0.0, len(table.too_many()))
    while bad := table.too_many():
        best = min(
            (found for node in bad if (found := table.cheapest(node, end)) is not None),
            key=lambda found: found[0],
            default=None,
        )
        if best is None or cost + best[0] > max(most, tried) + ENOUGH or time.perf_counter() > end:
            break
        cost += best[0]
        table.apply(best[1])
        if cost <= most + ENOUGH:
            made, kept = table.meetings(), Paid(cost, len(table.too_many()))
    done = Paid(cost, len(table.too_many()))
    return Mended(made, kept, done, in_time=time.perf_counter() <= end)


class _Table:
    """Who meets whom in each round. Nodes are the rows of ``a``, then the columns of ``b``."""

    def __init__(self, problem: Problem, meetings: Meetings) -> None:
        self.problem, self.first_b = problem, len(problem.seats_a)
        self.score, self.may, self.must = problem.score, problem.may, problem.must
        self.seats: list[list[int]] = np.concatenate([problem.seats_a, problem.seats_b]).tolist()
        self.least: list[int] = np.concatenate([problem.least_a, problem.least_b]).tolist()
        self.there = [[r for r in range(problem.rounds) if row[r]] for row in self.seats]
        self.held: list[dict[int, set[int]]] = [{} for _ in self.seats]
        self.pairs: set[tuple[int, int]] = set()
        for i, j, r in zip(*(column.tolist() for column in meetings.columns), strict=True):
            self._put((i, j, r))

    def meetings(self) -> Meetings:
        found = sorted(
            (r, i, other - self.first_b)
            for i in range(self.first_b)
            for r, others in self.held[i].items()
            for other in others
        )
        return meetings_of([i for _, i, _ in found], [j for _, _, j in found], [r for r, _, _ in found])

    def too_many(self) -> list[int]:
        return [node for node in range(len(self.seats)) if self._excess(node)]

    def cheapest(self, node: int, end: float) -> tuple[float, _Change] | None:
        """The change that costs least of those that mend something for ``node`` and nothing breaks."""
        best: tuple[float, _Change] | None = None
        for change in self._changes(node):
            if time.perf_counter() > end:
                return best
            cost = self._cost(change)
            if (best is None or cost < best[0] - ENOUGH) and self._allowed(change) and self._mends(change):
                best = cost, change
        return best

    def apply(self, change: _Change) -> None:
        for entry in change.out:
            self._take(entry)
        for entry in change.into:
            self._put(entry)

    def _changes(self, node: int) -> Iterator[_Change]:
        mine = [(r, other) for r, others in self.held[node].items() for other in others]
        for r, other in mine:
            yield _Change((self._entry(node, other, r),), ())
        for r in (r for r in self.there[node] if r not in self.held[node]):
            for taken, other in self._of_my_side(node, r):
                out, into = self._entry(taken, other, r), self._entry(node, other, r)
                yield _Change((out,), (into,))
                for at, left in mine:
                    own = self._entry(node, left, at)
                    yield _Change((out, own), (into,))
                    yield _Change((out, own), (into, self._entry(taken, left, at)))

    def _of_my_side(self, node: int, r: int) -> Iterator[tuple[int, int]]:
        """Who of the side of ``node`` meets whom in round ``r``."""
        side = range(self.first_b) if node < self.first_b else range(self.first_b, len(self.seats))
        for one in side:
            if one != node:
                for other in sorted(self.held[one].get(r, ())):
                    yield one, other

    def _entry(self, node: int, other: int, r: int) -> Entry:
        return min(node, other), max(node, other) - self.first_b, r

    def _cost(self, change: _Change) -> float:
        return float(
            sum(self.score[i, j] for i, j, _ in change.out) - sum(self.score[i, j] for i, j, _ in change.into)
        )

    def _allowed(self, change: _Change) -> bool:
        """Whether no must goes, nobody falls short, and who comes in may meet and has not met."""
        if any(self.must[i, j] for i, j, _ in change.out):
            return False
        if any(not self.may[i, j] or (i, j) in self.pairs for i, j, _ in change.into):
            return False
        return all(self._has_room(node, change) for node in self._touched(change))

    def _has_room(self, node: int, change: _Change) -> bool:
        rounds = {r: len(others) for r, others in self.held[node].items()}
        before = sum(rounds.values())
        for sign, entries in ((-1, change.out), (1, change.into)):
            for i, j, r in entries:
                if node in {i, j + self.first_b}:
                    rounds[r] = rounds.get(r, 0) + sign
        after = sum(rounds.values())
        fits = all(count <= self.seats[node][r] for r, count in rounds.items())
        return fits and after >= min(before, max(1, self.least[node]))

    def _mends(self, change: _Change) -> bool:
        touched = self._touched(change)
        before = sum(map(self._excess, touched))
        self.apply(change)
        after = sum(map(self._excess, touched))
        self.apply(_Change(change.into, change.out))
        return after < before

    def _touched(self, change: _Change) -> set[int]:
        entries = (*change.out, *change.into)
        return {i for i, _, _ in entries} | {j + self.first_b for _, j, _ in entries}

    def _excess(self, node: int) -> int:
        return max(0, gaps(self.there[node], set(self.held[node])) - ACCEPTED)

    def _put(self, entry: Entry) -> None:
        i, j, r = entry
        for node, other in ((i, j + self.first_b), (j + self.first_b, i)):
            self.held[node].setdefault(r, set()).add(other)
        self.pairs.add((i, j))

    def _take(self, entry: Entry) -> None:
        i, j, r = entry
        for node, other in ((i, j + self.first_b), (j + self.first_b, i)):
            self.held[node][r].remove(other)
            if not self.held[node][r]:
                del self.held[node][r]
        self.pairs.discard((i, j))
