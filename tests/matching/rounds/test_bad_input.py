"""Every event that cannot be planned is refused in a sentence that says whom it is about."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from matching.errors import BrobyggerError, InvalidProfile
from matching.rounds.event import Event, Timed
from matching.rounds.planning import plan_rounds
from matching.rounds.scores import Recommended, fill_scores
from tests.matching.rounds.events import START, event, person, times

A, B = [person("a1", {0, 1}), person("a2", {0, 1})], [person("b1", {0, 1}), person("b2", {0, 1})]
HALF = [[0.5, 0.5], [0.5, 0.5]]


def small(**changed: object) -> Event:
    return replace(event(A, B, HALF, rounds=2), **changed)  # type: ignore[arg-type]


REFUSED: dict[str, tuple[Callable[[], Event], str]] = {
    "empty side": (lambda: event([], B, None), "Nobody is on side A"),
    "no tables": (lambda: small(tables=()), "no tables, so nobody can meet"),
    "no rounds": (lambda: small(rounds=()), "no rounds"),
    "unknown form": (lambda: small(form="ball"), "'ball' is no form"),
    "unknown side": (lambda: small(hosts="c"), "'c' is no side"),
    "heavy wish": (lambda: small(wish_weight=1.5), "cannot weigh 1.5"),
    "tables of one name": (lambda: small(tables=("1", "1")), "Two tables are called '1'"),
    "two of one id": (lambda: event([*A, person("b1", {0})], B, None), "Two participants have the id 'b1'"),
    "scores of another shape": (lambda: small(scores=np.full((2, 3), 0.5)), r"shape \(2, 3\)"),
    "NaN": (
        lambda: small(scores=np.array([[0.5, float("nan")], [0.5, 0.5]])),
        "score of 'a1' and 'b2' is nan",
    ),
    "score above one": (lambda: small(scores=np.array([[0.5, 0.5], [1.1, 0.5]])), "'a2' and 'b1' is 1.1"),
    "score below zero": (lambda: small(scores=np.array([[0.5, 0.5], [-0.1, 0.5]])), "'a2' and 'b1' is -0.1"),
    "no delegates": (lambda: event([person("a1", {0}, delegates=0)], B, None), "'A1' comes with 0 delegates"),
    "negative minimum": (lambda: event([person("a1", {0}, minimum=-1)], B, None), "at least -1 meetings"),
    "must and no thanks of one": (
        lambda: event([person("a1", {0}, musts=("b1",), no_thanks=("b1",))], B, None),
        "'A1' both must meet 'b1' and says no thanks to it",
    ),
    "must against the other's no thanks": (
        lambda: event([person("a1", {0}, musts=("b1",))], [person("b1", {0}, no_thanks=("a1",))], None),
        "'A1' must meet 'B1', which says no thanks",
    ),
    "wish for a stranger": (
        lambda: event([person("a1", {0}, wishes=("b9",))], B, None),
        "'A1' has 'b9' in wishes",
    ),
    "round that is not there": (
        lambda: event([person("a1", {7})], B, None),
        "in round 8, which there is not",
    ),
    "table that is not there": (lambda: event([person("a1", {0}, table="9")], B, None), "table '9'"),
    "rounds that overlap": (
        lambda: small(rounds=(times(1)[0], replace(times(1)[0], label="again"))),
        "begins before what is before it ends",
    ),
    "break within a round": (lambda: small(breaks=(times(1)[0],)), "begins before what is before it ends"),
    "rounds out of order": (lambda: small(rounds=times(2)[::-1]), "do not follow on one another"),
    "round without a time zone": (
        lambda: small(rounds=(Timed(START.replace(tzinfo=None), START.replace(tzinfo=None)), times(2)[1])),
        "has no time zone",
    ),
    "round that ends before it begins": (lambda: small(rounds=(Timed(START, START),)), "has to end later"),
}
IMPOSSIBLE: dict[str, tuple[Callable[[], Event], str]] = {
    "all pairs forbidden": (
        lambda: event([person("a1", {0}, no_thanks=("b1", "b2"))], B, [[0.5, 0.5]]),
        "Nobody may meet anybody",
    ),
    "nobody at the same time": (lambda: event([person("a1", {2})], B, [[0.5, 0.5]]), "Nobody may meet"),
    "more rounds than meetings": (
        lambda: event(A[:1], B[:1], [[0.5]], rounds=2),
        "2 rounds and only 1 possible meetings",
    ),
    "must who are never there together": (
        lambda: event([person("a1", {0}, musts=("b1",)), A[1]], [person("b1", {1}), B[1]], HALF, rounds=2),
        "'A1' and 'B1' must meet and are never there in the same round",
    ),
    "more musts than time": (
        lambda: event([person("a1", {0}, musts=("b1", "b2")), A[1]], B, HALF, rounds=2),
        r"'A1' must meet 2 \(B1, B2\) and has time for 1 meetings",
    ),
    "minimum above the others": (
        lambda: event([person("a1", {0, 1}, minimum=2, no_thanks=("b1",)), A[1]], B, HALF, rounds=2),
        "'A1' is to have at least 2 meetings, and there are only 1 it may meet",
    ),
    "minimum above its time": (
        lambda: event([person("a1", {0}, minimum=2), A[1]], B, HALF, rounds=2),
        "'A1' is to have at least 2 meetings, and .* time for 1; write at most 1",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_no_event_is_refused(case: str) -> None:
    make, sentence = REFUSED[case]
    with pytest.raises(InvalidProfile, match=sentence):
        make()


@pytest.mark.parametrize("case", IMPOSSIBLE)
@pytest.mark.parametrize("deadline_s", [0.0, 2.0])
def test_what_is_impossible_is_refused_before_planning(case: str, deadline_s: float) -> None:
    make, sentence = IMPOSSIBLE[case]
    wanted = make()
    with pytest.raises(InvalidProfile, match=sentence):
        plan_rounds(wanted, rng=np.random.default_rng(0), deadline_s=deadline_s)


@pytest.mark.parametrize("case", [*REFUSED, *IMPOSSIBLE])
def test_refusal_is_danish_too(case: str) -> None:
    make, _ = (REFUSED | IMPOSSIBLE)[case]
    with pytest.raises(BrobyggerError) as refused:
        plan_rounds(make(), rng=np.random.default_rng(0))
    assert refused.value.text("da") != refused.value.text("en")


def test_one_partner_on_a_side_meets_the_others_one_after_the_other() -> None:
    found = plan_rounds(event(A[:1], B, [[0.5, 0.6]], rounds=2), rng=np.random.default_rng(0))
    assert sorted(m.round for m in found.meetings) == [0, 1]


def test_score_out_of_range_from_the_recommender_is_refused() -> None:
    with pytest.raises(InvalidProfile, match="is 2.0; write a number from 0 to 1"):
        fill_scores(event(A, B, None, rounds=2), Recommended({("a1", "b1"): 2.0}))
