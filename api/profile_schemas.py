"""Public profiles, field by field, under the names of docs/format.md; what is unknown is left out."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, Field

from api.schemas import StatementInShort

Texts = list[str]
Number = int | float


def _codes(list_name: str, what: str) -> list[str]:
    found: list[str] = Field([], description=f"{what} Codes of {list_name}.")
    return found


def _list(what: str) -> list[str]:
    found: list[str] = Field([], description=what)
    return found


def _text(what: str) -> str | None:
    found: str | None = Field(None, description=what)
    return found


def _whole(what: str) -> int | None:
    found: int | None = Field(None, description=what)
    return found


def _number(what: str) -> Number | None:
    found: Number | None = Field(None, description=what)
    return found


class PartnerProfile(BaseModel):
    """An organisation, without its contact details."""

    id: str = Field(description="Its id.")
    kind: str = Field(description="Its kind. Code of partner_kinds.")
    name: str = Field(description="Its name.")
    identifiers: Texts = _list("Its numbers in registers, as SCHEME:CODE.")
    mission: str | None = _text("Why it exists and for whom.")
    resources: str | None = _text("What resources it has.")
    roles_can: Texts = _codes("roles", "Which roles it can play.")
    roles_can_text: str | None = _text("The same in its own words.")
    roles_cannot: Texts = _codes("roles", "Which roles it cannot fill.")
    roles_cannot_text: str | None = _text("The same in its own words.")
    terms: Texts = _codes("terms", "Which terms it works under.")
    terms_text: str | None = _text("The same in its own words.")
    purposes: Texts = _codes("purposes", "What it is for, as a person has said.")
    target_groups: Texts = _codes("target_groups", "Whom it is there for.")
    motives: Texts = _codes("motives", "Why it does it.")
    welcomes_motives: Texts = _codes("motives", "Which motives of the other side suit it.")
    languages: Texts = _codes("languages", "Languages it works in.")
    places: Texts = _list("Where it is.")
    employees: int | None = _whole("How many it employs.")
    volunteers: int | None = _whole("How many volunteers it has.")
    members: int | None = _whole("How many members it has.")
    yearly_income_dkk: Number | None = _number("What it takes in a year, in DKK.")
    industries: Texts = _codes("industries", "What it trades in.")
    exclusions: Texts = _list("What the other side must not be, as what:code.")
    never: str | None = _text("What must never happen.")
    visibility: str | None = _text("Who may see it. Code of visibilities; unknown: its centres alone.")
    centres: Texts = _list("The centres it belongs to.")
    classifications: Texts = _list("Codes of other schemes, with who gave them and how sure they were.")
    website: str | None = _text("Its website.")
    invented: bool = Field(False, description="True when the profile is made up.")


class StatementProfile(BaseModel):
    """A need or an offer."""

    id: str = Field(description="Its id.")
    partner: str = Field(description="The id of its partner.")
    resource_kind: str = Field(description="What is sought or given. Code of resource_kinds.")
    title: str | None = _text("A short title.")
    text: str | None = _text("What is sought or given, in its own words.")
    competences: Texts = _list("Competences, with level and whether they are required.")
    quantity: Number | None = _number("How much, in `unit`.")
    unit: str | None = _text("What the quantity is of. Code of units.")
    group_min: int | None = _whole("The smallest group of people.")
    group_max: int | None = _whole("The largest group of people.")
    engagement_form: str | None = _text("A day, a series, a project … Code of engagement_forms.")
    collaboration_level: str | None = _text("How binding. Code of collaboration_levels.")
    windows: Texts = _list("When, as from/to; either side may be open.")
    slots: Texts = _list("Parts of the week, such as mon-evening.")
    hours_per_month: Number | None = _number("Hours a month.")
    places: Texts = _list("Where; empty: at its partner's.")
    radius_km: Number | None = _number("How far from the places is possible at all.")
    remote: str | None = _text("Whether it can be done remotely. Code of remote_modes.")
    purposes: Texts = _codes("purposes", "What it is for; empty: as its partner's.")
    target_groups: Texts = _codes("target_groups", "Whom it is for; empty: as its partner's.")
    contact: str | None = _text("How close the contact with the target group is. Code of contact_levels.")
    safeguards: Texts = _codes("safeguards", "What is demanded, or can be met, to protect the target group.")
    roles: Texts = _codes("roles", "The roles sought or taken on.")
    returns: Texts = _codes("resource_kinds", "What is given, or wished, in return.")
    in_return: str | None = _text("The same in own words.")
    languages: Texts = _codes("languages", "Languages of which one must be, or that can be, spoken.")
    exclusions: Texts = _list("What the other side must not be, as what:code.")
    never: str | None = _text("What must never happen.")
    committed: Number | None = _number("How much of the quantity is already spoken for.")
    visibility: str | None = _text("Who may see it; never more than its partner. Code of visibilities.")
    status: str = Field("open", description="Whether it stands. Code of statuses.")
    expires: str | None = _text("The last day on which it stands.")


class PartnerSheet(BaseModel):
    """A partner with what it seeks and gives."""

    sort: Literal["partners"] = Field(description="The sort of record.")
    record: PartnerProfile = Field(description="Its public profile.")
    statements: list[StatementInShort] = Field(description="Its needs, then its offers.")


class StatementSheet(BaseModel):
    """A need or an offer as it stands in the register."""

    sort: Literal["needs", "offers"] = Field(description="The sort of record.")
    record: StatementProfile = Field(description="The statement.")
