"""A season: the plan for all open needs and offers of a centre, as it is remembered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from matching.checks import Checks
from matching.introductions.times import check_time
from matching.season.rule import Rule

State = Literal["draft", "approved", "discarded"]
Sort = Literal["needs", "offers"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a season was asked to be.

    Attributes:
        lists_for: which side gets lists and asks first; the other side answers.
        planner: name of the planner.
        examination: how far people look: the name of a curve, or values with commas between.
        length: longest list; None for 5, or as many as there are receivers.
        candidates: so many of the best for each proposer are kept, and can be on its list.
        limits: whether free places and amounts that are left bound what a receiver gets.
        cap: most proposals that a receiver can be expected to get; None for the free places of its partner.
        floor: least exposure of small partners' needs or offers; None for none.
        rules: what the broker says.
        seed: the same one gives the same plan.
        deadline: seconds that the search may take; None for as many as it takes.
    """

    lists_for: Sort = "needs"
    planner: str = "ascent"
    examination: str = "inverse"
    length: int | None = None
    candidates: int = 50
    limits: bool = True
    cap: float | None = None
    floor: float | None = None
    rules: tuple[Rule, ...] = ()
    seed: int = 20261122
    deadline: float | None = None

    @property
    def receivers(self) -> Sort:
        """The side that answers."""
        return "offers" if self.lists_for == "needs" else "needs"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A place in a list: the receiver, both chances of a yes, and what has come of it."""

    statement: str
    partner: str
    proposer_yes: float
    receiver_yes: float
    matches: float
    """The chance of a match, in the plan as a whole."""
    fixed: bool = False
    """Whether the broker put it there."""
    introduction: str | None = None
    """The introduction that was made of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeasonList:
    """The list of one need or offer of the side that asks, best first."""

    statement: str
    partner: str
    rows: tuple[Row, ...] = ()
    matches: float = 0.0
    """Expected matches of the whole list."""
    candidates: int = 0
    """How many could be on it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """What one need or offer of the side that answers can expect."""

    statement: str
    partner: str
    matches: float = 0.0
    proposals: float = 0.0
    exposure: float = 0.0
    candidates: int = 0
    """On how many lists it could be."""
    cap: float | None = None
    """Most expected proposals; None for no limit."""
    capacity: float | None = None
    """Most expected matches; None for no limit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SideOutcome:
    """How one side does, as in :class:`matching.market_plan.measures.SideMeasures`."""

    partners: int
    mean: float
    gini: float
    gini_exposure: float
    none: float
    worst_decile: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a plan is expected to bring.

    Attributes:
        expected_matches: of the whole plan.
        naive: of the plan in which everybody asks its own favourites, within the same limits and with no rule
            of the broker.
        proposers: the side with the lists.
        receivers: the side that answers.
        costs: expected matches that each kind of constraint costs.
        found_by: the start that the best plan came from.
        stopped: whether the deadline ended the search.
        seconds: time the plan took.
    """

    expected_matches: float
    naive: float
    proposers: SideOutcome
    receivers: SideOutcome
    costs: Mapping[str, float] = field(default_factory=dict)
    found_by: str = ""
    stopped: bool = False
    seconds: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What a broker changed about a draft: rules, and the expected matches it cost (below 0: brought)."""

    at: datetime
    user: str
    added: tuple[Rule, ...] = ()
    undone: tuple[Rule, ...] = ()
    cost: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Season:
    """A plan with all that a broker needs to judge it; ids alone, no profile.

    ``kept_apart`` counts the pairs that the gates let meet and the season does not, by the reason
    (:data:`matching.season.met.REASONS`).

    Raises:
        InvalidProfile: an id, the name or a time cannot be kept.
    """

    id: str
    centre: str
    name: str
    broker: str
    created: datetime
    model: str
    asked: Asked
    lists: tuple[SeasonList, ...]
    receivers: tuple[Received, ...]
    outcome: Outcome
    kept_apart: Mapping[str, int] = field(default_factory=dict)
    state: State = "draft"
    changes: tuple[Change, ...] = ()
    closed: datetime | None = None
    """When it was first approved, or discarded."""

    def __post_init__(self) -> None:
        checks = Checks()
        for name in ("id", "centre", "broker"):
            checks.id(name, getattr(self, name))
        checks.required("name", self.name)
        checks.text("name", self.name)
        for name in ("created", "closed"):
            check_time(checks, name, getattr(self, name))
        checks.done()

    @property
    def introductions(self) -> tuple[str, ...]:
        """Ids of the introductions that were made of it."""
        return tuple(row.introduction for own in self.lists for row in own.rows if row.introduction)

    @property
    def statements(self) -> dict[Sort, list[str]]:
        """Ids of the needs and of the offers in it."""
        return {
            self.asked.lists_for: [one.statement for one in self.lists],
            self.asked.receivers: [one.statement for one in self.receivers],
        }

    def sides(self, own: SeasonList, row: Row) -> tuple[tuple[str, str], tuple[str, str]]:
        """Partner and need of who seeks, partner and offer of who gives, in a row of a list."""
        proposer, receiver = (own.partner, own.statement), (row.partner, row.statement)
        return (proposer, receiver) if self.asked.lists_for == "needs" else (receiver, proposer)
