"""Seasons: a plan for all open needs and offers of a centre, changed and approved by its broker."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Response

from api.dependencies import JustAsked, TheId, TheLanguage, TheLiveMarket, TheMarket
from api.desk import TheDesk
from api.idempotency import Reply, TheOnce
from api.parameters import checked_length
from api.plan_desk import PlanDesk, ThePlans
from api.plan_people_task import Ground as PlanGround
from api.plan_register import vectors_of
from api.plan_replies import Planning
from api.plan_season_task import season_made, season_previewed
from api.season_asked import ApproveAsked, NewSeasonAsked, RulesAsked, SeasonsAsked, rules_of
from api.season_sheets import ApprovedSheet, SeasonLine, SeasonPage, SeasonPreview, SeasonSheet
from api.security.actor import TheActor
from api.versions import TheVersion, etag, send_version
from matching.errors import InvalidQuery
from matching.messages import Language, message
from matching.rights.actor import Actor
from matching.rights.rules import demand
from matching.season.approving import approve
from matching.season.as_dict import approved_as_dict, line_as_dict, preview_as_dict, view_as_dict
from matching.season.changing import Opened, Preview, keep_change, open_draft
from matching.season.ground import demand_centre, ground, only_centre
from matching.season.making import keep
from matching.season.readers import as_seen, discard, list_for, managed, show
from matching.season.season import Season
from matching.stored import Stored
from storage.transaction import transact
from storage.unit_of_work import UnitOfWork, utc_now

router = APIRouter(prefix="/seasons", tags=["seasons"])
Listed = Annotated[SeasonsAsked, Query()]


@router.post("", status_code=201, response_model=SeasonSheet, summary="Plan a season")
def plan(  # noqa: PLR0913, PLR0917 – a dependency each
    asked: NewSeasonAsked,
    actor: Planning,
    desk: TheDesk,
    live: TheLiveMarket,
    market: TheMarket,
    plans: ThePlans,
    once: TheOnce,
    language: TheLanguage,
) -> Response:
    """Of all open needs and offers of the centre's partners; it is kept as a draft.

    It is made where plans are made, one at a time, and answered when it is there.
    """
    given = once.given()
    if given is not None:
        return given
    seconds = plans.deadline(asked.deadline)
    wanted = asked.wanted(seconds)
    centre = transact(desk.url, lambda work: _centre(work, actor, asked.centre), writing=False)
    own = [one.id for one in market.register.partners.values() if centre in one.centres]
    register = market.register.of(own)
    over = transact(
        desk.url,
        lambda work: ground(work, actor, centre, register, market.day, desk.most_open),
        writing=False,
    )
    under = PlanGround(register, market.day, vectors_of(live), language)
    made = plans.made(season_made, under, over, actor, wanted, asked.name, utc_now(), deadline_s=seconds)
    return once.run(lambda work: _reply(work, keep(work, actor, made), language, 201))


@router.get("", response_model=SeasonPage, summary="List the seasons")
def seasons(asked: Listed, actor: TheActor, desk: TheDesk, language: TheLanguage) -> SeasonPage:
    """Those of the centres of whoever asks, the newest first."""
    n = checked_length(asked.n)
    found = transact(desk.url, lambda work: list_for(work, actor, asked.centre, asked.state), writing=False)
    rest = [one for one in found if not asked.after or one.value.id < asked.after]
    page = [SeasonLine.model_validate(line_as_dict(one, language)) for one in rest[:n]]
    return SeasonPage(seasons=page, next=page[-1].id if len(rest) > n else None)


@router.get("/{id}", response_model=SeasonSheet, summary="Show a season")
def season(
    id: TheId, asked: JustAsked, actor: TheActor, desk: TheDesk, language: TheLanguage, response: Response
) -> SeasonSheet:
    """With its lists, those who can expect least, and what cannot be introduced any more."""
    found = transact(desk.url, lambda work: show(work, actor, id), writing=False)
    send_version(response, found)
    return SeasonSheet.model_validate(view_as_dict(found, language))


@router.post("/{id}/preview", response_model=SeasonPreview, summary="See what a change would cost")
def look(
    id: TheId,
    asked: RulesAsked,
    actor: TheActor,
    desk: TheDesk,
    plans: ThePlans,
    language: TheLanguage,
    response: Response,
) -> SeasonPreview:
    """A draft as it would be with other rules, from the scores it was planned with. Nothing is kept."""
    demand(actor, "own_account")
    opened = transact(desk.url, lambda work: open_draft(work, actor, id), writing=False)
    looked = _looked(plans, opened, asked)
    send_version(response, opened.stored)
    return SeasonPreview.model_validate(preview_as_dict(looked, language))


@router.post("/{id}/changes", response_model=SeasonSheet, summary="Change a draft")
def change(  # noqa: PLR0913, PLR0917 – a dependency each
    id: TheId,
    asked: RulesAsked,
    actor: TheActor,
    version: TheVersion,
    desk: TheDesk,
    plans: ThePlans,
    once: TheOnce,
    language: TheLanguage,
) -> Response:
    """Plan it again with other rules, and keep it so."""
    demand(actor, "own_account")
    given = once.given()
    if given is not None:
        return given

    def opened(work: UnitOfWork) -> Opened:
        managed(work, actor, id, version)
        return open_draft(work, actor, id)

    looked = _looked(plans, transact(desk.url, opened, writing=False), asked)
    return once.run(lambda work: _reply(work, keep_change(work, actor, looked), language))


@router.post("/{id}/approve", response_model=ApprovedSheet, summary="Make introductions of a season")
def make_introductions(
    id: TheId,
    asked: ApproveAsked,
    actor: TheActor,
    version: TheVersion,
    desk: TheDesk,
    once: TheOnce,
    language: TheLanguage,
) -> Response:
    """Of the first places of its lists, all or those that are chosen; done again it makes what is new."""
    demand(actor, "own_account")
    chosen = asked.only()

    def use_case(work: UnitOfWork) -> Reply:
        done = approve(
            work, actor, id, version, asked.each, asked.put, asked.working_days, desk.most_open, chosen
        )
        sheet = ApprovedSheet.model_validate(approved_as_dict(done, language))
        return Reply(sheet, 200, {"ETag": etag(done.stored), "Content-Language": language})

    return once.run(use_case, in_turn=True)


@router.delete("/{id}", response_model=SeasonSheet, summary="Discard a season")
def put_aside(
    id: TheId,
    asked: JustAsked,
    actor: TheActor,
    version: TheVersion,
    desk: TheDesk,
    language: TheLanguage,
    response: Response,
) -> SeasonSheet:
    """A draft that is not wanted; it stays to be read."""
    demand(actor, "own_account")
    found = transact(desk.url, lambda work: as_seen(work, discard(work, actor, id, version)))
    send_version(response, found)
    return SeasonSheet.model_validate(view_as_dict(found, language))


def _centre(work: UnitOfWork, actor: Actor, given: str | None) -> str:
    """The centre that is planned for, by who may."""
    centre = only_centre(work, actor) if given is None else given
    if centre is None:
        raise InvalidQuery(
            message("You can plan for more than one centre, or for none; name it in 'centre'.")
        )
    demand_centre(work, actor, centre)
    return centre


def _looked(plans: PlanDesk, opened: Opened, asked: RulesAsked) -> Preview:
    """The draft as it would be."""
    added, undone = rules_of(asked.added), rules_of(asked.undone)
    seconds = opened.stored.value.asked.deadline or plans.longest_s
    return plans.made(season_previewed, opened, added, undone, deadline_s=seconds)


def _reply(work: UnitOfWork, stored: Stored[Season], language: Language, status: int = 200) -> Reply:
    """The season as it is now."""
    sheet = SeasonSheet.model_validate(view_as_dict(as_seen(work, stored), language))
    headers = {"ETag": etag(stored), "Content-Language": language}
    if status == 201:
        headers["Location"] = f"/v1/seasons/{sheet.id}"
    return Reply(sheet, status, headers)
