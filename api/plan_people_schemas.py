"""An assignment of volunteers and a plan of alliances, field by field."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, Field

from api.schemas import PartnerInShort, Sentence, StatementInShort


class PlacedVolunteer(BaseModel):
    """A volunteer who goes to a task."""

    id: str = Field(description="Its id.")
    alias: str = Field(description="The alias the person chose.")
    partner: str = Field(description="Id of the company.")
    partner_label: str = Field(description="Its name.")
    slot: str | None = Field(description="The part of the week, such as mon-evening; null when not known.")
    fit: float = Field(description="The chance that both sides say yes, 0 to 1.")
    wished: bool = Field(description="Whether the volunteer wished for it.")
    team: str | None = Field(description="Name of the team that goes together, if it is one.")


class BlockedTask(BaseModel):
    """What kept the places of a task empty."""

    missing: int = Field(description="How many places stay empty.")
    kind: str | None = Field(description="Code of the one condition without which they could be filled.")
    also: list[str] = Field(description="Others that would each do as well.")
    nearest: str | None = Field(description="Where none does alone: the one that would fill most.")
    nearest_gain: int = Field(description="How many places that would fill.")
    examined: bool = Field(description="Whether there was time to look.")
    phrase: Sentence | None = Field(description="The condition in the reader's language.")
    sentence: Sentence = Field(description="The reason in the reader's language.")


class AssignedTask(BaseModel):
    """A need and who goes there."""

    need: str = Field(description="Id of the need.")
    title: str = Field(description="Its title, else the beginning of its text.")
    partner: str = Field(description="Id of the partner whose it is.")
    places: int = Field(description="How many it takes.")
    fewest: int = Field(description="Fewer than so many do not go there.")
    filled: int = Field(description="How many go there.")
    volunteers: list[PlacedVolunteer] = Field(description="Who.")
    before_start: list[str] = Field(description="Codes of the safeguards to be met before the start.")
    blocked: BlockedTask | None = Field(description="Why places stay empty; null when none does.")


class UnmetWish(BaseModel):
    """A wish that the plan does not meet."""

    id: str = Field(description="Id of the volunteer.")
    need: str = Field(description="Id of the need.")
    phrase: Sentence = Field(description="The reason in the reader's language.")


class Bounded(BaseModel):
    """A value of a plan beside the most that any plan can have."""

    reached: float = Field(description="That of the plan.")
    most: float = Field(description="No plan has more.")
    gap: float = Field(description="What may be missing, as a share; 0 when it is proven best.")


class VolunteerPlan(BaseModel):
    """Who goes where, and what stays empty for which reason."""

    tasks: list[AssignedTask] = Field(description="The needs, in the order of the request or of the ids.")
    wishes_not_met: list[UnmetWish] = Field(description="Wishes that are not met.")
    unassigned: list[str] = Field(description="Ids of the volunteers without a task.")
    places: Bounded = Field(description="The places that are filled, by weight.")
    fit: Bounded = Field(description="How well people suit, in sum, among plans that fill as many.")
    method: Literal["flow", "exact", "greedy"] = Field(description="How it was found.")
    proven: bool = Field(description="Whether no plan fills more, and none of those that do fits better.")
    seconds: float = Field(description="Time it took, reasons included.")
    notes: list[Sentence] = Field(description="The plan in a few sentences.")


class PartOfNeed(BaseModel):
    """A part of what a need asks for."""

    what: Literal["resource", "competence", "role"] = Field(description="What it is.")
    code: str = Field(description="Code of the resource or the role; of a competence its name.")
    label: str = Field(description="Its name in the reader's language.")
    weight: float = Field(description="How much it counts.")
    quantity: float | None = Field(description="How much is sought; null when that is not said.")
    unit: str | None = Field(description="Code of the unit.")
    unit_label: str | None = Field(description="The unit in the reader's language.")


class BroughtPart(BaseModel):
    """What a member brings."""

    part: PartOfNeed = Field(description="The part it fills.")
    offer: StatementInShort | None = Field(description="With which offer; null for the profile itself.")
    share: float = Field(description="Share of the part that it takes, 0 to 1.")
    amount: float | None = Field(description="That in the unit of the part.")
    answers: float = Field(description="How well it answers, 0 to 1.")
    covers: float = Field(description="What of the part it covers, 0 to 1.")
    chance: float = Field(description="The chance that both sides say yes.")


class AllianceMember(BaseModel):
    """A partner in an alliance."""

    partner: PartnerInShort = Field(description="Who.")
    covers: float = Field(description="The share of the need that it covers.")
    brings: list[BroughtPart] = Field(description="With what.")


class PrimaryContact(BaseModel):
    """Whom to ask first."""

    partner: PartnerInShort = Field(description="Who.")
    sentence: Sentence = Field(description="Why.")


class UncoveredPart(BaseModel):
    """What stays open."""

    part: PartOfNeed = Field(description="The part.")
    share: float = Field(description="Which share of it, 0 to 1.")
    sentence: Sentence = Field(description="Why.")


class Alliance(BaseModel):
    """Partners who cover a need together."""

    rank: int = Field(description="Place among the alternatives, from 1.")
    coverage: float = Field(description="Share of the need that is covered, 0 to 1.")
    fit: float = Field(description="Mean chance that both sides say yes.")
    gap: float = Field(description="What an alliance of more coverage and fit can have more at most.")
    proven: bool = Field(description="Whether there is no better one.")
    difference: float | None = Field(description="Share of others than in those above; null for the first.")
    primary: PrimaryContact = Field(description="The partner to ask first, with the reason.")
    members: list[AllianceMember] = Field(description="Who is in it.")
    good_partnerships: list[list[str]] = Field(
        description="Pairs of ids: the good partnerships in it that were preferred."
    )
    uncovered: list[UncoveredPart] = Field(description="What stays open.")


class AlliancePlan(BaseModel):
    """A need, its parts, and alliances that cover them."""

    need: StatementInShort = Field(description="The need.")
    partner: PartnerInShort = Field(description="Whose it is.")
    parts: list[PartOfNeed] = Field(description="What it is split into.")
    alliances: list[Alliance] = Field(description="The best first; they differ in substance.")
    candidates: int = Field(description="How many partners can fill a part.")
    kept_apart: int = Field(description="Pairs of them that a hard condition keeps apart.")
    seconds: float = Field(description="Time it took.")
    model: str = Field(description="Names of the text encoder and the ranker.")
    notes: list[Sentence] = Field(description="What the reader should know, such as why there is none.")
