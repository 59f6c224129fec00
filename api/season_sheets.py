"""A season, field by field."""

from __future__ import annotations

from datetime import datetime

from pydantic import BaseModel, Field

from api.schemas import Sentence
from matching.season.season import Sort, State


class RuleSheet(BaseModel):
    """What the broker says of a need and an offer, or of one alone."""

    kind: str = Field(description="`first`, `forbid` or `leave_out`.")
    one: str = Field(description="The need, or its partner; or whoever is left out.")
    other: str | None = Field(description="The offer, or its partner; null for `leave_out`.")


class NamedStatement(BaseModel):
    """A need or an offer, and whose it is."""

    statement: str = Field(description="Its id.")
    title: str | None = Field(description="Its title, else the beginning of its text; null when it is gone.")
    partner: str = Field(description="Id of the partner.")
    name: str | None = Field(description="Name of the partner; null when it is gone.")


class PlaceSheet(NamedStatement):
    """A place in a list: who is proposed."""

    proposer_yes: float = Field(description="The chance that the one with the list says yes, 0 to 1.")
    receiver_yes: float = Field(description="The chance that the one proposed says yes, 0 to 1.")
    matches: float = Field(description="The chance of a match, in the plan as a whole.")
    fixed: bool = Field(description="Whether the broker put it there.")
    introduction: str | None = Field(description="Id of the introduction that was made of it.")


class ListSheet(NamedStatement):
    """The list of one need or offer of the side that asks."""

    matches: float = Field(description="Expected matches of the whole list.")
    candidates: int = Field(description="How many could be on it.")
    rows: list[PlaceSheet] = Field(description="Who is proposed, best first.")


class ReceivedSheet(NamedStatement):
    """What one need or offer of the side that answers can expect."""

    matches: float = Field(description="Expected matches.")
    proposals: float = Field(description="How often it can expect to be asked.")
    exposure: float = Field(description="How much it is seen; 1 is a first place.")
    candidates: int = Field(description="On how many lists it could be.")
    cap: float | None = Field(description="Most expected proposals; null for no limit.")
    capacity: float | None = Field(description="Most expected matches; null for no limit.")


class OverlookedSheet(NamedStatement):
    """Somebody who can expect little."""

    sort: Sort = Field(description="Whether it is one of the needs or of the offers.")
    matches: float = Field(description="Expected matches.")
    why: str = Field(description="The one reason that says most, as a code.")
    sentence: Sentence = Field(description="The reason in the reader's language.")


class KeptApart(BaseModel):
    """Pairs that were not planned, though no condition keeps them apart."""

    why: str = Field(description="The reason, as a code.")
    sentence: Sentence = Field(description="The reason in the reader's language.")
    pairs: int = Field(description="How many pairs.")


class StaleSheet(BaseModel):
    """What cannot be introduced any more."""

    sort: Sort = Field(description="Whether it is one of the needs or of the offers.")
    statement: str = Field(description="Its id.")
    partner: str = Field(description="Id of the partner.")
    why: str = Field(description="The reason, as a code.")
    sentence: Sentence = Field(description="The reason in the reader's language.")


class ChangeSheet(BaseModel):
    """What a broker changed."""

    at: datetime = Field(description="When (UTC).")
    user: str = Field(description="Id of the account.")
    added: list[RuleSheet] = Field(description="Rules that came.")
    undone: list[RuleSheet] = Field(description="Rules that went.")
    cost: float = Field(description="Expected matches that it cost; below 0 where it brought some.")


class SeasonAskedSheet(BaseModel):
    """What the season was asked to be."""

    lists_for: Sort = Field(description="Which side has lists and asks first.")
    planner: str = Field(description="Name of the planner.")
    examination: str = Field(description="How far people look.")
    length: int | None = Field(description="Longest list; null for 5, or as many as can answer.")
    candidates: int = Field(description="So many of the best for each could be on its list.")
    limits: bool = Field(description="Whether free places and amounts that are left are limits.")
    cap: float | None = Field(description="Most expected proposals to each; null for its free places.")
    floor: float | None = Field(description="Least exposure of those that are small; null for none.")
    rules: list[RuleSheet] = Field(description="What the broker says.")
    seed: int = Field(description="The same number gives the same plan.")
    deadline: float | None = Field(description="Seconds that the search had; null for no limit.")


