"""Which table: whoever hosts stays at its table while it can.

Where there is a table for every delegate of the hosts nobody of them moves at all; otherwise each round is
an assignment in which leaving a table costs 1, and taking one that another host will come back to a half.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from scipy.optimize import linear_sum_assignment

from matching.rounds.event import Event
from matching.rounds.schedule import Meeting

ASKED, LEFT, COMES_BACK, GUEST, KEPT = 4.0, 1.0, 0.5, 0.01, 8.0


@dataclass(slots=True)
class _Seats:
    """Where everybody sat last, and the tables that are asked for."""

    event: Event
    asked: dict[str, int]
    last: dict[str, list[int]] = field(default_factory=dict)
    guests: dict[str, int] = field(default_factory=dict)


def seated(
    event: Event, meetings: Sequence[Meeting], before: Sequence[Meeting] = (), *, since: int = 0
) -> tuple[Meeting, ...]:
    """The meetings with tables, in order of round and table; those before the round ``since`` keep theirs.

    ``before`` is an earlier plan: who meets in the same round as there stays at that table.
    """
    seats = _Seats(event, _asked(event))
    _give_each_its_own(seats)
    kept = {(m.a, m.b, m.round): m.table for m in before}
    found: list[Meeting] = []
    for index in range(len(event.rounds)):
        here = sorted(m for m in meetings if m.round == index)
        later = {_host(event, m) for m in meetings if m.round > index}
        if here and index >= since:
            here = _one_round(seats, here, later, kept)
        for m in here:
            _sit(seats, m)
        found += here
    return tuple(sorted(found, key=lambda m: (m.round, m.table)))


def table_changes(event: Event, meetings: Sequence[Meeting]) -> int:
    """How often a host sits at a table that it did not sit at the last time (of its delegates)."""
    seats, changes = _Seats(event, {}), 0
    for index in range(len(event.rounds)):
        for m in (m for m in meetings if m.round == index):
            sat = seats.last.get(_host(event, m), [])
            changes += bool(len(sat) >= _delegates(event, _host(event, m)) and m.table not in sat)
            _sit(seats, m)
    return changes


def _host(event: Event, meeting: Meeting) -> str:
    return meeting.a if event.hosts == "a" else meeting.b


def _guest(event: Event, meeting: Meeting) -> str:
    return meeting.b if event.hosts == "a" else meeting.a


def _delegates(event: Event, id: str) -> int:
    return next(one.delegates for one in event.side(event.hosts) if one.id == id)


def _asked(event: Event) -> dict[str, int]:
    return {one.id: event.tables.index(one.table) for one in (*event.a, *event.b) if one.table is not None}


def _give_each_its_own(seats: _Seats) -> None:
    """A table of its own to each delegate of the hosts, those that ask first, as far as they go."""
    hosts = seats.event.side(seats.event.hosts)
    asked = [seats.asked[one.id] for one in hosts if one.id in seats.asked]
    free = [table for table in range(len(seats.event.tables)) if table not in asked]
    for one in hosts:
        own = [seats.asked[one.id]] if one.id in seats.asked else []
        while len(own) < one.delegates and free:
            own.append(free.pop(0))
        seats.last[one.id] = own


def _one_round(
    seats: _Seats, here: list[Meeting], later: set[str], kept: dict[tuple[str, str, int], int]
) -> list[Meeting]:
    hosts = {_host(seats.event, m) for m in here}
    cost = np.zeros((len(here), len(seats.event.tables)))
    for host, tables in seats.last.items():
        if host in later and host not in hosts:
            cost[:, tables] += COMES_BACK
    for row, m in enumerate(here):
        cost[row] += LEFT
        cost[row, seats.last.get(_host(seats.event, m), [])] -= LEFT
        if (table := seats.guests.get(_guest(seats.event, m))) is not None:
            cost[row, table] -= GUEST
        for id in m.pair:
            if id in seats.asked:
                cost[row, seats.asked[id]] -= ASKED
        if (m.a, m.b, m.round) in kept:
            cost[row, kept[m.a, m.b, m.round]] -= KEPT
    rows, tables = linear_sum_assignment(cost)
    return [Meeting(here[i].a, here[i].b, here[i].round, int(t)) for i, t in zip(rows, tables, strict=True)]


def _sit(seats: _Seats, meeting: Meeting) -> None:
    host = _host(seats.event, meeting)
    sat = [table for table in seats.last.get(host, []) if table != meeting.table]
    seats.last[host] = [meeting.table, *sat][: _delegates(seats.event, host)]
    seats.guests[_guest(seats.event, meeting)] = meeting.table
