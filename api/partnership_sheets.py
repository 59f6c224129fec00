"""Partnerships at the door: what is answered. Contact persons are in :class:`ContactPersons` alone."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime

from pydantic import BaseModel, Field

from api.number import plain_or_none
from matching.codes import code_list
from matching.messages import Language
from matching.partnerships.contact_person import ContactPerson
from matching.partnerships.contribution import Contribution
from matching.partnerships.history import HistoryLine, LevelChange, Note
from matching.partnerships.partnership import Partnership
from matching.stored import Stored

Names = Mapping[str, str]
"""Names of partners by id."""


class PartnerName(BaseModel):
    """A partner by its name."""

    id: str = Field(description="Its id.")
    name: str = Field(description="Its name.")


class PhaseSheet(BaseModel):
    """A phase it has been in."""

    phase: str = Field(description="Code of partnership_phases.")
    on: date = Field(description="The day it began.")


class LevelChangeSheet(BaseModel):
    """From one level to another."""

    at: datetime = Field(description="When (UTC).")
    before: str = Field(description="The level before. Code of collaboration_levels.")
    after: str = Field(description="The level after. Code of collaboration_levels.")
    reason: str = Field(description="Why.")

    @classmethod
    def of(cls, change: LevelChange) -> LevelChangeSheet:
        return cls(at=utc(change.at), before=change.before, after=change.after, reason=change.reason)


class NoteSheet(BaseModel):
    """A note that the reader may see."""

    at: datetime = Field(description="When it was written (UTC).")
    user: str = Field(description="The id of the user who wrote it.")
    text: str = Field(description="What was written down.")
    shared: bool = Field(description="Whether the partners see it too.")

    @classmethod
    def of(cls, note: Note) -> NoteSheet:
        return cls(at=utc(note.at), user=note.user, text=note.text, shared=note.shared)


class ContributionSheet(BaseModel):
    """What a partner says that it has given."""

    id: str = Field(description="Its id.")
    partner: str = Field(description="The partner that gave it.")
    day: date = Field(description="The day on which it was given.")
    hours: int | float | None = Field(description="Hours in all; null when not counted.")
    people: int | None = Field(description="How many people came; null when not counted.")
    amount_dkk: int | float | None = Field(description="Money or worth in DKK; null when not said.")
    text: str = Field(description="What was given, in words.")
    confirmed: bool = Field(description="Whether another partner has said that it was.")
    disputed: bool = Field(description="Whether another partner has said that it is not as reported.")
    dispute: str = Field(description="What is wrong with it, as the other side sees it.")

    @classmethod
    def of(cls, given: Contribution) -> ContributionSheet:
        same = {name: getattr(given, name) for name in cls.model_fields}
        numbers = {name: plain_or_none(same[name]) for name in ("hours", "amount_dkk")}
        return cls(**{**same, **numbers})


class HistorySheet(BaseModel):
    """Who did what, when."""

    at: datetime = Field(description="When (UTC).")
    user: str = Field(description="The id of the user.")
    what: str = Field(description="What happened, as a code.")
    about: str = Field(description="The id of what it was done to; empty for the partnership itself.")
    sentence: str = Field(description="What happened, in words.")

    @classmethod
    def of(cls, line: HistoryLine, language: Language) -> HistorySheet:
        said = line.sentence.text(language)
        return cls(at=utc(line.at), user=line.user, what=line.what, about=line.about, sentence=said)


class PartnershipInShort(BaseModel):
    """A partnership as it stands in a list."""

    id: str = Field(description="Its id.")
    version: int = Field(description="Grows with every change; the ETag.")
    centre: str = Field(description="The centre that follows it.")
    introduction: str | None = Field(description="The introduction it grew out of.")
    partners: list[PartnerName] = Field(description="The partners.")
    primary: str = Field(description="The partner that is the primary contact.")
    phase: str = Field(description="How far it has come. Code of partnership_phases.")
    phase_label: str = Field(description="The phase in the reader's language.")
    level: str = Field(description="Code of collaboration_levels.")
    level_label: str = Field(description="The level in the reader's language.")
    review_dates: list[date] = Field(description="The days on which it is reviewed.")

    @classmethod
    def of(cls, stored: Stored[Partnership], names: Names, language: Language) -> PartnershipInShort:
        """The sheet of what is stored, with the partners' ``names``."""
        one = stored.value
        return cls(
            id=one.id,
            version=stored.version,
            centre=one.centre,
            introduction=one.introduction,
            partners=[PartnerName(id=id, name=names.get(id, id)) for id in one.partners],
            primary=one.primary,
            phase=one.phase,
            phase_label=code_list("partnership_phases").label(one.phase, language),
            level=one.level,
            level_label=code_list("collaboration_levels").label(one.level, language),
            review_dates=list(one.review_dates),
        )


