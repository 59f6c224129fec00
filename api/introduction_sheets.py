"""Introductions at the door: what is answered. Contact details are in :class:`ContactsSheet` alone."""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, date, datetime
from decimal import Decimal

from pydantic import BaseModel, Field

from matching.codes import code_list
from matching.introductions.answer import Answer
from matching.introductions.ask import Ask
from matching.introductions.introduction import Introduction
from matching.introductions.reserved import Reserved
from matching.introductions.showing import View
from matching.introductions.visible import SeenSide
from matching.messages import Language
from storage.amounts import plain_number
from storage.value_forms import written_window


class AskSheet(BaseModel):
    """What is asked of the need and the offer."""

    amount: int | float | None = Field(description="How much; null when it is not agreed on yet.")
    unit: str | None = Field(description="Of what. Code of units.")
    dates: list[str] = Field(description="Windows of dates, as first/last.")

    @classmethod
    def of(cls, ask: Ask) -> AskSheet:
        return cls(amount=_number(ask.amount), unit=ask.unit, dates=[*map(written_window, ask.dates)])


class AnswerSheet(BaseModel):
    """What a side said, for that side and the broker."""

    yes: bool = Field(description="Whether it was a yes.")
    reason: str | None = Field(description="Why not. Code of decline_reasons.")
    reason_label: str | None = Field(description="The reason in the reader's language.")
    text: str = Field(description="The same in words.")
    user: str = Field(description="The id of the user who gave it.")
    on_behalf: bool = Field(description="Whether the broker gave it for the partner.")
    at: datetime = Field(description="When (UTC).")

    @classmethod
    def of(cls, answer: Answer, language: Language) -> AnswerSheet:
        reason = answer.reason
        return cls(
            yes=answer.yes,
            reason=reason,
            reason_label=code_list("decline_reasons").label(reason, language) if reason else None,
            text=answer.text,
            user=answer.user,
            on_behalf=answer.on_behalf,
            at=answer.at.astimezone(UTC),
        )


class SideSheet(BaseModel):
    """One side, as the reader may see it."""

    partner: str = Field(description="The id of the partner.")
    name: str = Field(description="Its name.")
    statement: str | None = Field(description="The id of its need or offer; null for the whole profile.")
    has_answered: bool = Field(description="Whether it has answered.")
    yes: bool | None = Field(description="Whether it said yes; null before that may be seen.")
    answer: AnswerSheet | None = Field(description="The answer with its reason; null for the other side.")

    @classmethod
    def of(cls, side: SeenSide, language: Language) -> SideSheet:
        return cls(
            partner=side.partner,
            name=side.name,
            statement=side.statement,
            has_answered=side.has_answered,
            yes=side.yes,
            answer=AnswerSheet.of(side.answer, language) if side.answer else None,
        )


class ShownSheet(BaseModel):
    """The match as the broker saw it."""

    seeker: float = Field(description="The chance that the seeker says yes, 0 to 1.")
    giver: float = Field(description="The chance that the giver says yes, 0 to 1.")
    model: str = Field(description="The model that said so.")
    list: str | None = Field(description="The id of the list it came from.")
    position: int | None = Field(description="Its place in that list, from 1.")


class ReservedSheet(BaseModel):
    """What it holds of a need or an offer."""

    statement: str = Field(description="The id of the need or offer.")
    amount: int | float | None = Field(
        description="How much; it counts as committed there. Null when it is not known."
    )
    unit: str | None = Field(description="Of what. Code of units.")
    dates: list[str] = Field(description="The dates it holds of an offer, as first/last.")

    @classmethod
    def of(cls, one: Reserved) -> ReservedSheet:
        dates = [*map(written_window, one.dates)]
        return cls(statement=one.statement, amount=_number(one.amount), unit=one.unit, dates=dates)


class EventSheet(BaseModel):
    """Who did what, when."""

    at: datetime = Field(description="When (UTC).")
    user: str | None = Field(description="The id of the user; null where the service did it by itself.")
    what: str = Field(
        description="What: created, put, put_in_line, moved_up, said_yes, said_no, expired or withdrawn."
    )
    side: str | None = Field(description="The partner that answered.")


