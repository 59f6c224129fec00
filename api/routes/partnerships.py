"""Partnerships: begun, moved on, kept up to date, ended."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Response

from api.dependencies import JustAsked, TheId, TheLanguage
from api.idempotency import Reply, TheOnce
from api.parameters import checked_length
from api.partnership_asked import (
    BeginAsked,
    ContactsAsked,
    LevelAsked,
    ListAsked,
    NoteAsked,
    PhaseAsked,
    ReviewsAsked,
)
from api.partnership_replies import names_of, reply, sheet_of
from api.partnership_sheets import ContactPersons, PartnershipInShort, PartnershipPage, PartnershipSheet
from api.security.actor import TheActor
from api.security.keeper import TheKeeper
from api.versions import TheVersion, send_version
from matching.partnerships import beginning, keeping, looking, moving
from matching.partnerships.partnership import Partnership
from matching.rights.rules import demand
from matching.stored import Stored
from storage.transaction import transact
from storage.unit_of_work import UnitOfWork

router = APIRouter(prefix="/partnerships", tags=["partnerships"])
Listed = Annotated[ListAsked, Query()]


@router.post("", status_code=201, response_model=PartnershipSheet, summary="Begin a partnership")
def begin(asked: BeginAsked, actor: TheActor, once: TheOnce, language: TheLanguage) -> Response:
    """By a broker: out of an introduction that both sides have said yes to, or without one. Out of an
    introduction come the partners, what joins them, and whom to speak to."""
    demand(actor, "own_account")

    def use_case(work: UnitOfWork) -> Reply:
        if asked.introduction is None:
            stored = beginning.begin(work, actor, asked.new())
        else:
            asked.demand_introduction_alone()
            stored = beginning.begin_from_introduction(work, actor, asked.introduction, asked.level)
        return reply(work, actor, stored, language, 201)

    return once.run(use_case, in_turn=True)


@router.get("", response_model=PartnershipPage, summary="List the partnerships")
def partnerships(asked: Listed, actor: TheActor, keeper: TheKeeper, language: TheLanguage) -> PartnershipPage:
    """Those that whoever asks may see, the newest first: brokers those of their centre, members those of
    their partner."""
    n = checked_length(asked.n)

    def use_case(work: UnitOfWork) -> PartnershipPage:
        found = looking.list_for(work, actor, centre=asked.centre, phase=asked.phase, partner=asked.partner)
        rest = [one for one in reversed(found) if not asked.after or one.value.id < asked.after]
        names = names_of(work, rest[:n])
        return PartnershipPage(
            partnerships=[PartnershipInShort.of(one, names, language) for one in rest[:n]],
            next=rest[n - 1].value.id if len(rest) > n else None,
        )

    return transact(keeper.url, use_case, writing=False)


@router.get("/{id}", response_model=PartnershipSheet, summary="Show a partnership")
def partnership(
    id: TheId, asked: JustAsked, actor: TheActor, keeper: TheKeeper, language: TheLanguage, response: Response
) -> PartnershipSheet:
    """With its phases, notes, contributions and history. Notes that are not shared are for the broker."""

    def use_case(work: UnitOfWork) -> PartnershipSheet:
        stored = looking.show(work, actor, id)
        send_version(response, stored)
        return sheet_of(work, actor, stored, language)

    return transact(keeper.url, use_case, writing=False)


@router.get("/{id}/contacts", response_model=ContactPersons, summary="Show the contact persons")
def contacts(
    id: TheId, asked: JustAsked, actor: TheActor, keeper: TheKeeper, response: Response
) -> ContactPersons:
    """Whom to speak to. That they were read is noted."""
    demand(actor, "ask")
    stored = transact(keeper.url, lambda work: looking.contacts_of(work, actor, id))
    send_version(response, stored)
    return ContactPersons.of(stored)


@router.put("/{id}/contacts", response_model=ContactPersons, summary="Change the contact persons")
def set_contacts(
    id: TheId,
    asked: ContactsAsked,
    actor: TheActor,
    version: TheVersion,
    keeper: TheKeeper,
    response: Response,
) -> ContactPersons:
    """These and no others. A member changes those of its own partner."""
    demand(actor, "own_account")

    def use_case(work: UnitOfWork) -> Stored[Partnership]:
        persons = [one.person() for one in asked.contacts]
        return keeping.set_contacts(work, actor, id, persons, version)

    stored = transact(keeper.url, use_case)
    send_version(response, stored)
    return ContactPersons.of(stored)


@router.put("/{id}/reviews", response_model=PartnershipSheet, summary="Change the review dates")
def set_reviews(
    id: TheId,
    asked: ReviewsAsked,
    actor: TheActor,
    version: TheVersion,
    keeper: TheKeeper,
    language: TheLanguage,
    response: Response,
) -> PartnershipSheet:
    """These days and no others; take off a day when its review has been held."""
    demand(actor, "own_account")

    def use_case(work: UnitOfWork) -> PartnershipSheet:
        stored = keeping.set_reviews(work, actor, id, asked.dates, version)
        send_version(response, stored)
        return sheet_of(work, actor, stored, language)

    return transact(keeper.url, use_case)


@router.post("/{id}/phase", response_model=PartnershipSheet, summary="Move a partnership on")
def move_on(id: TheId, asked: PhaseAsked, actor: TheActor, once: TheOnce, language: TheLanguage) -> Response:
    """By a broker: on to an agreement, to running, to evaluated; or it has ended, for a reason. Once it is
    over, what it had reserved of an offer and has not used up is given back."""
    demand(actor, "own_account")

    def use_case(work: UnitOfWork) -> Reply:
        if asked.phase == "ended":
            stored = moving.end(work, actor, id, asked.reason, asked.on)
        else:
            stored = moving.move_on(work, actor, id, asked.phase, asked.on)
        return reply(work, actor, stored, language)

    return once.run(use_case, in_turn=True)


@router.post("/{id}/level", response_model=PartnershipSheet, summary="Change the level of collaboration")
def change_level(
    id: TheId, asked: LevelAsked, actor: TheActor, once: TheOnce, language: TheLanguage
) -> Response:
    """By a broker, for a reason that the partners can read."""
    demand(actor, "own_account")

    def use_case(work: UnitOfWork) -> Reply:
        stored = moving.change_level(work, actor, id, asked.level, asked.reason)
        return reply(work, actor, stored, language)

    return once.run(use_case)


@router.post("/{id}/notes", response_model=PartnershipSheet, summary="Write a note")
def add_note(id: TheId, asked: NoteAsked, actor: TheActor, once: TheOnce, language: TheLanguage) -> Response:
    """For the brokers of the centre, or shared with the partners. A member's notes are shared."""
    demand(actor, "own_account")

    def use_case(work: UnitOfWork) -> Reply:
        stored = keeping.add_note(work, actor, id, asked.text, shared=asked.shared)
        return reply(work, actor, stored, language)

    return once.run(use_case)
