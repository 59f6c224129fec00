"""The alliance problem over some candidates as a mixed-integer program, solved by HiGHS.

x(c): is a member; y(c, p): fills the part; a(c, p): its share of a divisible part; z(c, d): both are members
and have a good partnership.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np

from matching.alliances.choice import Choice, Fill
from matching.alliances.cliques import cliques_of
from matching.alliances.problem import KNOWN_WEIGHT, Problem
from matching.alliances.sides import sides_of

INFINITY = float("inf")
Terms = list[tuple[int, float]]


@dataclass(slots=True)
class Columns:
    """Where the variables of each sort stand."""

    member: dict[int, int] = field(default_factory=dict)
    filling: dict[tuple[int, int], int] = field(default_factory=dict)
    share: dict[tuple[int, int], int] = field(default_factory=dict)


class Program:
    """Rows and columns, built once for some candidates."""

    def __init__(
        self, problem: Problem, candidates: Iterable[int], floor: float | None, *, all_in: bool = False
    ) -> None:
        self.problem, self._all_in = problem, all_in
        self.candidates = sorted(candidates)
        self.columns = Columns()
        self.worth: list[float] = []
        self.lowest: list[float] = []
        self.highest: list[float] = []
        self.whole: list[bool] = []
        self.starts: list[int] = [0]
        self.where: list[int] = []
        self.factors: list[float] = []
        self.row_lowest: list[float] = []
        self.row_highest: list[float] = []
        self._add_variables()
        self._add_parts()
        self._add_members()
        self._add_conditions()
        self._add_stocks()
        self._add_partnerships()
        if floor is not None:
            self._row(self._coverage(), floor, INFINITY)

    def _variable(self, worth: float, lowest: float, highest: float, *, whole: bool) -> int:
        self.worth.append(worth)
        self.lowest.append(lowest)
        self.highest.append(highest)
        self.whole.append(whole)
        return len(self.worth) - 1

    def _row(self, terms: Terms, lowest: float, highest: float) -> None:
        self.where += [column for column, _ in terms]
        self.factors += [factor for _, factor in terms]
        self.starts.append(len(self.where))
        self.row_lowest.append(lowest)
        self.row_highest.append(highest)

    def _add_variables(self) -> None:
        problem, columns = self.problem, self.columns
        for candidate in self.candidates:
            named = self._all_in or bool(problem.named[candidate])
            bonus = float(problem.bonus[candidate])
            columns.member[candidate] = self._variable(bonus, float(named), 1.0, whole=True)
            for part in np.flatnonzero(problem.reach[candidate]).tolist():
                gain = float(problem.gain[candidate, part])
                key = (candidate, part)
                if problem.divisible[part]:
                    columns.filling[key] = self._variable(0.0, 0.0, 1.0, whole=True)
                    most = float(problem.reach[key])
                    columns.share[key] = self._variable(gain, 0.0, most, whole=False)
                else:
                    columns.filling[key] = columns.share[key] = self._variable(gain, 0.0, 1.0, whole=True)

    def _add_parts(self) -> None:
        for part in range(self.problem.shape[1]):
            terms = [(at, 1.0) for (_, p), at in self.columns.share.items() if p == part]
            if terms:
                self._row(terms, -INFINITY, 1.0)
        for key, at in self.columns.share.items():
            filling = self.columns.filling[key]
            if filling != at:
                self._row([(at, 1.0), (filling, -float(self.problem.reach[key]))], -INFINITY, 0.0)
                self._row([(at, 1.0), (filling, -float(self.problem.least[key]))], 0.0, INFINITY)

    def _add_members(self) -> None:
        own: dict[int, list[int]] = {candidate: [] for candidate in self.candidates}
        for (candidate, _), at in self.columns.filling.items():
            own[candidate].append(at)
        for candidate, fillings in own.items():
            member, load = self.columns.member[candidate], float(self.problem.loads[candidate])
            for at in fillings:
                self._row([(at, 1.0), (member, -1.0)], -INFINITY, 0.0)
            if load < len(fillings):
                self._row([*((at, 1.0) for at in fillings), (member, -load)], -INFINITY, 0.0)
            self._row([*((at, 1.0) for at in fillings), (member, -1.0)], 0.0, INFINITY)

    def _add_conditions(self) -> None:
        member = self.columns.member
        self._row([(at, 1.0) for at in member.values()], 1.0, float(self.problem.seats))
        sides = sides_of(self.problem)
        for row, limit in zip(sides.rows, sides.limits, strict=True):
            terms = [(member[c], float(row[c])) for c in self.candidates if row[c]]
            self._row(terms, -INFINITY, float(limit))
        for clique in cliques_of(self.problem.conflicts, self.candidates):
            self._row([(member[c], 1.0) for c in clique], -INFINITY, 1.0)

    def _add_stocks(self) -> None:
        for stock in self.problem.stocks:
            keys = {(stock.candidate, part): amount for part, amount in stock.draws.items()}
            share = self.columns.share
            terms = [(share[key], amount / stock.left) for key, amount in keys.items() if key in share]
            if terms:
                self._row(terms, -INFINITY, 1.0)

    def _add_partnerships(self) -> None:
        known, member = self.problem.known, self.columns.member
        if known is None:
            return
        among = np.array(self.candidates, dtype=np.int64)
        for one, other in np.argwhere(np.triu(known[np.ix_(among, among)], 1)).tolist():
            both = self._variable(KNOWN_WEIGHT, 0.0, 1.0, whole=False)
            for candidate in (int(among[one]), int(among[other])):
                self._row([(both, 1.0), (member[candidate], -1.0)], -INFINITY, 0.0)

    def _coverage(self) -> Terms:
        return [(at, float(self.problem.covers[key])) for key, at in self.columns.share.items()]

    def start(self, choice: Choice) -> list[float]:
        """A plan as values of the variables."""
        values = [0.0] * len(self.worth)
        for candidate in choice.members:
            values[self.columns.member[candidate]] = 1.0
        for fill in choice.fills:
            key = (fill.candidate, fill.part)
            values[self.columns.filling[key]] = 1.0
            values[self.columns.share[key]] = fill.share
        return values

    def choice(self, values: list[float]) -> Choice:
        """The plan that these values of the variables are; shares are cut to what is possible."""
        problem, room = self.problem, np.ones(self.problem.shape[1])
        fills = []
        for (candidate, part), at in self.columns.filling.items():
            if values[at] < 0.5:
                continue
            key = (candidate, part)
            share = min(max(values[self.columns.share[key]], problem.least[key]), problem.reach[key])
            share = min(share, room[part]) if problem.divisible[part] else 1.0
            room[part] -= share
            fills.append(Fill(candidate, part, float(share)))
        return Choice.of(fills)