class SideSheet(BaseModel):
    """How one side does."""

    partners: int = Field(description="How many needs or offers there are.")
    mean: float = Field(description="Expected matches of each, on average.")
    gini: float = Field(description="How unequal those are, 0 to 1.")
    gini_exposure: float = Field(description="How unequally they are seen, 0 to 1.")
    none: float = Field(description="Share of those who can expect nothing.")
    worst_decile: float = Field(description="Expected matches of the tenth with least, on average.")


class OutcomeSheet(BaseModel):
    """What the plan is expected to bring."""

    expected_matches: float = Field(description="Of the whole plan.")
    naive: float = Field(description="Where everybody asks its own favourites, within the same limits.")
    proposers: SideSheet = Field(description="The side with the lists.")
    receivers: SideSheet = Field(description="The side that answers.")
    costs: dict[str, float] = Field(description="Expected matches that each kind of limit costs.")
    found_by: str = Field(description="The start that the plan came from.")
    stopped: bool = Field(description="Whether the deadline ended the search.")
    seconds: float = Field(description="Time it took.")


class SeasonSheet(BaseModel):
    """A season as its broker sees it."""

    id: str = Field(description="Its id.")
    version: int = Field(description="What a change names in `If-Match`.")
    centre: str = Field(description="Id of the centre.")
    name: str = Field(description="Its name, for people.")
    state: State = Field(description="Where it stands. Code of season_states.")
    state_label: str = Field(description="The same in the reader's language.")
    broker: str = Field(description="Id of the account that planned it.")
    created: datetime = Field(description="When it was planned (UTC).")
    closed: datetime | None = Field(description="When it was approved first, or discarded (UTC).")
    model: str = Field(description="The model whose chances these are.")
    asked: SeasonAskedSheet = Field(description="What it was asked to be.")
    outcome: OutcomeSheet = Field(description="What it is expected to bring.")
    lists: list[ListSheet] = Field(description="A list for each of the side that asks.")
    receivers: list[ReceivedSheet] = Field(description="The side that answers.")
    overlooked: list[OverlookedSheet] = Field(description="Those who can expect least, of both sides.")
    kept_apart: list[KeptApart] = Field(description="How many pairs were kept apart because they have met.")
    stale: list[StaleSheet] = Field(description="What cannot be introduced any more.")
    changes: list[ChangeSheet] = Field(description="What brokers have changed, the oldest first.")
    introductions: list[str] = Field(description="Ids of the introductions that were made of it.")


class SeasonLine(BaseModel):
    """A season in a list."""

    id: str = Field(description="Its id.")
    version: int = Field(description="What a change names in `If-Match`.")
    centre: str = Field(description="Id of the centre.")
    name: str = Field(description="Its name, for people.")
    state: State = Field(description="Where it stands. Code of season_states.")
    state_label: str = Field(description="The same in the reader's language.")
    created: datetime = Field(description="When it was planned (UTC).")
    lists_for: Sort = Field(description="Which side has lists and asks first.")
    lists: int = Field(description="How many lists there are.")
    expected_matches: float = Field(description="Of the whole plan.")
    naive: float = Field(description="Where everybody asks its own favourites, within the same limits.")
    introductions: int = Field(description="How many introductions were made of it.")


class SeasonPage(BaseModel):
    """A part of a list of seasons."""

    seasons: list[SeasonLine] = Field(description="The seasons, the newest first.")
    next: str | None = Field(description="What to ask for as `after` to go on; null at the end.")


class SeasonPreview(BaseModel):
    """What a change would do."""

    id: str = Field(description="Id of the season.")
    version: int = Field(description="The version that was looked at.")
    added: list[RuleSheet] = Field(description="Rules that would come.")
    undone: list[RuleSheet] = Field(description="Rules that would go.")
    expected_matches: float = Field(description="Of the plan as it would be.")
    expected_matches_before: float = Field(description="Of the plan as it is.")
    cost: float = Field(description="Expected matches that it would cost; below 0 where it brings some.")
    moved: list[str] = Field(description="Ids of the needs or offers whose lists would begin otherwise.")
    stale: list[StaleSheet] = Field(description="What would be on no list, since it cannot be introduced.")


class RefusedPair(BaseModel):
    """A pair of which no introduction was made."""

    need: str = Field(description="Id of the need.")
    offer: str = Field(description="Id of the offer.")
    why: Sentence = Field(description="Why not, in the reader's language.")


class ApprovedSheet(BaseModel):
    """What an approval made, and what it did not."""

    id: str = Field(description="Id of the season.")
    version: int = Field(description="Its version now.")
    made: list[str] = Field(description="Ids of the introductions that are new.")
    before: int = Field(description="So many of these had been made before.")
    refused: list[RefusedPair] = Field(description="What could not be made.")
