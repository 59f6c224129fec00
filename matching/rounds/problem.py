"""What there is to solve, as arrays: who may meet whom, what a meeting is worth, and where there is room."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from matching.rounds.event import Event, Participant

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]
ENOUGH = 1e-6
"""Two plans whose worth differs by less are equally good."""


@dataclass(frozen=True, slots=True)
class Meetings:
    """Rows of ``a``, columns of ``b`` and rounds, one entry a meeting; all of the same length."""

    a: Ints
    b: Ints
    r: Ints

    def __len__(self) -> int:
        return len(self.a)

    def and_also(self, other: Meetings) -> Meetings:
        return Meetings(*(np.concatenate(both) for both in zip(self.columns, other.columns, strict=True)))

    def only(self, mask: Bools | Ints) -> Meetings:
        return Meetings(*(column[mask] for column in self.columns))

    @property
    def columns(self) -> tuple[Ints, Ints, Ints]:
        return self.a, self.b, self.r


def meetings_of(a: list[int], b: list[int], r: list[int]) -> Meetings:
    """Meetings from lists of indices."""
    return Meetings(*(np.array(column, dtype=np.int64) for column in (a, b, r)))


@dataclass(frozen=True, slots=True)
class Problem:
    """Choose meetings so that their gain is greatest.

    ``gain`` (A × B) is the score, and ``priority`` more for a must; every meeting short of ``least_a`` or
    ``least_b`` costs ``priority``. ``bonus`` (A × B × R, or None) is what a meeting is worth besides in a
    certain round. ``may`` (A × B) are the pairs that may meet, ``seats_a`` (A × R) and ``seats_b`` (B × R)
    how many meetings each can hold in each round, ``tables`` (R) how many there is room for.
    """

    score: Floats
    must: Bools
    may: Bools
    seats_a: Ints
    seats_b: Ints
    tables: Ints
    least_a: Ints
    least_b: Ints
    priority: float
    bonus: Floats | None = None

    @property
    def rounds(self) -> int:
        return len(self.tables)

    @property
    def gain(self) -> Floats:
        return self.score + self.priority * self.must

    @property
    def room(self) -> int:
        """More meetings than these can never be held."""
        return int(np.minimum(np.minimum(self.seats_a.sum(0), self.seats_b.sum(0)), self.tables).sum())

    def gains(self, meetings: Meetings) -> Floats:
        """The gain of each meeting, its bonus included."""
        found = self.gain[meetings.a, meetings.b]
        return found if self.bonus is None else found + self.bonus[meetings.columns]

    def short(self, meetings: Meetings) -> tuple[Ints, Ints]:
        """How many meetings each of ``a`` and of ``b`` is short of its least."""
        held_a = np.bincount(meetings.a, minlength=len(self.least_a))
        held_b = np.bincount(meetings.b, minlength=len(self.least_b))
        return np.maximum(0, self.least_a - held_a), np.maximum(0, self.least_b - held_b)

    def worth(self, meetings: Meetings) -> float:
        """What is maximised: gains, less what is short."""
        short = sum(int(side.sum()) for side in self.short(meetings))
        return float(self.gains(meetings).sum()) - self.priority * short

    def rest(self, held: Meetings, closed: Ints) -> Problem:
        """What is left when ``held`` stand and nothing more goes into the rounds ``closed``."""
        may = self.may.copy()
        may[held.a, held.b] = False
        seats_a, seats_b, tables = self.seats_a.copy(), self.seats_b.copy(), self.tables.copy()
        np.subtract.at(seats_a, (held.a, held.r), 1)
        np.subtract.at(seats_b, (held.b, held.r), 1)
        np.subtract.at(tables, held.r, 1)
        seats_a[:, closed], seats_b[:, closed], tables[closed] = 0, 0, 0
        least_a, least_b = self.short(held)
        return replace(
            self, may=may, seats_a=seats_a, seats_b=seats_b, tables=tables, least_a=least_a, least_b=least_b
        )


def problem_of(event: Event, scores: Floats, *, one_each: bool = True) -> Problem:
    """The problem of an event; wishes move the scores towards 1, and a no thanks of either side is a gate as
    are the hard conditions of their profiles.

    At a marketplace, with ``one_each``, the least of everybody who may meet somebody is one meeting.
    """
    place_a, place_b = _places(event.a), _places(event.b)
    wish, must, no = (np.zeros(scores.shape, dtype=np.int64) for _ in range(3))
    for own, others, flipped in ((event.a, place_b, False), (event.b, place_a, True)):
        for i, one in enumerate(own):
            for target, ids in ((wish, one.wishes), (must, one.musts), (no, one.no_thanks)):
                (target.T if flipped else target)[i, [others[id] for id in set(ids)]] += 1
    seats_a, seats_b = _seats(event.a, len(event.rounds)), _seats(event.b, len(event.rounds))
    together = (np.minimum(seats_a, 1) @ np.minimum(seats_b, 1).T) > 0
    for a, b in event.barred:
        no[place_a[a], place_b[b]] += 1
    tables = np.full(len(event.rounds), len(event.tables), dtype=np.int64)
    may = (no == 0) & together
    one_each = one_each and event.form == "marketplace"
    problem = Problem(
        score=1 - (1 - scores) * (1 - event.wish_weight) ** wish,
        must=must > 0,
        may=may,
        seats_a=seats_a,
        seats_b=seats_b,
        tables=tables,
        least_a=_leasts(event.a, may.any(axis=1) & one_each),
        least_b=_leasts(event.b, may.any(axis=0) & one_each),
        priority=1.0,
    )
    return replace(problem, priority=1.0 + problem.room)


def _places(side: tuple[Participant, ...]) -> dict[str, int]:
    return {one.id: i for i, one in enumerate(side)}


def _leasts(side: tuple[Participant, ...], at_least_one: Bools) -> Ints:
    return np.maximum([one.minimum for one in side], at_least_one).astype(np.int64)


def _seats(side: tuple[Participant, ...], rounds: int) -> Ints:
    seats = np.zeros((len(side), rounds), dtype=np.int64)
    for i, one in enumerate(side):
        seats[i, sorted(one.rounds)] = one.delegates
    return seats
