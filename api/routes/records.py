"""Writing the register: partners, and the needs, offers and volunteers that belong to them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fastapi import APIRouter, Response

from api.dependencies import TheId
from api.desk import TheDesk
from api.idempotency import Reply, TheOnce
from api.record_schemas import ChangesAsked, RecordAsked, RecordSheet
from api.security.actor import TheActor
from api.security.keeper import TheKeeper
from api.versions import TheVersion, etag, send_version
from matching.ids import new_id
from matching.registering.belongings import add_belonging, change_belonging, changeable, delete_belonging
from matching.registering.partners import add_partner, change_partner, changeable_partner, delete_partner
from matching.rights.actor import Actor
from matching.rights.rules import demand
from matching.stored import Stored
from storage.records import TYPES, Profile, Sort, profile_of, record_of
from storage.refusals import refused_value, shown
from storage.transaction import transact
from storage.unit_of_work import UnitOfWork

STATEMENTS = ("needs", "offers")
BELONGINGS: tuple[Sort, ...] = ("needs", "offers", "volunteers")
ONE: dict[Sort, str] = {"partners": "partner", "needs": "need", "offers": "offer", "volunteers": "volunteer"}

router = APIRouter(tags=["records"])


@router.post("/partners", status_code=201, response_model=RecordSheet, summary="Register a partner")
def add_a_partner(asked: RecordAsked, actor: TheActor, once: TheOnce) -> Response:
    """Brokers register the partners of their centre."""
    demand_signed_in(actor)

    def use_case(work: UnitOfWork) -> Reply:
        partner: Any = profile_of("partners", _with_id(work, asked))
        return _reply(add_partner(work, actor, partner))

    return once.run(use_case)


def _let_add(sort: Sort) -> None:
    @router.post(
        f"/partners/{{id}}/{sort}",
        status_code=201,
        response_model=RecordSheet,
        summary=f"Add a {ONE[sort]} to a partner",
        operation_id=f"add_{ONE[sort]}",
    )
    def add(id: TheId, asked: RecordAsked, actor: TheActor, once: TheOnce) -> Response:
        """By the partner's members and the brokers of its centres."""
        demand_signed_in(actor)

        def use_case(work: UnitOfWork) -> Reply:
            changeable_partner(work, actor, id)
            _demand_same(asked, "partner", id)
            given: Any = profile_of(sort, {**_with_id(work, asked), "partner": id})
            return _reply(add_belonging(work, actor, given))

        return once.run(use_case)


def _let_read(sort: Sort) -> None:
    @router.get(
        f"/{sort}/{{id}}/record",
        response_model=RecordSheet,
        summary=f"Read a {ONE[sort]} in order to change it",
        operation_id=f"read_{ONE[sort]}",
    )
    def read(id: TheId, actor: TheActor, keeper: TheKeeper, response: Response) -> RecordSheet:
        """The whole record with its version. That somebody read a partner's contact details is noted."""
        demand_signed_in(actor)

        def use_case(work: UnitOfWork) -> Stored[Any]:
            stored = _changeable(work, actor, sort, id)
            if sort == "partners":
                work.audit.note(actor.user or "", "read_contact", "partner", id)
            return stored

        found = transact(keeper.url, use_case)
        send_version(response, found)
        return RecordSheet.of(found)


def _let_change(sort: Sort) -> None:
    @router.patch(
        f"/{sort}/{{id}}",
        response_model=RecordSheet,
        summary=f"Change a {ONE[sort]}",
        operation_id=f"change_{ONE[sort]}",
    )
    def change(
        id: TheId,
        asked: ChangesAsked,
        actor: TheActor,
        version: TheVersion,
        desk: TheDesk,
        response: Response,
    ) -> RecordSheet:
        """Change some values of what was read as the version in `If-Match`."""
        demand_signed_in(actor)

        def use_case(work: UnitOfWork) -> Stored[Any]:
            changed: Any = _changed(sort, _changeable(work, actor, sort, id).value, asked)
            if sort == "partners":
                return change_partner(work, actor, changed, version)
            return change_belonging(work, actor, changed, version, desk.most_open)

        found = transact(desk.url, use_case, in_turn=sort in STATEMENTS)
        send_version(response, found)
        return RecordSheet.of(found)


def _let_delete(sort: Sort) -> None:
    @router.delete(
        f"/{sort}/{{id}}",
        status_code=204,
        response_class=Response,
        summary=f"Delete a {ONE[sort]}",
        operation_id=f"delete_{ONE[sort]}",
    )
    def delete(id: TheId, actor: TheActor, version: TheVersion, desk: TheDesk) -> None:
        """Delete what was read as the version in `If-Match`, with all that is its own."""
        demand_signed_in(actor)

        def use_case(work: UnitOfWork) -> None:
            if sort == "partners":
                delete_partner(work, actor, id, version)
            else:
                delete_belonging(work, actor, _made(sort), id, version, desk.most_open)

        transact(desk.url, use_case, in_turn=sort != "volunteers")


for sort in BELONGINGS:
    _let_add(sort)
for sort in ONE:
    _let_read(sort)
    _let_change(sort)
    _let_delete(sort)


def demand_signed_in(actor: Actor) -> None:
    """Let pass whoever is signed in; what may be done to which record is decided when it is known."""
    demand(actor, "ask")


def _changeable(work: UnitOfWork, actor: Actor, sort: Sort, id: str) -> Stored[Any]:
    if sort == "partners":
        return changeable_partner(work, actor, id)
    return changeable(work, actor, _made(sort), id)


def _made(sort: Sort) -> Any:
    return TYPES[sort]


def _with_id(work: UnitOfWork, asked: Mapping[str, Any]) -> dict[str, Any]:
    return {"id": new_id(work.now()), **{name: value for name, value in asked.items() if value is not None}}


def _changed(sort: Sort, before: Profile, asked: Mapping[str, Any]) -> Profile:
    """``before`` with the values that were asked for; its id stays."""
    _demand_same(asked, "id", before.id)
    return profile_of(sort, {**record_of(before), **asked, "id": before.id})


def _demand_same(asked: Mapping[str, Any], name: str, value: str) -> None:
    """Refuse a record that says of itself what the address says otherwise.

    Raises:
        InvalidProfile: it does.
    """
    given = asked.get(name)
    if given is not None and given != value:
        raise refused_value(
            name,
            shown(given),
            "{field} is '{value}', and the address of the request names another; leave it out.",
        )


def _reply(stored: Stored[Any]) -> Reply:
    sheet = RecordSheet.of(stored)
    place = f"/v1/{sheet.sort}/{stored.value.id}"
    return Reply(sheet, headers={"ETag": etag(stored), "Location": place})
