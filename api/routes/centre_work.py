"""What the brokers of a centre should do today, and what came of their work."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response

from api.accept import wanted
from api.centre_sheets import DueAsked, DueList, ReportAsked, ReportSheet
from api.dependencies import TheId, TheLanguage, TheMarket
from api.desk import TheDesk
from api.parameters import checked_length
from api.security.actor import TheActor
from matching.activity_report import activity_report
from matching.centre_records import centre_records
from matching.checks import Checks
from matching.due.as_dict import due_as_dict
from matching.due.item import ACTIONS
from matching.due_list import due_list
from matching.introductions.times import danish_day
from matching.reporting.as_dict import report_as_dict
from matching.rights.rules import demand
from storage.activity_csv import activity_as_csv
from storage.transaction import transact
from storage.unit_of_work import utc_now

JSON, CSV = "application/json", "text/csv"
router = APIRouter(prefix="/centres/{id}", tags=["centres"])


@router.get("/due", response_model=DueList, summary="Show what is due")
def due(
    id: TheId,
    asked: Annotated[DueAsked, Query()],
    actor: TheActor,
    desk: TheDesk,
    market: TheMarket,
    language: TheLanguage,
) -> dict[str, Any]:
    """What to do, about which record, since when, and a message to copy. The service writes to nobody."""
    demand(actor, "ask")
    _check_action(asked.action)
    n, today = checked_length(asked.n), asked.on or danish_day(utc_now())
    records = transact(desk.url, lambda work: centre_records(work, actor, id, market.register), writing=False)
    items = due_list(records, today)
    shown = [item for item in items if asked.action in {None, item.action}][:n]
    return due_as_dict(records, items, shown, today, language)


@router.get(
    "/report",
    response_model=ReportSheet,
    summary="Show what came of a centre's work",
    responses={200: {"content": {CSV: {"schema": {"type": "string"}}}}},
)
def report(
    id: TheId,
    asked: Annotated[ReportAsked, Query()],
    request: Request,
    actor: TheActor,
    desk: TheDesk,
    market: TheMarket,
    language: TheLanguage,
) -> Response:
    """For the days from `from` to `to`. `Accept: text/csv` for a spreadsheet program."""
    demand(actor, "ask")
    records = transact(desk.url, lambda work: centre_records(work, actor, id, market.register), writing=False)
    first, last = asked.period(danish_day(utc_now()))
    found = activity_report(records, first, last)
    headers: dict[str, str] = {"Content-Language": language}
    if wanted(request, (JSON, CSV)) == CSV:
        name = f"report-{first}-{last}.csv"
        headers["Content-Disposition"] = f'attachment; filename="{name}"'
        return Response(activity_as_csv(found, language), headers=headers, media_type=CSV)
    sheet = ReportSheet.model_validate(report_as_dict(found, language))
    return Response(sheet.model_dump_json(by_alias=True), headers=headers, media_type=JSON)


def _check_action(action: str | None) -> None:
    checks = Checks()
    if action is not None and action not in ACTIONS:
        checks.refuse(
            "action",
            action,
            "'{value}' is nothing that there is to do here; use one of {known}.",
            known=", ".join(ACTIONS),
        )
    checks.done()
