"""Introductions at the door: what is asked."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from api.account_schemas import Given
from api.parameters import PageAsked
from matching.availability import DateWindow
from matching.introductions.answering import Said
from matching.introductions.ask import Ask
from matching.introductions.drafting import Drafted
from matching.introductions.introduction import Shown, Side
from matching.introductions.working_days import USUAL
from storage.amounts import exact_number
from storage.value_forms import read_window

NOTE = "A text for both sides. No health, religion or politics of persons."
PRIVATE_NOTE = "A text for the broker alone."


class SideGiven(Given):
    """A partner, with what of its own it is introduced by."""

    partner: str = Field(description="The id of the partner.", examples=["ngo-008"])
    statement: str | None = Field(
        None,
        description="Of the seeker a need, of the giver an offer; left out, it is the whole profile.",
        examples=["need-ngo-008-1"],
    )

    def side(self) -> Side:
        return Side(self.partner, self.statement)


class AskGiven(Given):
    """What is asked of the need and the offer: it is reserved when both have said yes."""

    amount: int | float | None = Field(None, description="How much; left out, it is not agreed on yet.")
    unit: str | None = Field(None, description="Of what. Code of units.", examples=["people"])
    dates: list[str] = Field(
        default_factory=list,
        description="Windows of dates, each with a first and a last day.",
        examples=[["2027-01-01/2027-06-30"]],
    )

    def ask(self) -> Ask:
        amount = None if self.amount is None else exact_number(self.amount)
        windows: list[DateWindow] = [read_window(text) for text in self.dates]
        return Ask(amount=amount, unit=self.unit, dates=tuple(windows))


class ShownGiven(Given):
    """The match as the broker saw it."""

    seeker: float = Field(description="The chance that the seeker says yes, 0 to 1.")
    giver: float = Field(description="The chance that the giver says yes, 0 to 1.")
    model: str = Field(description="The model that said so: `model` of the list.")
    list: str | None = Field(None, description="An id of the list, if it came from one.")
    position: int | None = Field(None, description="Its place in the list, from 1.")

    def shown(self) -> Shown:
        return Shown(**self.model_dump())


class DraftAsked(Given):
    """An introduction to be drafted."""

    seeker: SideGiven = Field(description="Who seeks.")
    giver: SideGiven = Field(description="Who gives.")
    centre: str | None = Field(
        None, description="The centre that makes it; may be left out by a broker of one centre alone."
    )
    ask: AskGiven = Field(
        default_factory=lambda: AskGiven.model_validate({}), description="What is asked for."
    )
    note: str = Field("", description=NOTE)
    private_note: str = Field("", description=PRIVATE_NOTE)
    shown: ShownGiven | None = Field(None, description="The scores it was made from, if it was from any.")

    def drafted(self) -> Drafted:
        return Drafted(
            seeker=self.seeker.side(),
            giver=self.giver.side(),
            centre=self.centre,
            ask=self.ask.ask(),
            note=self.note,
            private_note=self.private_note,
            shown=self.shown.shown() if self.shown else None,
        )


class DraftChange(Given):
    """What is to be otherwise about a draft; what is left out stays."""

    ask: AskGiven | None = Field(None, description="What is asked for, as a whole.")
    note: str | None = Field(None, description=NOTE)
    private_note: str | None = Field(None, description=PRIVATE_NOTE)

    def changes(self) -> dict[str, Any]:
        given = {"ask": self.ask and self.ask.ask(), "note": self.note, "private_note": self.private_note}
        return {name: value for name, value in given.items() if value is not None}


class PutAsked(Given):
    """How long the sides have to answer."""

    working_days: int = Field(
        USUAL, description="Whole Danish working days, from the day it opens to the last one, 1 to 250."
    )


class AnswerAsked(Given):
    """What a side says."""

    yes: bool = Field(description="Whether the side wants to meet the other.")
    partner: str | None = Field(
        None,
        description="The side that is answered for; may be left out by whoever can answer for one alone.",
    )
    reason: str | None = Field(
        None,
        description="Why not: a code of `GET /v1/code-lists/decline_reasons`. The broker alone sees it.",
        examples=["too_far"],
    )
    text: str = Field("", description="The same in words, for the broker alone.")

    def said(self) -> Said:
        return Said(**self.model_dump())


class ListAsked(PageAsked):
    """Which introductions, and which part of a long list."""

    state: str | None = Field(None, description="Only in this state. Code of introduction_states.")
    partner: str | None = Field(None, description="Only those that this partner is a side of.")
    centre: str | None = Field(None, description="Only those that this centre made.")
