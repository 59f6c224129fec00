"""Evaluations of partnerships: what was realised, and what each partner says."""

from __future__ import annotations

from fastapi import APIRouter, Response

from api.dependencies import JustAsked, TheId
from api.evaluation_schemas import EvaluationList, EvaluationSheet, RatingAsked, RealisedAsked
from api.idempotency import Reply, TheOnce
from api.security.actor import TheActor
from api.security.keeper import TheKeeper
from api.versions import TheVersion, etag, send_version
from matching.partnerships import evaluating
from matching.partnerships.seen_evaluation import SeenEvaluation
from matching.rights.rules import demand
from matching.stored import Stored
from storage.transaction import transact
from storage.unit_of_work import UnitOfWork

router = APIRouter(tags=["partnerships"])


@router.post(
    "/partnerships/{id}/evaluations",
    status_code=201,
    response_model=EvaluationSheet,
    summary="Start an evaluation",
)
def start(id: TheId, actor: TheActor, once: TheOnce) -> Response:
    """With the goals of the newest agreement, for every partner to rate."""
    demand(actor, "own_account")
    return once.run(lambda work: _reply(evaluating.start_evaluation(work, actor, id), 201))


@router.get("/partnerships/{id}/evaluations", response_model=EvaluationList, summary="List the evaluations")
def evaluations(id: TheId, asked: JustAsked, actor: TheActor, keeper: TheKeeper) -> EvaluationList:
    """Those of a partnership, as whoever asks may see them."""
    found = transact(keeper.url, lambda work: evaluating.evaluations_of(work, actor, id), writing=False)
    return EvaluationList(evaluations=[EvaluationSheet.of(one) for one in found])


@router.get("/evaluations/{id}", response_model=EvaluationSheet, summary="Show an evaluation")
def evaluation(
    id: TheId, asked: JustAsked, actor: TheActor, keeper: TheKeeper, response: Response
) -> EvaluationSheet:
    """What a partner says is for the broker and for itself."""
    stored = transact(keeper.url, lambda work: evaluating.show_evaluation(work, actor, id), writing=False)
    send_version(response, stored)
    return EvaluationSheet.of(stored)


@router.post("/evaluations/{id}/ratings", response_model=EvaluationSheet, summary="Rate a partnership")
def rate(id: TheId, asked: RatingAsked, actor: TheActor, once: TheOnce) -> Response:
    """By a member for its partner, or by the broker who writes down what it said."""
    demand(actor, "own_account")

    def use_case(work: UnitOfWork) -> Reply:
        stored = evaluating.rate(
            work, actor, id, asked.grade, text=asked.text, again=asked.again, partner=asked.partner
        )
        return _reply(stored, 200)

    return once.run(use_case)


@router.put("/evaluations/{id}/realised", response_model=EvaluationSheet, summary="Say what was realised")
def set_realised(
    id: TheId,
    asked: RealisedAsked,
    actor: TheActor,
    version: TheVersion,
    keeper: TheKeeper,
    response: Response,
) -> EvaluationSheet:
    """Of each goal, in their order."""
    demand(actor, "own_account")

    def use_case(work: UnitOfWork) -> Stored[SeenEvaluation]:
        return evaluating.set_realised(work, actor, id, asked.numbers(), version)

    stored = transact(keeper.url, use_case)
    send_version(response, stored)
    return EvaluationSheet.of(stored)


def _reply(stored: Stored[SeenEvaluation], status: int) -> Reply:
    headers = {"ETag": etag(stored)}
    if status == 201:
        headers["Location"] = f"/v1/evaluations/{stored.value.id}"
    return Reply(EvaluationSheet.of(stored), status, headers)
