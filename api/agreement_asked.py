"""Agreements at the door: what is asked."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

from pydantic import Field

from api.account_schemas import Given
from api.partnership_asked import NO_PERSONS, PARTNER, ContactGiven, exact
from matching.partnerships.agreement import TEXTS, Share
from matching.partnerships.goal import Goal

TEXT = "null makes it empty."


class DraftAsked(Given):
    """An agreement to be drafted."""

    language: Literal["da", "en"] | None = Field(
        None, description="The language it is written in; the language of the answer when left out."
    )


class GoalGiven(Given):
    """A goal."""

    what: str = Field(description="What is to be reached.")
    measure: str = Field("", description="How it is measured.")
    unit: str = Field("", description="The unit it is counted in.")
    target: int | float | None = Field(None, description="How much of it; left out, nobody has said.")

    def goal(self) -> Goal:
        return Goal(what=self.what, measure=self.measure, unit=self.unit, target=exact(self.target))


class ShareGiven(Given):
    """What one partner is in the collaboration, and gives."""

    partner: str = Field(description="The id of the partner.")
    role: str = Field("", description="Its role.")
    contribution: str = Field("", description="What it gives.")

    def share(self) -> Share:
        return Share(**self.model_dump())


class AgreementChange(Given):
    """What is to be otherwise about an agreement; what is left out stays."""

    purpose: str | None = Field(None, description=f"The purpose; {TEXT}")
    goals: list[GoalGiven] | None = Field(None, description="All goals.")
    target_group: str | None = Field(None, description=f"Whom it is for; {TEXT} {NO_PERSONS}")
    shares: list[ShareGiven] | None = Field(None, description="Roles and contributions, of all partners.")
    economy: str | None = Field(None, description=f"What it costs and who pays; {TEXT}")
    division: str | None = Field(None, description=f"How any return is divided; {TEXT}")
    organisation: str | None = Field(None, description=f"Who decides, how often you meet; {TEXT}")
    contacts: list[ContactGiven] | None = Field(None, description="All contact persons.")
    safeguarding: str | None = Field(
        None, description=f"Persons' data and the safety of those it is for; {TEXT}"
    )
    duration: str | None = Field(None, description=f"Level, form and usual times; {TEXT}")
    starts: date | None = Field(None, description="The first day; null when it is not agreed.")
    ends: date | None = Field(None, description="The last day; null when it is not agreed.")
    review: str | None = Field(None, description=f"When you look at it together; {TEXT}")
    exit: str | None = Field(None, description=f"How each can leave it; {TEXT}")

    def changes(self) -> dict[str, Any]:
        """The fields that were sent, as the domain knows them."""
        known = {
            "goals": tuple(one.goal() for one in self.goals or ()),
            "shares": tuple(one.share() for one in self.shares or ()),
            "contacts": tuple(one.person() for one in self.contacts or ()),
            **{name: getattr(self, name) or "" for name in TEXTS},
            "starts": self.starts,
            "ends": self.ends,
        }
        return {name: value for name, value in known.items() if name in self.model_fields_set}


class SignAsked(Given):
    """Who has signed."""

    name: str = Field(description="The name of the person who signs, or has signed on paper.")
    partner: str | None = PARTNER
    signed_on: date | None = Field(None, description="The day it was signed; today when left out.")