class PartnershipSheet(PartnershipInShort):
    """A partnership, as the reader may see it."""

    phases: list[PhaseSheet] = Field(description="The phases it has been in.")
    level_changes: list[LevelChangeSheet] = Field(description="How the level has changed.")
    needs: list[str] = Field(description="The needs that join them.")
    offers: list[str] = Field(description="The offers that join them.")
    notes: list[NoteSheet] = Field(description="The notes; those that are not shared for the broker alone.")
    contributions: list[ContributionSheet] = Field(description="What was given.")
    end_reason: str = Field(description="Why it ended; empty while it goes on.")
    history: list[HistorySheet] = Field(description="Who did what, when; ids alone.")

    @classmethod
    def of(cls, stored: Stored[Partnership], names: Names, language: Language) -> PartnershipSheet:
        """The sheet of what is stored, with the partners' ``names``."""
        one = stored.value
        return cls(
            **PartnershipInShort.of(stored, names, language).model_dump(),
            phases=[PhaseSheet(phase=start.phase, on=start.on) for start in one.phases],
            level_changes=[LevelChangeSheet.of(change) for change in one.level_changes],
            needs=list(one.needs),
            offers=list(one.offers),
            notes=[NoteSheet.of(note) for note in one.notes],
            contributions=[ContributionSheet.of(given) for given in one.contributions],
            end_reason=one.end_reason,
            history=[HistorySheet.of(line, language) for line in one.history],
        )


class PartnershipPage(BaseModel):
    """A part of a list of partnerships."""

    partnerships: list[PartnershipInShort] = Field(description="The partnerships, the newest first.")
    next: str | None = Field(description="What to ask for as `after` to go on; null at the end.")


class ContactPersonSheet(BaseModel):
    """Whom to speak to at a partner."""

    partner: str = Field(description="The id of the partner.")
    name: str = Field(description="The person's name.")
    email: str = Field(description="The e-mail address.")
    phone: str = Field(description="The telephone number.")

    @classmethod
    def of(cls, person: ContactPerson) -> ContactPersonSheet:
        return cls(partner=person.partner, name=person.name, email=person.email, phone=person.phone)


class ContactPersons(BaseModel):
    """Whom to speak to in a partnership."""

    version: int = Field(description="The version of the partnership; the ETag.")
    contacts: list[ContactPersonSheet] = Field(description="The contact persons.")

    @classmethod
    def of(cls, stored: Stored[Partnership]) -> ContactPersons:
        persons = [ContactPersonSheet.of(person) for person in stored.value.contacts]
        return cls(version=stored.version, contacts=persons)


class GuideSection(BaseModel):
    """Points under a title."""

    title: str = Field(description="The title.")
    points: list[str] = Field(description="What to speak about.")


class GuideSheet(BaseModel):
    """The guide for the first meeting."""

    title: str = Field(description="Whose meeting it is.")
    sections: list[GuideSection] = Field(description="The sections, in the order of the meeting.")


def utc(at: datetime) -> datetime:
    """The same moment, in UTC."""
    return at.astimezone(UTC)
