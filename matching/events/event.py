"""An event: an evening at which partners of two sides meet in timed rounds, as it is kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from matching.checks import Checks
from matching.introductions.times import check_time, danish_day

State = Literal["draft", "inviting", "planned", "running", "held", "closed"]
Side = Literal["a", "b"]
Form = Literal["speed_dating", "marketplace"]
SIDES: tuple[Side, Side] = ("a", "b")
MOST = {"tables": 100, "rounds": 24, "minutes": 60, "change_minutes": 30, "break_minutes": 120}
MOST_GUESTS, MOST_PLANS = 200, 20
PLANNING_S = 180
"""A plan that was begun so long ago and is not there was interrupted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Guest:
    """A participant: ``side`` a are mostly companies, b mostly associations.

    ``id`` is of this event alone; ``partner`` is its id in the register, None where it is in none.
    ``persons`` come, and hold ``at_once`` meetings at a time.
    """

    id: str
    name: str
    side: Side
    partner: str | None = None
    persons: int = 1
    at_once: int = 1

    def __post_init__(self) -> None:
        checks = Checks()
        checks.required("name", self.name)
        checks.text("name", self.name)
        if self.partner is not None:
            checks.id("partner", self.partner)
        if not 1 <= self.persons <= 20:
            checks.refuse(
                "persons", self.persons, "{value} persons cannot come; write a number from 1 to 20."
            )
        checks.done()


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """That somebody is away, or has come, from a round (from 1) on."""

    guest: str
    there: bool
    since: int
    user: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Unmet:
    """What was asked for and is not in a plan, in a sentence of the language in which it was made."""

    kind: str
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A plan as ``document`` (format ``brobygger-schedule/1``), without ``unmet``.

    ``since`` is the first round that was planned anew, from 1, because of ``marks``; None in a first plan.
    """

    made: datetime
    user: str
    document: str
    unmet: tuple[Unmet, ...] = ()
    since: int | None = None
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """An evening of ``rounds`` of ``minutes`` each, with ``change_minutes`` in between to move.

    After round ``break_after`` there is a break; 0 is none. ``delay_s`` is how much later than planned it
    goes. ``marks`` are those that no plan knows of yet; the last of ``plans`` is the one to follow.
    ``planning`` is since when a plan is being made, ``problem`` why the last one was not. ``last_a`` and
    ``last_b`` are the highest numbers of ids that were ever given, so that none is given twice.

    Raises:
        InvalidProfile: a value cannot be kept.
    """

    id: str
    centre: str
    name: str
    made_by: str
    made_at: datetime
    starts: datetime
    place: str = ""
    form: Form = "speed_dating"
    tables: int = 8
    rounds: int = 6
    minutes: int = 12
    change_minutes: int = 3
    break_after: int = 0
    break_minutes: int = 15
    state: State = "draft"
    guests: tuple[Guest, ...] = ()
    plans: tuple[Plan, ...] = ()
    marks: tuple[Mark, ...] = ()
    delay_s: int = 0
    planning: datetime | None = None
    problem: str = ""
    last_a: int = 0
    last_b: int = 0

    def __post_init__(self) -> None:
        checks = Checks()
        for name in ("id", "centre", "made_by"):
            checks.id(name, getattr(self, name))
        checks.required("name", self.name)
        for name in ("name", "place", "problem"):
            checks.text(name, getattr(self, name))
        check_time(checks, "starts", self.starts)
        for name, most in MOST.items():
            least = 0 if name == "change_minutes" else 1
            if not least <= (value := getattr(self, name)) <= most:
                template = "{field} cannot be {value}; write a whole number from {least} to {most}."
                checks.refuse(name, value, template, least=least, most=most)
        if not 0 <= self.break_after < max(1, self.rounds):
            template = (
                "A break after round {value} is none; write a round before the last, or 0 for no break."
            )
            checks.refuse("break_after", self.break_after, template)
        checks.done()

    @property
    def day(self) -> date:
        """The day on which it begins."""
        return danish_day(self.starts)

    @property
    def plan(self) -> Plan | None:
        """The plan to follow."""
        return self.plans[-1] if self.plans else None

    @property
    def is_open(self) -> bool:
        """Whether who comes, and what they say, can still change."""
        return self.state in {"draft", "inviting"}

    def of(self, side: Side) -> tuple[Guest, ...]:
        """The participants of a side."""
        return tuple(one for one in self.guests if one.side == side)

    def last(self, side: Side) -> int:
        """The highest number of an id of this side that was ever given."""
        given = self.last_a if side == "a" else self.last_b
        return max(given, *(int(one.id[1:]) for one in self.of(side)), 0)

    def guest(self, id: str) -> Guest | None:
        """The participant with this id, if there is one."""
        return next((one for one in self.guests if one.id == id), None)

    def is_planning(self, now: datetime) -> bool:
        """Whether a plan is being made."""
        return self.planning is not None and now - self.planning < timedelta(seconds=PLANNING_S)
