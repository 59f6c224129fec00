"""What came of a centre's work in a period: in words, in bars, and as CSV."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel, Field

from api.database_market import AnyMarket
from api.dependencies import TheLanguage
from api.desk import Desk, TheDesk
from api.web.file_answer import file_answer
from api.web.own_centres import own_centres
from api.web.pages.reports.bars import Bar, bars_of
from api.web.rendering import render
from api.web.visitor import TheVisitor
from api.web.warm_market import TheWarmMarket
from matching.accounts.centre import Centre
from matching.activity_report import ActivityReport, activity_report
from matching.centre_records import centre_records
from matching.errors import BrobyggerError, InvalidQuery
from matching.introductions.times import danish_day
from matching.messages import message
from matching.reporting.as_dict import NOTES
from matching.rights.actor import Actor
from matching.rights.rules import demand
from storage.activity_csv import activity_as_csv
from storage.dates import any_date
from storage.transaction import transact
from storage.unit_of_work import UnitOfWork, utc_now

router = APIRouter()


class Asked(BaseModel):
    """Which centre and which days, as they were asked for."""

    centre: str = Field("", max_length=64)
    first: str = Field("", alias="from", max_length=20)
    last: str = Field("", alias="to", max_length=20)

    def of(self, centres: list[Centre]) -> str:
        """The centre that is meant: the first one, when none is named."""
        return self.centre or (centres[0].id if centres else "")

    def days(self, today: date) -> tuple[date, date]:
        """The first and the last day; left out, from 1 January to today.

        Raises:
            InvalidQuery: one of them is no day.
        """
        last = _day(self.last) or today
        return _day(self.first) or date(last.year, 1, 1), last


@router.get("/reports")
def report(
    request: Request,
    visitor: TheVisitor,
    desk: TheDesk,
    market: TheWarmMarket,
    asked: Annotated[Asked, Query()],
) -> Response:
    """Of one centre; a broker of several chooses which."""
    centres = _centres(desk, visitor.actor)
    try:
        found = _report(desk, visitor.actor, market, asked, centres) if centres or asked.centre else None
    except InvalidQuery as error:
        return _page(request, centres, asked, None, error)
    return _page(request, centres, asked, found)


@router.get("/reports.csv")
def as_csv(
    visitor: TheVisitor,
    desk: TheDesk,
    market: TheWarmMarket,
    language: TheLanguage,
    asked: Annotated[Asked, Query()],
) -> Response:
    """The same for a spreadsheet program."""
    centres = _centres(desk, visitor.actor)
    found = _report(desk, visitor.actor, market, asked, centres)
    name = f"report-{found.centre}-{found.period.first}-{found.period.last}.csv"
    return file_answer(activity_as_csv(found, language), "text/csv", name, language)


def _centres(desk: Desk, actor: Actor) -> list[Centre]:
    demand(actor, "ask")
    found = transact(desk.url, lambda work: own_centres(work, actor), writing=False)
    if not found:
        demand(actor, "see_report")
    return found


def _report(
    desk: Desk, actor: Actor, market: AnyMarket, asked: Asked, centres: list[Centre]
) -> ActivityReport:
    first, last = asked.days(danish_day(utc_now()))
    centre = asked.of(centres)

    def use_case(work: UnitOfWork) -> ActivityReport:
        return activity_report(centre_records(work, actor, centre, market.register), first, last)

    return transact(desk.url, use_case, writing=False)


def _page(
    request: Request,
    centres: list[Centre],
    asked: Asked,
    found: ActivityReport | None,
    error: BrobyggerError | None = None,
) -> Response:
    shown: Mapping[str, str] = {"centre": asked.of(centres), "from": asked.first, "to": asked.last}
    if found:
        shown = {**shown, "from": str(found.period.first), "to": str(found.period.last)}
    return render(
        request,
        "reports/centre.html",
        422 if error else 200,
        report=found,
        error=error.sentence if error else None,
        asked=shown,
        centres=centres,
        charts=_charts(found) if found else {},
        notes=NOTES,
    )


def _charts(report: ActivityReport) -> Mapping[str, list[Bar]]:
    partnered = report.partnerships
    return {
        "states": bars_of(report.introductions.by_state, "introduction_states"),
        "phases": bars_of(partnered.by_phase, "partnership_phases"),
        "levels": bars_of(partnered.by_level, "collaboration_levels"),
        "purposes": bars_of(partnered.by_purpose, "purposes"),
    }


def _day(text: str) -> date | None:
    found = any_date(text.strip())
    if text.strip() and found is None:
        raise InvalidQuery(message("'{value}' is no day; write one as in 31-12-2026.", value=text))
    return found
