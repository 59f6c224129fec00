"""Partnerships at the door: what is asked."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from pydantic import Field

from api.account_schemas import Given
from api.parameters import PageAsked
from matching.checks import Checks
from matching.partnerships.beginning import NewPartnership
from matching.partnerships.contact_person import ContactPerson
from matching.partnerships.giving import Reported
from storage.amounts import exact_number

PARTNER = Field(
    None, description="The partner that is spoken for; may be left out by whoever is a member of one alone."
)
NO_PERSONS = "No health, religion or politics of persons."


class BeginAsked(Given):
    """A partnership: out of an introduction, or of partners that a broker names."""

    introduction: str | None = Field(
        None, description="The introduction that both have said yes to; the partners are taken from it."
    )
    centre: str | None = Field(None, description="The centre, without an introduction.")
    partners: list[str] = Field(default_factory=list, description="The partners, without an introduction.")
    primary: str | None = Field(
        None, description="The partner that is the primary contact; the first one when left out."
    )
    needs: list[str] = Field(default_factory=list, description="Needs of theirs that join them.")
    offers: list[str] = Field(default_factory=list, description="Offers of theirs that join them.")
    level: str | None = Field(
        None,
        description="Code of collaboration_levels; left out, the lesser that the need and the offer name, "
        "else ad_hoc.",
        examples=["continuous"],
    )

    def new(self) -> NewPartnership:
        """The partnership without an introduction.

        Raises:
            InvalidProfile: no centre is named.
        """
        checks = Checks()
        checks.required("centre", self.centre or "")
        checks.done()
        return NewPartnership(
            centre=self.centre or "",
            partners=tuple(self.partners),
            needs=tuple(self.needs),
            offers=tuple(self.offers),
            primary=self.primary,
            level=self.level,
        )

    def demand_introduction_alone(self) -> None:
        """Refuse what an introduction decides by itself.

        Raises:
            InvalidProfile: something is named beside it.
        """
        checks = Checks()
        for name in ("centre", "partners", "primary", "needs", "offers"):
            if getattr(self, name):
                checks.refuse(name, "", "{field} is taken from the introduction; leave it out.")
        checks.done()


class ListAsked(PageAsked):
    """Which partnerships, and which part of a long list."""

    centre: str | None = Field(None, description="Only those of this centre.")
    phase: str | None = Field(None, description="Only in this phase. Code of partnership_phases.")
    partner: str | None = Field(None, description="Only those this partner has a part in.")


class PhaseAsked(Given):
    """The phase that has begun."""

    phase: str = Field(
        description="agreement, running, evaluated or ended. Code of partnership_phases.",
        examples=["running"],
    )
    on: date | None = Field(None, description="The day it began; today when left out.")
    reason: str = Field("", description="Why it ended, for the partners to read; of an end alone.")


class LevelAsked(Given):
    """Another level of collaboration."""

    level: str = Field(description="Code of collaboration_levels.", examples=["continuous"])
    reason: str = Field(description=f"Why, for the partners to read. {NO_PERSONS}")


class NoteAsked(Given):
    """A note."""

    text: str = Field(description=f"What is written down. {NO_PERSONS}")
    shared: bool = Field(False, description="Whether the partners see it too; else the broker alone.")


class ContributionAsked(Given):
    """What a partner has given."""

    day: date = Field(description="The day on which it was given.")
    hours: int | float | None = Field(None, description="Hours in all; left out, nobody counted them.")
    people: int | None = Field(None, description="How many people came; left out, nobody counted them.")
    amount_dkk: int | float | None = Field(
        None, description="Money in DKK, or what goods and rooms were worth; left out, nobody has said."
    )
    text: str = Field("", description=f"What was given, in words. {NO_PERSONS}")
    partner: str | None = PARTNER
    id: str | None = Field(None, description="The contribution that is corrected; a new one when left out.")

    def reported(self) -> Reported:
        numbers = {"hours": exact(self.hours), "amount_dkk": exact(self.amount_dkk)}
        return Reported(**{**self.model_dump(), **numbers})


class ConfirmAsked(Given):
    """Who says that it was given."""

    partner: str | None = PARTNER


class DisputeAsked(ConfirmAsked):
    """Who says that it is not as reported, and why."""

    reason: str = Field("", description=f"What is wrong with it, for the other side to read. {NO_PERSONS}")


class ContactGiven(Given):
    """Whom to speak to at a partner."""

    partner: str = Field(description="The id of the partner.")
    name: str = Field("", description="The person's name.")
    email: str = Field("", description="The e-mail address.")
    phone: str = Field("", description="The telephone number.")

    def person(self) -> ContactPerson:
        return ContactPerson(**self.model_dump())


class ContactsAsked(Given):
    """All contact persons there are to be."""

    contacts: list[ContactGiven] = Field(description="The contact persons, of any of the partners.")


class ReviewsAsked(Given):
    """All review dates there are to be."""

    dates: list[date] = Field(description="The days on which the partnership is reviewed.")


def exact(number: float | None) -> Decimal | None:
    """The number as the domain keeps it."""
    return None if number is None else exact_number(number)
