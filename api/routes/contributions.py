"""What the partners of a partnership give: reported by one, confirmed or disputed by another."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Response

from api.dependencies import TheId, TheLanguage
from api.idempotency import Reply, TheOnce
from api.partnership_asked import ConfirmAsked, ContributionAsked, DisputeAsked
from api.partnership_replies import reply
from api.partnership_sheets import PartnershipSheet
from api.security.actor import TheActor
from matching.partnerships import giving
from matching.rights.rules import demand
from storage.unit_of_work import UnitOfWork

router = APIRouter(prefix="/partnerships/{id}/contributions", tags=["partnerships"])
TheContribution = Annotated[str, Path(description="The id of the contribution.")]


@router.post("", response_model=PartnershipSheet, summary="Report what was given")
def report(
    id: TheId, asked: ContributionAsked, actor: TheActor, once: TheOnce, language: TheLanguage
) -> Response:
    """By a member of the partner that gave it, or its broker; with an `id` what was reported is corrected."""
    demand(actor, "own_account")

    def use_case(work: UnitOfWork) -> Reply:
        stored = giving.report_contribution(work, actor, id, asked.reported())
        return reply(work, actor, stored, language)

    return once.run(use_case)


@router.post("/{contribution_id}/confirm", response_model=PartnershipSheet, summary="Confirm what was given")
def confirm(
    id: TheId,
    contribution_id: TheContribution,
    asked: ConfirmAsked,
    actor: TheActor,
    once: TheOnce,
    language: TheLanguage,
) -> Response:
    """By a member of another partner, or its broker; never by whoever reported it."""
    demand(actor, "own_account")

    def use_case(work: UnitOfWork) -> Reply:
        stored = giving.confirm(work, actor, id, contribution_id, asked.partner)
        return reply(work, actor, stored, language)

    return once.run(use_case)


@router.post("/{contribution_id}/dispute", response_model=PartnershipSheet, summary="Dispute what was given")
def dispute(
    id: TheId,
    contribution_id: TheContribution,
    asked: DisputeAsked,
    actor: TheActor,
    once: TheOnce,
    language: TheLanguage,
) -> Response:
    """By a member of another partner, or its broker; never by whoever reported it."""
    demand(actor, "own_account")

    def use_case(work: UnitOfWork) -> Reply:
        stored = giving.dispute(work, actor, id, contribution_id, asked.reason, partner=asked.partner)
        return reply(work, actor, stored, language)

    return once.run(use_case)
