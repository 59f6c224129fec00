"""An event: its rounds, tables and breaks, who comes on either side, and what they ask for."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from matching.rounds.apart import Apart, barred
from matching.rounds.event_checks import check_event, check_participant, check_scores, check_stated

Form = Literal["speed_dating", "marketplace"]
Side = Literal["a", "b"]
Scores = NDArray[np.float64]

WISH_WEIGHT = 0.3
"""How far one side's wish moves a score towards 1."""


@dataclass(frozen=True, slots=True)
class Timed:
    """A stretch of time with a name: a round or a break. Times have a time zone."""

    start: datetime
    end: datetime
    label: str = ""


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody who comes to the event, with what the questionnaire says.

    ``wishes``, ``musts`` and ``no_thanks`` are ids of the other side. ``rounds`` holds the indices, from 0,
    of the rounds this participant is there in. ``delegates`` is how many meetings it can hold at a time.
    ``minimum`` is the least number of meetings it is to have. ``table`` is the table it sits at if it can.

    Raises:
        InvalidProfile: a value that cannot be used.
    """

    id: str
    name: str
    rounds: frozenset[int]
    delegates: int = 1
    minimum: int = 0
    wishes: tuple[str, ...] = ()
    musts: tuple[str, ...] = ()
    no_thanks: tuple[str, ...] = ()
    table: str | None = None
    partner: str | None = None
    """Id of the partner in the register, for scores and reasons."""

    def __post_init__(self) -> None:
        check_participant(self)


@dataclass(frozen=True, slots=True)
class Event:
    """What there is to plan.

    ``tables`` are the names of the tables, as many meetings as that fit into a round. ``hosts`` is the side
    that keeps its table where it can. ``scores`` has a row for each of ``a`` and a column for each of ``b``,
    in [0, 1]: the chance that both say yes; ``None`` where some are still to be found
    (:func:`matching.rounds.scores.fill_scores`). ``stated`` are those that the organiser has given, NaN where
    there is none, and ``others`` is what a pair counts as that nobody knows anything of. ``apart`` are the
    pairs that a hard condition keeps apart.

    Raises:
        InvalidProfile: what is given cannot be an event; the sentences say which rule is broken.
    """

    id: str
    title: str
    form: Form
    rounds: tuple[Timed, ...]
    tables: tuple[str, ...]
    a: tuple[Participant, ...]
    b: tuple[Participant, ...]
    breaks: tuple[Timed, ...] = ()
    place: str = ""
    hosts: Side = "a"
    wish_weight: float = WISH_WEIGHT
    scores: Scores | None = field(default=None, compare=False)
    stated: Scores | None = field(default=None, compare=False)
    others: float | None = None
    apart: tuple[Apart, ...] = ()

    def __post_init__(self) -> None:
        check_event(self)
        if self.scores is not None:
            check_scores(self, self.scores)
        if self.stated is not None:
            check_stated(self, self.stated)

    def side(self, side: Side) -> tuple[Participant, ...]:
        return self.a if side == "a" else self.b

    @property
    def barred(self) -> frozenset[tuple[str, str]]:
        """The pairs of ids that are kept apart, and have not asked to meet all the same."""
        return barred(self.apart, self.a, self.b)

    def participant(self, id: str) -> Participant:
        """Who has this id, on either side; KeyError where nobody has."""
        for one in (*self.a, *self.b):
            if one.id == id:
                return one
        raise KeyError(id)
