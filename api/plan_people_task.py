"""Assigning volunteers, and putting alliances together, over a register that was handed over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from api.plan_json import as_json
from matching.alliances.wish import Wish
from matching.messages import Language
from matching.protocols import Encoder
from matching.register import Register

if TYPE_CHECKING:
    from matching.market_index import MarketIndex


@dataclass(frozen=True, slots=True)
class Ground:
    """What a plan stands on: the register, the day, and the file with vectors of its texts, if any."""

    register: Register
    today: date
    vectors: Path | None
    language: Language


@dataclass(frozen=True, slots=True)
class Assigning:
    """What is asked for: needs, by id, all that seek people where none is named."""

    needs: Sequence[str]
    choices: Mapping[str, Any] | None
    tasks_each: int
    deadline_s: float


def assigned(ground: Ground, asked: Assigning) -> bytes:
    """The assignment, as JSON.

    Raises:
        BrobyggerError: nobody or nothing can be assigned, or the choices cannot be used.
    """
    from matching.assignment.as_dict import plan_as_dict
    from matching.assignment.choices import NO_CHOICES, read_choices
    from matching.assignment.from_register import needs_for_people, prepare
    from matching.assignment.planner import plan_volunteers
    from matching.volunteers import volunteer_index
    from models.indexes import LocalIndexes

    register, today = ground.register, ground.today
    choices = NO_CHOICES if asked.choices is None else read_choices(asked.choices, register)
    needs = needs_for_people(register, today, asked.needs)
    market = volunteer_index(register, _encoder(ground.vectors), LocalIndexes())
    prepared = prepare(register, market, needs, today, choices=choices, most_tasks=asked.tasks_each)
    plan = plan_volunteers(prepared.problem, asked.deadline_s)
    return as_json(plan_as_dict(plan, prepared, register, ground.language))


def allied(ground: Ground, need: str, also: Sequence[str], wish: Wish) -> bytes:
    """The alliances, as JSON.

    Raises:
        BrobyggerError: a condition cannot be used, or they contradict each other.
    """
    from matching.alliances.as_dict import plan_as_dict
    from matching.alliances.planning import plan_alliances
    from matching.recommend import Recommender

    plan = plan_alliances(Recommender(index_over(ground), ground.today), need, wish, also)
    return as_json(plan_as_dict(plan, ground.language))


def index_over(ground: Ground) -> MarketIndex:
    """The register made ready to be searched."""
    from matching.market_index import MarketIndex
    from models.indexes import LocalIndexes

    return MarketIndex(ground.register, _encoder(ground.vectors), LocalIndexes())


@cache
def _encoder(vectors: Path | None) -> Encoder:
    """The one of the service, kept for the next plan."""
    from models.recent_vectors import RecentVectors
    from models.text_encoder import load_encoder

    return RecentVectors(load_encoder(cache=vectors))
