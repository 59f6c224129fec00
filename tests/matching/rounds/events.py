"""Invented events for the tests."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import numpy as np
from numpy.typing import NDArray

from matching.rounds.event import Event, Form, Participant, Side, Timed

START = datetime(2027, 3, 10, 17, 0, tzinfo=UTC)


def times(count: int) -> tuple[Timed, ...]:
    """Rounds of ten minutes with two minutes between them."""
    starts = [START + timedelta(minutes=12 * i) for i in range(count)]
    return tuple(Timed(start, start + timedelta(minutes=10)) for start in starts)


def person(id: str, rounds: set[int], **given: object) -> Participant:
    return Participant(id=id, name=id.upper(), rounds=frozenset(rounds), **given)  # type: ignore[arg-type]


def event(
    a: list[Participant],
    b: list[Participant],
    scores: NDArray[np.float64] | list[list[float]] | None,
    *,
    rounds: int = 3,
    tables: int = 5,
    form: Form = "speed_dating",
    hosts: Side = "a",
) -> Event:
    return Event(
        id="e1",
        title="Invented",
        form=form,
        rounds=times(rounds),
        tables=tuple(str(i + 1) for i in range(tables)),
        a=tuple(a),
        b=tuple(b),
        hosts=hosts,
        scores=None if scores is None else np.array(scores, dtype=np.float64),
    )


def random_event(
    rng: np.random.Generator, count_a: int, count_b: int, rounds: int, tables: int, there: float = 0.7
) -> Event:
    """Everybody is there in each round with the chance ``there``; scores are uniform."""

    def side(letter: str, count: int) -> list[Participant]:
        present = rng.random((count, rounds)) < there
        return [person(f"{letter}{i}", set(np.flatnonzero(present[i]).tolist())) for i in range(count)]

    scores = rng.random((count_a, count_b))
    return event(side("a", count_a), side("b", count_b), scores, rounds=rounds, tables=tables)
