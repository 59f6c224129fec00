"""The volunteer centres that use the installation."""

from __future__ import annotations

from fastapi import APIRouter, Response

from api.account_schemas import CentreAsked, CentreList, CentreSheet
from api.idempotency import Reply, TheOnce
from api.security.actor import TheActor
from api.security.keeper import TheKeeper
from api.versions import etag
from matching.accounts.centres import add_centre
from matching.rights.rules import demand
from storage.transaction import transact
from storage.unit_of_work import UnitOfWork

router = APIRouter(prefix="/centres", tags=["accounts"])


@router.get("", response_model=CentreList, summary="List the volunteer centres")
def centres(actor: TheActor, keeper: TheKeeper) -> CentreList:
    """All centres of the installation."""
    demand(actor, "ask")
    found = transact(keeper.url, lambda work: work.centres.find(), writing=False)
    return CentreList(centres=[CentreSheet.of(one.value) for one in found])


@router.post("", status_code=201, response_model=CentreSheet, summary="Add a volunteer centre")
def add(asked: CentreAsked, actor: TheActor, once: TheOnce) -> Response:
    """Brokers and partners can belong to it from then on."""

    def use_case(work: UnitOfWork) -> Reply:
        made = add_centre(work, actor, asked.name, asked.id)
        return Reply(CentreSheet.of(made.value), headers={"ETag": etag(made)})

    return once.run(use_case)
