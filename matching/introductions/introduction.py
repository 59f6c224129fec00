"""An introduction: a match that a broker puts before both sides."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from matching.checks import Checks
from matching.introductions.answer import Answer
from matching.introductions.ask import Ask
from matching.introductions.reserved import Reserved
from matching.introductions.state import State, check_state
from matching.introductions.times import check_time
from matching.introductions.working_days import USUAL

What = Literal["created", "put", "put_in_line", "moved_up", "said_yes", "said_no", "expired", "withdrawn"]


@dataclass(frozen=True, slots=True)
class Side:
    """A partner in an introduction: with its need or its offer, or with its whole profile (None)."""

    partner: str
    statement: str | None = None
    answer: Answer | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """The match as the broker saw it: the chance that each side says yes, by which model.

    ``position``, from 1, is the place in the list ``list``; both are None where a match was looked at
    on its own.
    """

    seeker: float
    giver: float
    model: str
    list: str | None = None
    position: int | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """Who did what when: ids, no content. ``user`` is None where the service did it by itself."""

    at: datetime
    user: str | None
    what: What
    side: str | None = None
    """The partner that answered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Introduction:
    """Two partners, the need and the offer that join them, and how far it has come.

    ``put`` is when it was opened to both sides, ``waiting_since`` when it was put in line, if ever.
    Steps are taken by the functions in ``steps``, which keep ``history``.

    Raises:
        InvalidProfile: a rule is broken, such as times or answers that do not belong to ``state``.
    """

    id: str
    centre: str
    broker: str
    """The user who made it."""
    seeker: Side
    giver: Side
    shown: Shown | None = None
    """None where the broker brought the two together without a match."""
    ask: Ask = field(default_factory=Ask)
    state: State = "draft"
    note: str = ""
    """For both sides."""
    private_note: str = ""
    """For the broker."""
    working_days: int = USUAL
    """So many the sides have to answer, from the day on which it opens."""
    created: datetime
    waiting_since: datetime | None = None
    put: datetime | None = None
    deadline: date | None = None
    """The last day on which a side can answer."""
    closed: datetime | None = None
    reserved: tuple[Reserved, ...] = ()
    """What it holds of the need and the offer since both have said yes."""
    history: tuple[Event, ...] = ()

    def __post_init__(self) -> None:
        checks = Checks()
        for name in ("id", "centre", "broker"):
            checks.id(name, getattr(self, name))
        for name in ("note", "private_note"):
            checks.text(name, getattr(self, name))
        for name in ("created", "waiting_since", "put", "closed"):
            check_time(checks, name, getattr(self, name))
        self._check_sides(checks)
        self._check_shown(checks)
        for event in self.history:
            check_time(checks, "history", event.at)
        check_state(checks, self)
        checks.done()

    @property
    def sides(self) -> tuple[Side, Side]:
        """The seeker and the giver."""
        return self.seeker, self.giver

    @property
    def partners(self) -> tuple[str, str]:
        """The ids of the two partners."""
        return self.seeker.partner, self.giver.partner

    def _check_sides(self, checks: Checks) -> None:
        for name, side in (("seeker", self.seeker), ("giver", self.giver)):
            checks.id(name, side.partner)
            if side.statement is not None:
                checks.id(f"{name}_statement", side.statement)
        if self.seeker.partner == self.giver.partner:
            checks.refuse(
                "giver",
                self.giver.partner,
                "'{value}' cannot be introduced to itself; choose two different partners.",
            )

    def _check_shown(self, checks: Checks) -> None:
        if self.shown is None:
            return
        for name in ("seeker", "giver"):
            score = getattr(self.shown, name)
            if not 0 <= score <= 1:
                checks.refuse(
                    f"shown_{name}", score, "The score {value} is no chance; write a number from 0 to 1."
                )
        checks.required("shown_model", self.shown.model)
        checks.at_least("shown_position", self.shown.position, 1)
