"""The agreement of a partnership: drafted, edited, signed, followed by a new version."""

from __future__ import annotations

from fastapi import APIRouter, Response

from api.agreement_asked import AgreementChange, DraftAsked, SignAsked
from api.agreement_sheets import AgreementInShort, AgreementList, AgreementSheet
from api.dependencies import JustAsked, TheId, TheLanguage
from api.idempotency import Reply, TheOnce
from api.security.actor import TheActor
from api.security.keeper import TheKeeper
from api.versions import TheVersion, etag, send_version
from matching.partnerships import agreeing
from matching.partnerships.agreement import Agreement
from matching.rights.rules import demand
from matching.stored import Stored
from storage.transaction import transact
from storage.unit_of_work import UnitOfWork

router = APIRouter(tags=["agreements"])


@router.post(
    "/partnerships/{id}/agreements",
    status_code=201,
    response_model=AgreementSheet,
    summary="Draft an agreement",
)
def draft(id: TheId, asked: DraftAsked, actor: TheActor, once: TheOnce, language: TheLanguage) -> Response:
    """Version 1, filled from what the partners have stated and were introduced for."""
    demand(actor, "own_account")

    def use_case(work: UnitOfWork) -> Reply:
        return _reply(agreeing.draft_agreement(work, actor, id, asked.language or language), 201)

    return once.run(use_case)


@router.get("/partnerships/{id}/agreements", response_model=AgreementList, summary="List the agreements")
def agreements(id: TheId, asked: JustAsked, actor: TheActor, keeper: TheKeeper) -> AgreementList:
    """All versions of a partnership's agreement, without persons."""
    found = transact(keeper.url, lambda work: agreeing.agreements_of(work, actor, id), writing=False)
    return AgreementList(agreements=[AgreementInShort.of(one) for one in found])


@router.get("/agreements/{id}", response_model=AgreementSheet, summary="Show an agreement")
def agreement(
    id: TheId, asked: JustAsked, actor: TheActor, keeper: TheKeeper, response: Response
) -> AgreementSheet:
    """A version with its contact persons. That they were read is noted."""
    demand(actor, "ask")
    stored = transact(keeper.url, lambda work: agreeing.read_agreement(work, actor, id))
    send_version(response, stored)
    return AgreementSheet.of(stored)


@router.patch("/agreements/{id}", response_model=AgreementSheet, summary="Change an agreement")
def edit(
    id: TheId,
    asked: AgreementChange,
    actor: TheActor,
    version: TheVersion,
    keeper: TheKeeper,
    response: Response,
) -> AgreementSheet:
    """By its partners and the broker, until somebody has signed it."""
    demand(actor, "own_account")

    def use_case(work: UnitOfWork) -> Stored[Agreement]:
        return agreeing.edit_agreement(work, actor, id, version, **asked.changes())

    stored = transact(keeper.url, use_case)
    send_version(response, stored)
    return AgreementSheet.of(stored)


@router.post(
    "/agreements/{id}/next-version",
    status_code=201,
    response_model=AgreementSheet,
    summary="Make a new version of an agreement",
)
def next_version(id: TheId, actor: TheActor, once: TheOnce) -> Response:
    """A copy with the next number, which nobody has signed; the old one stays as it is."""
    demand(actor, "own_account")
    return once.run(lambda work: _reply(agreeing.next_version(work, actor, id), 201))


@router.post("/agreements/{id}/sign", response_model=AgreementSheet, summary="Sign an agreement")
def sign(id: TheId, asked: SignAsked, actor: TheActor, version: TheVersion, once: TheOnce) -> Response:
    """By a member for its partner, or by the broker who writes down who has signed on paper. `If-Match`
    names the version that was read, so that nobody signs what has been changed in the meantime."""
    demand(actor, "own_account")

    def use_case(work: UnitOfWork) -> Reply:
        stored = agreeing.sign(
            work, actor, id, version, asked.name, partner=asked.partner, signed_on=asked.signed_on
        )
        return _reply(stored, 200)

    return once.run(use_case)


def _reply(stored: Stored[Agreement], status: int) -> Reply:
    headers = {"ETag": etag(stored)}
    if status == 201:
        headers["Location"] = f"/v1/agreements/{stored.value.id}"
    return Reply(AgreementSheet.of(stored), status, headers)