class BrokerSheet(BaseModel):
    """What the centre that made it sees beside."""

    broker: str = Field(description="The id of the user who made it.")
    private_note: str = Field(description="A text for the broker alone.")
    working_days: int = Field(description="So many working days the sides have to answer.")
    shown: ShownSheet | None = Field(description="The scores it was made from.")
    created: datetime = Field(description="When it was drafted (UTC).")
    waiting_since: datetime | None = Field(description="When it was put in line (UTC), if it was.")
    reserved: list[ReservedSheet] = Field(description="What it holds since both have said yes.")
    history: list[EventSheet] = Field(description="Who did what, when; ids alone.")

    @classmethod
    def of(cls, whole: Introduction) -> BrokerSheet:
        shown = whole.shown
        return cls(
            broker=whole.broker,
            private_note=whole.private_note,
            working_days=whole.working_days,
            shown=ShownSheet(**asdict(shown)) if shown else None,
            created=whole.created.astimezone(UTC),
            waiting_since=_utc(whole.waiting_since),
            reserved=[ReservedSheet.of(one) for one in whole.reserved],
            history=[
                EventSheet(at=one.at.astimezone(UTC), user=one.user, what=one.what, side=one.side)
                for one in whole.history
            ],
        )


class IntroductionSheet(BaseModel):
    """An introduction, as the reader may see it."""

    id: str = Field(description="Its id.")
    version: int = Field(description="Grows with every change; the ETag.")
    centre: str = Field(description="The centre that made it.")
    state: str = Field(description="How far it has come. Code of introduction_states.")
    state_label: str = Field(description="The state in the reader's language.")
    seeker: SideSheet = Field(description="Who seeks.")
    giver: SideSheet = Field(description="Who gives.")
    ask: AskSheet = Field(description="What is asked for.")
    note: str = Field(description="A text for both sides.")
    put: datetime | None = Field(description="When it was opened to both sides (UTC).")
    deadline: date | None = Field(description="The last day on which a side can answer.")
    closed: datetime | None = Field(description="When it was closed (UTC).")
    broker: BrokerSheet | None = Field(description="What the broker sees beside; null for the sides.")
    notes: list[str] = Field(description="What the broker should know of it, in the reader's language.")

    @classmethod
    def of(cls, view: View, language: Language) -> IntroductionSheet:
        seen = view.seen
        return cls(
            id=seen.id,
            version=view.version,
            centre=seen.centre,
            state=seen.state,
            state_label=code_list("introduction_states").label(seen.state, language),
            seeker=SideSheet.of(seen.seeker, language),
            giver=SideSheet.of(seen.giver, language),
            ask=AskSheet.of(seen.ask),
            note=seen.note,
            put=_utc(seen.put),
            deadline=seen.deadline,
            closed=_utc(seen.closed),
            broker=BrokerSheet.of(seen.introduction) if seen.introduction else None,
            notes=[remark.text(language) for remark in view.remarks],
        )


class IntroductionPage(BaseModel):
    """A part of a list of introductions."""

    introductions: list[IntroductionSheet] = Field(description="The introductions, the newest first.")
    next: str | None = Field(description="What to ask for as `after` to go on; null at the end.")


class ContactSheet(BaseModel):
    """Whom to speak to."""

    partner: str = Field(description="The id of the partner.")
    partner_name: str = Field(description="Its name.")
    name: str = Field(description="The person's name; empty when it is not known.")
    email: str = Field(description="The e-mail address.")
    phone: str = Field(description="The telephone number.")

    @classmethod
    def of(cls, side: SeenSide) -> ContactSheet:
        known = {name: getattr(side.contact, name, "") for name in ("name", "email", "phone")}
        return cls(partner=side.partner, partner_name=side.name, **known)


class ContactsSheet(BaseModel):
    """Whom to speak to on both sides."""

    seeker: ContactSheet = Field(description="Of who seeks.")
    giver: ContactSheet = Field(description="Of who gives.")


def _utc(at: datetime | None) -> datetime | None:
    return at.astimezone(UTC) if at else None


def _number(value: Decimal | None) -> int | float | None:
    return None if value is None else plain_number(value)
