"""Everybody there all the time: which pairs meet and when they meet are two questions, and both are easy.

Which: a b-matching of greatest worth, whose linear program has a whole optimum (the matrix of a flow). When:
a bipartite graph of greatest degree Δ can be coloured in Δ rounds (König, 1916), with no round fuller than
another by more than one meeting (de Werra, 1971), so none has more meetings than tables.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from matching.rounds.chains import timed
from matching.rounds.problem import ENOUGH, Ints, Meetings, Problem
from matching.rounds.relaxation import relaxed
from matching.rounds.search import Found


def all_there(problem: Problem) -> bool:
    """Whether every round is like every other."""
    like_the_first = (
        (rounds == rounds[..., :1]).all() for rounds in (problem.seats_a, problem.seats_b, problem.tables)
    )
    return problem.bonus is None and all(like_the_first)


def exact(problem: Problem, seconds: float, rng: np.random.Generator) -> Found | None:
    """A proven optimum where everybody is always there; None when time runs out."""
    relaxation = relaxed(_in_one_round(problem), seconds)
    if not relaxation.done or np.abs(relaxation.x - relaxation.x.round()).max(initial=0) > ENOUGH:
        return None
    pairs = relaxation.columns.only(relaxation.x > 0.5)
    a, seats_a = _delegates(pairs.a, problem.seats_a)
    b, seats_b = _delegates(pairs.b, problem.seats_b)
    alone = replace(problem, seats_a=seats_a, seats_b=seats_b)
    nowhere = np.full(len(pairs), -1, dtype=np.int64)
    gains = problem.gain[pairs.a, pairs.b]
    # A delegate is a node of its own, and a node stands for one pair of delegates at most once.
    found = timed(alone, Meetings(a, b, nowhere), gains, seconds, rng)
    if len(found) < len(pairs):
        return None
    owner_a, owner_b = _owners(problem.seats_a), _owners(problem.seats_b)
    meetings = Meetings(owner_a[found.a], owner_b[found.b], found.r)
    return Found(meetings, problem.worth(meetings), relaxation.bound, "exact")


def _in_one_round(problem: Problem) -> Problem:
    return replace(
        problem,
        seats_a=problem.seats_a.sum(axis=1, keepdims=True),
        seats_b=problem.seats_b.sum(axis=1, keepdims=True),
        tables=problem.tables.sum(keepdims=True),
    )


def _owners(seats: Ints) -> Ints:
    """Of each delegate, counted through all participants, the participant."""
    return np.repeat(np.arange(len(seats)), seats[:, 0])


def _delegates(who: Ints, seats: Ints) -> tuple[Ints, Ints]:
    """Deal the meetings of each participant out to its delegates, and the seats of these."""
    first = np.concatenate([[0], np.cumsum(seats[:, 0])])
    dealt = np.zeros(len(who), dtype=np.int64)
    for one in np.unique(who):
        places = np.flatnonzero(who == one)
        dealt[places] = first[one] + np.arange(len(places)) % seats[one, 0]
    return dealt, np.ones((int(first[-1]), seats.shape[1]), dtype=np.int64)
