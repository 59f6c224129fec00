"""Fewer idle gaps at no cost: the same pairs meet, in other rounds.

A gap is a run of rounds in which somebody is there and meets nobody, between two of its meetings. One is
accepted; more are moved together by exchanging two rounds along chains, which changes no pair.
"""

from __future__ import annotations

import time

import numpy as np

from matching.rounds.chains import Moves, Timetable
from matching.rounds.problem import Meetings, Problem

ACCEPTED = 1


def gaps(there: list[int], held: set[int]) -> int:
    """The gaps of somebody who is there in the rounds ``there`` and meets in those ``held``."""
    found, open_gap, begun = 0, False, False
    for r in there:
        if r in held:
            found += open_gap and begun
            begun, open_gap = True, False
        else:
            open_gap = True
    return found


def fewer_gaps(problem: Problem, meetings: Meetings, seconds: float, rng: np.random.Generator) -> Meetings:
    """The same pairs, with as few gaps beyond one as exchanges find in time."""
    if len(meetings) == 0:
        return meetings
    end = time.perf_counter() + seconds
    mending = _Mending(problem, meetings, rng)
    while (bad := mending.too_many()) and time.perf_counter() < end:
        for node in bad:
            mending.mend(node)
    rounds = np.array(mending.table.round_of, dtype=np.int64)
    return Meetings(meetings.a, meetings.b, rounds)


class _Mending:
    """A timetable, and how many gaps too many each node of it has."""

    def __init__(self, problem: Problem, meetings: Meetings, rng: np.random.Generator) -> None:
        self.table = Timetable(problem, meetings.a, meetings.b, rng)
        for pair, r in enumerate(meetings.r.tolist()):
            self.table.put(pair, r)
        rounds = range(self.table.rounds)
        self.there = [[r for r in rounds if seats[r]] for seats in self.table.seats]
        self.excess = [self._excess(node) for node in range(len(self.there))]

    def too_many(self) -> list[int]:
        return [node for node, excess in enumerate(self.excess) if excess]

    def mend(self, node: int) -> None:
        """Move one meeting of ``node`` into an idle round, if in sum nobody is worse off for it."""
        table = self.table
        meetings = [pair for at in table.at[node] for pair in at]
        idle = [r for r in self.there[node] if not table.at[node][r]]
        if not meetings or not idle:
            return
        pair, to = table.chance.choice(meetings), table.chance.choice(idle)
        before = table.round_of[pair]
        moves: Moves = []
        if all(table.seats[end][to] for end in table.ends[pair]):
            done = table.exchange(pair, to, before, moves) and table.fits(to, before)
            if not (done and self._no_worse(moves)):
                table.take_back(moves)

    def _no_worse(self, moves: Moves) -> bool:
        touched = {end for moved, _ in moves for end in self.table.ends[moved]}
        now = {node: self._excess(node) for node in touched}
        if sum(now.values()) > sum(self.excess[node] for node in touched):
            return False
        for node, excess in now.items():
            self.excess[node] = excess
        return True

    def _excess(self, node: int) -> int:
        held = {r for r in self.there[node] if self.table.at[node][r]}
        return max(0, gaps(self.there[node], held) - ACCEPTED)
