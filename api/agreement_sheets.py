"""Agreements at the door: what is answered."""

from __future__ import annotations

from datetime import date

from pydantic import BaseModel, Field

from api.number import plain_or_none
from api.partnership_sheets import ContactPersonSheet
from matching.partnerships.agreement import TEXTS, Agreement, Share, Signature
from matching.partnerships.goal import Goal
from matching.stored import Stored


class GoalSheet(BaseModel):
    """A goal."""

    what: str = Field(description="What is to be reached.")
    measure: str = Field(description="How it is measured.")
    unit: str = Field(description="The unit it is counted in.")
    target: int | float | None = Field(description="How much of it; null when nobody has said.")
    realised: int | float | None = Field(description="What was realised; null when nobody knows.")

    @classmethod
    def of(cls, goal: Goal) -> GoalSheet:
        return cls(
            what=goal.what,
            measure=goal.measure,
            unit=goal.unit,
            target=plain_or_none(goal.target),
            realised=plain_or_none(goal.realised),
        )


class ShareSheet(BaseModel):
    """What one partner is in the collaboration, and gives."""

    partner: str = Field(description="The id of the partner.")
    role: str = Field(description="Its role.")
    contribution: str = Field(description="What it gives.")

    @classmethod
    def of(cls, share: Share) -> ShareSheet:
        return cls(partner=share.partner, role=share.role, contribution=share.contribution)


class SignatureSheet(BaseModel):
    """Who signed for a partner."""

    partner: str = Field(description="The id of the partner.")
    name: str = Field(description="The name of the person.")
    signed_on: date = Field(description="The day.")

    @classmethod
    def of(cls, signature: Signature) -> SignatureSheet:
        return cls(partner=signature.partner, name=signature.name, signed_on=signature.signed_on)


class AgreementInShort(BaseModel):
    """A version of an agreement as it stands in a list, without persons."""

    id: str = Field(description="Its id.")
    version: int = Field(description="Grows with every change; the ETag.")
    partnership: str = Field(description="The id of the partnership.")
    number: int = Field(description="Which version of the agreement it is, from 1.")
    language: str = Field(description="The language it is written in.")
    unsigned: list[str] = Field(description="The partners that have not signed.")
    fully_signed: bool = Field(description="Whether all have.")

    @classmethod
    def of(cls, stored: Stored[Agreement]) -> AgreementInShort:
        one = stored.value
        return cls(
            id=one.id,
            version=stored.version,
            partnership=one.partnership,
            number=one.number,
            language=one.language,
            unsigned=list(one.unsigned),
            fully_signed=one.fully_signed,
        )


class AgreementSheet(AgreementInShort):
    """A version of an agreement. What is not agreed yet stands as [to be agreed: …]."""

    partners: list[str] = Field(description="The ids of the partners.")
    purpose: str = Field(description="The purpose.")
    goals: list[GoalSheet] = Field(description="The goals.")
    target_group: str = Field(description="Whom it is for.")
    shares: list[ShareSheet] = Field(description="Roles and contributions.")
    economy: str = Field(description="What it costs and who pays.")
    division: str = Field(description="How any return is divided.")
    organisation: str = Field(description="Who decides, how often they meet.")
    contacts: list[ContactPersonSheet] = Field(description="The contact persons.")
    safeguarding: str = Field(description="Persons' data and the safety of those it is for.")
    duration: str = Field(description="Level, form and usual times.")
    starts: date | None = Field(description="The first day; null when it is not agreed.")
    ends: date | None = Field(description="The last day; null when it is not agreed.")
    review: str = Field(description="When they look at it together.")
    exit: str = Field(description="How each can leave it.")
    signatures: list[SignatureSheet] = Field(description="Who has signed.")

    @classmethod
    def of(cls, stored: Stored[Agreement]) -> AgreementSheet:
        one = stored.value
        return cls(
            **AgreementInShort.of(stored).model_dump(),
            **{name: getattr(one, name) for name in TEXTS},
            partners=list(one.partners),
            goals=[GoalSheet.of(goal) for goal in one.goals],
            shares=[ShareSheet.of(share) for share in one.shares],
            contacts=[ContactPersonSheet.of(person) for person in one.contacts],
            starts=one.starts,
            ends=one.ends,
            signatures=[SignatureSheet.of(signature) for signature in one.signatures],
        )


class AgreementList(BaseModel):
    """The versions of an agreement."""

    agreements: list[AgreementInShort] = Field(description="The versions, the newest first.")
