"""Plans of rounds and outcomes of events, field by field."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, Field

from api.schemas import Sentence


class PlannedMeeting(BaseModel):
    """A meeting."""

    round: int = Field(description="Number of the round, from 1.")
    table: str = Field(description="Name of the table.")
    a: str = Field(description="Id of the participant of side a.")
    b: str = Field(description="Id of the participant of side b.")


class PlannedParticipant(BaseModel):
    """What a participant gets."""

    id: str = Field(description="Its id.")
    meetings: int = Field(description="How many meetings.")
    idle_rounds: list[int] = Field(description="Rounds in which it waits between two meetings.")


class UnmetCondition(BaseModel):
    """What could not be had."""

    kind: str = Field(description="Code of what it is: must, minimum, idle_gap or numbers.")
    participants: list[str] = Field(description="Ids of those it is about.")
    sentence: Sentence = Field(description="What and why, in the reader's language.")


class RoundsPlan(BaseModel):
    """Who meets whom, in which round and at which table (docs/events.md)."""

    format: str = Field(description="The format and its version.")
    event: str = Field(description="Id of the event.")
    method: str = Field(description="How it was found: exact, search or greedy.")
    value: float = Field(description="The sum of the scores of all meetings.")
    bound: float = Field(description="No plan can have more.")
    gap: float = Field(description="1 − value ÷ bound.")
    given_for_gaps: float = Field(description="Scores that were given so that fewer wait.")
    seconds: float = Field(description="Time it took.")
    meetings: list[PlannedMeeting] = Field(description="All meetings, round by round.")
    participants: list[PlannedParticipant] = Field(description="What each gets.")
    unmet: list[UnmetCondition] = Field(description="What could not be had.")
    presence: list[dict[str, Any]] = Field(description="Who came and left, for the next plan of the evening.")
    scores: dict[str, Any] = Field(description="Where the scores are from, for the next plan of the evening.")
    changed_seats: int | None = Field(
        None, description="Seats that changed; there when the rest of an evening was planned anew."
    )


class MadeIntroduction(BaseModel):
    """A meeting of which an introduction was made."""

    a: str = Field(description="Id of the participant of side a.")
    b: str = Field(description="Id of the participant of side b.")
    introduction: str = Field(description="Id of the introduction.")


class NotMadeIntroduction(BaseModel):
    """A meeting of which none was made."""

    a: str = Field(description="Id of the participant of side a.")
    b: str = Field(description="Id of the participant of side b.")
    kind: Literal[
        "open", "not_held", "no", "maybe", "unregistered", "entered", "introduced", "unplanned", "refused"
    ] = Field(description="Code of the reason.")
    introduction: str | None = Field(description="The id of the one that is there already, if one is.")
    sentence: Sentence = Field(description="The reason in the reader's language.")


class EnteredOutcomes(BaseModel):
    """What entering outcomes has led to."""

    made: list[MadeIntroduction] = Field(description="The introductions that were made now.")
    not_made: list[NotMadeIntroduction] = Field(description="The other meetings, and why.")
