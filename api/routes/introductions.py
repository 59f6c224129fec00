"""Introductions: drafted by a broker, put to both sides, answered by each."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Response

from api.dependencies import JustAsked, TheId, TheLanguage
from api.desk import TheDesk
from api.idempotency import Reply, TheOnce
from api.introduction_asked import AnswerAsked, DraftAsked, DraftChange, ListAsked, PutAsked
from api.introduction_sheets import ContactSheet, ContactsSheet, IntroductionPage, IntroductionSheet
from api.parameters import checked_length
from api.security.actor import TheActor
from api.versions import TheVersion, TheVersionIfGiven, etag, send_version
from matching.introductions import showing
from matching.introductions.answering import answer_for_side
from matching.introductions.drafting import draft, edit_draft
from matching.introductions.introduction import Introduction
from matching.introductions.putting import put_to_both, withdraw
from matching.messages import Language
from matching.rights.actor import Actor
from matching.rights.rules import demand
from matching.stored import Stored
from storage.transaction import transact
from storage.unit_of_work import UnitOfWork

router = APIRouter(prefix="/introductions", tags=["introductions"])
Listed = Annotated[ListAsked, Query()]


@router.post("", status_code=201, response_model=IntroductionSheet, summary="Draft an introduction")
def draft_one(
    asked: DraftAsked, actor: TheActor, desk: TheDesk, once: TheOnce, language: TheLanguage
) -> Response:
    """By a broker, of two partners that it may see. Nobody but the centre sees a draft."""
    demand(actor, "own_account")

    def use_case(work: UnitOfWork) -> Reply:
        return _reply(work, actor, draft(work, actor, asked.drafted()), language, 201)

    return once.run(use_case, in_turn=True)


@router.get("", response_model=IntroductionPage, summary="List the introductions")
def introductions(asked: Listed, actor: TheActor, desk: TheDesk, language: TheLanguage) -> IntroductionPage:
    """Those that whoever asks may see, the newest first: brokers those of their centre, members those that
    were put to their partner."""
    n = checked_length(asked.n)
    chosen = showing.Chosen(asked.state, asked.partner, asked.centre)
    page, rest = transact(
        desk.url, lambda work: showing.list_for(work, actor, chosen, n, asked.after), writing=False
    )
    return IntroductionPage(introductions=[IntroductionSheet.of(one, language) for one in page], next=rest)


@router.get("/{id}", response_model=IntroductionSheet, summary="Show an introduction")
def introduction(
    id: TheId, asked: JustAsked, actor: TheActor, desk: TheDesk, language: TheLanguage, response: Response
) -> IntroductionSheet:
    """Reasons and texts of a no are shown to the broker, and to the side that gave them."""
    found = transact(desk.url, lambda work: showing.show(work, actor, id), writing=False)
    send_version(response, found)
    return IntroductionSheet.of(found, language)


@router.get("/{id}/contacts", response_model=ContactsSheet, summary="Show whom to speak to")
def contacts(id: TheId, asked: JustAsked, actor: TheActor, desk: TheDesk) -> ContactsSheet:
    """The contact details of both sides, when both have said yes. That they were read is noted."""
    demand(actor, "ask")
    seeker, giver = transact(desk.url, lambda work: showing.contacts(work, actor, id))
    return ContactsSheet(seeker=ContactSheet.of(seeker), giver=ContactSheet.of(giver))


@router.patch("/{id}", response_model=IntroductionSheet, summary="Change a draft")
def change(
    id: TheId,
    asked: DraftChange,
    actor: TheActor,
    version: TheVersion,
    desk: TheDesk,
    language: TheLanguage,
    response: Response,
) -> IntroductionSheet:
    """What it asks for, and its texts, as long as it is a draft."""
    demand(actor, "own_account")

    def use_case(work: UnitOfWork) -> showing.View:
        changed = edit_draft(work, actor, id, version, asked.changes())
        return showing.as_seen(work, actor, changed)

    found = transact(desk.url, use_case)
    send_version(response, found)
    return IntroductionSheet.of(found, language)


@router.post("/{id}/put", response_model=IntroductionSheet, summary="Put a draft to both sides")
def put(
    id: TheId,
    asked: PutAsked,
    actor: TheActor,
    version: TheVersion,
    desk: TheDesk,
    once: TheOnce,
    language: TheLanguage,
) -> Response:
    """It opens; or it waits in line where a side has its most open ones, and moves up by itself."""
    demand(actor, "own_account")

    def use_case(work: UnitOfWork) -> Reply:
        stored = put_to_both(work, actor, id, version, asked.working_days, desk.most_open)
        return _reply(work, actor, stored, language)

    return once.run(use_case, in_turn=True)


@router.post("/{id}/answer", response_model=IntroductionSheet, summary="Answer for one side")
def answer(
    id: TheId,
    asked: AnswerAsked,
    actor: TheActor,
    version: TheVersionIfGiven,
    desk: TheDesk,
    once: TheOnce,
    language: TheLanguage,
) -> Response:
    """By a member of the partner, or its broker on its behalf. The second yes reserves what is asked for.

    A first answer needs no `If-Match`, so that both sides can answer at the same moment; changing one does.
    """
    demand(actor, "own_account")

    def use_case(work: UnitOfWork) -> Reply:
        stored = answer_for_side(work, actor, id, asked.said(), version, desk.most_open)
        return _reply(work, actor, stored, language)

    return once.run(use_case, in_turn=True)


@router.post("/{id}/withdraw", response_model=IntroductionSheet, summary="Withdraw an introduction")
def take_back(
    id: TheId, actor: TheActor, version: TheVersion, desk: TheDesk, once: TheOnce, language: TheLanguage
) -> Response:
    """What is not closed, or what both have said yes to and nothing has come of; what it had reserved is
    given back."""
    demand(actor, "own_account")

    def use_case(work: UnitOfWork) -> Reply:
        return _reply(work, actor, withdraw(work, actor, id, version, desk.most_open), language)

    return once.run(use_case, in_turn=True)


def _reply(
    work: UnitOfWork, actor: Actor, stored: Stored[Introduction], language: Language, status: int = 200
) -> Reply:
    """What ``actor`` may see of it now."""
    sheet = IntroductionSheet.of(showing.as_seen(work, actor, stored), language)
    headers = {"ETag": etag(stored), "Content-Language": language}
    if status == 201:
        headers["Location"] = f"/v1/introductions/{sheet.id}"
    return Reply(sheet, status, headers)
