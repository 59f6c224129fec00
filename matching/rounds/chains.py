"""When the chosen pairs meet: an edge colouring, by exchanging two rounds along a chain of meetings.

A meeting that is put where there is no seat left sends another one of that round into a second round, which
may send one back, and so on (Kempe chains; in a bipartite graph where everybody is always there one chain is
always enough, König 1916). Where somebody is away or a round has too many tables, the chain is taken back.
"""

from __future__ import annotations

import random
import time
from typing import TypeVar

import numpy as np

from matching.rounds.problem import Floats, Ints, Meetings, Problem

Item = TypeVar("Item")
SHAKES = 5
"""Random exchanges after a pair found no place."""
Moves = list[tuple[int, int]]
"""(meeting, the round it was in before), in order."""


class Timetable:
    """Pairs with the round each is in, -1 for none. Nodes are ``a`` first, then ``b``."""

    def __init__(self, problem: Problem, a: Ints, b: Ints, rng: np.random.Generator) -> None:
        count_a = len(problem.seats_a)
        self.ends = [(int(one), count_a + int(other)) for one, other in zip(a, b, strict=True)]
        self.seats: list[list[int]] = np.concatenate([problem.seats_a, problem.seats_b]).tolist()
        self.tables: list[int] = problem.tables.tolist()
        self.rounds = len(self.tables)
        self.round_of = [-1] * len(self.ends)
        self.at: list[list[list[int]]] = [[[] for _ in range(self.rounds)] for _ in self.seats]
        self.held: list[list[int]] = [[] for _ in range(self.rounds)]
        # numpy's generator takes ten times as long for one number.
        self.chance = random.Random(int(rng.integers(2**63)))  # noqa: S311

    def put(self, pair: int, to: int) -> None:
        """Move a pair to a round, or out of all of them (-1), whatever is there."""
        before = self.round_of[pair]
        if before >= 0:
            self.held[before].remove(pair)
            for node in self.ends[pair]:
                self.at[node][before].remove(pair)
        if to >= 0:
            self.held[to].append(pair)
            for node in self.ends[pair]:
                self.at[node][to].append(pair)
        self.round_of[pair] = to

    def exchange(self, pair: int, to: int, other: int, moves: Moves) -> bool:
        """Put ``pair`` into ``to``, sending what is in its way to ``other`` and back; False if it fails."""
        queue, seen = [(pair, to)], {pair}
        while queue:
            moved, target = queue.pop()
            moves.append((moved, self.round_of[moved]))
            self.put(moved, target)
            for node in self.ends[moved]:
                there = self.at[node][target]
                if len(there) <= self.seats[node][target]:
                    continue
                out = next((one for one in there if one not in seen), -1)
                if out < 0 or self.seats[node][target] == 0:
                    return False
                seen.add(out)
                queue.append((out, other if target == to else to))
        return True

    def take_back(self, moves: Moves, keep: int = 0) -> None:
        """Undo moves, the last first, until ``keep`` are left."""
        while len(moves) > keep:
            self.put(*moves.pop())

    def fits(self, *rounds: int) -> bool:
        return all(len(self.held[r]) <= self.tables[r] for r in rounds)

    def relieve(self, moves: Moves) -> bool:
        """Shift meetings out of rounds that have more than their tables; False if it cannot be done."""
        full = [r for r in range(self.rounds) if not self.fits(r)]
        return all(self._relieve(r, moves) for r in full)

    def _relieve(self, full: int, moves: Moves) -> bool:
        spare = [r for r in range(self.rounds) if len(self.held[r]) < self.tables[r]]
        for target in self._shuffled(spare):
            tried: set[int] = set()
            for pair in self._shuffled(list(self.held[full])):
                one, other = self.ends[pair]
                if pair in tried or not (self.seats[one][target] and self.seats[other][target]):
                    continue
                keep = len(moves)
                done = self.exchange(pair, target, full, moves)
                tried.update(moved for moved, _ in moves[keep:])
                if done and self.fits(target, full):
                    return True
                self.take_back(moves, keep)
        return False

    def insert(self, pair: int) -> bool:
        """Find a round for a pair that has none, moving others along a chain; False if there is none."""
        one, other = self.ends[pair]
        ways = [(r, q) for r in self._free(one) for q in self._free(other)]
        ways += [(q, r) for r, q in ways if q != r]
        for to, second in self._shuffled([way for way in ways if self._both_there(pair, way[0])]):
            moves: Moves = []
            if self.exchange(pair, to, second, moves) and self.relieve(moves):
                return True
            self.take_back(moves)
        return False

    def shake(self) -> None:
        """Exchange two rounds along a random chain, where that breaks nothing."""
        pair, to = self.chance.randrange(len(self.ends)), self.chance.randrange(self.rounds)
        before = self.round_of[pair]
        if before < 0 or before == to or not self._both_there(pair, to):
            return
        moves: Moves = []
        if not (self.exchange(pair, to, before, moves) and self.fits(to, before)):
            self.take_back(moves)

    def _free(self, node: int) -> list[int]:
        return [r for r in range(self.rounds) if len(self.at[node][r]) < self.seats[node][r]]

    def _both_there(self, pair: int, r: int) -> bool:
        return all(self.seats[node][r] for node in self.ends[pair])

    def _shuffled(self, items: list[Item]) -> list[Item]:
        return self.chance.sample(items, len(items))


def timed(
    problem: Problem, pairs: Meetings, gains: Floats, seconds: float, rng: np.random.Generator
) -> Meetings:
    """As many of ``pairs`` as find a round, each in its own round first where that is not -1.

    Pairs that find none are tried again between random exchanges, until all have one or time is up. Where two
    ask for the same seat the one with the greater of ``gains`` has it.
    """
    end = time.perf_counter() + seconds
    table = Timetable(problem, pairs.a, pairs.b, rng)
    order = np.argsort(-gains, kind="stable").tolist()
    for pair in order:
        _seat(table, pair, int(pairs.r[pair]))
    waiting = [pair for pair in order if table.round_of[pair] < 0 and not table.insert(pair)]
    while waiting and time.perf_counter() < end:
        for _ in range(SHAKES):
            table.shake()
        place = table.chance.randrange(len(waiting))
        if table.insert(waiting[place]):
            waiting.pop(place)
    rounds = np.array(table.round_of, dtype=np.int64)
    return Meetings(pairs.a, pairs.b, rounds).only(rounds >= 0)


def _seat(table: Timetable, pair: int, r: int) -> None:
    if r < 0:
        return
    table.put(pair, r)
    if not table.fits(r) or any(len(table.at[node][r]) > table.seats[node][r] for node in table.ends[pair]):
        table.put(pair, -1)
