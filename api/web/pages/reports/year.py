"""What a partner has given in a year, for its CSR report: a page, a PDF and a CSV."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from api.dependencies import TheId, TheLanguage
from api.security.keeper import Keeper, TheKeeper
from api.web.file_answer import file_answer
from api.web.pages.reports.bars import Bar, bars_of
from api.web.rendering import render
from api.web.visitor import TheVisitor
from matching.introductions.times import danish_day
from matching.partnerships.access import about
from matching.reporting.totals import Totals
from matching.reporting.year_report import YearReport, year_report
from matching.reporting.year_words import BY, IN_SHORT, PURPOSES_OVERLAP, SDG_MEANING, UNCONFIRMED_LEFT_OUT
from matching.rights.actor import Actor
from matching.rights.rules import may
from storage.transaction import transact
from storage.unit_of_work import UnitOfWork, utc_now

Year = Annotated[int | None, Query(ge=1, le=9999)]

router = APIRouter(prefix="/partners/{id}")

YEARS_BACK = 5
"""So far back there are links; an older year can be asked for by its address."""


@router.get("/year-report")
def report(
    id: TheId, request: Request, visitor: TheVisitor, keeper: TheKeeper, year: Year = None
) -> Response:
    """Of this year, if none is named."""
    found, today = _read(keeper, visitor.actor, id, year), danish_day(utc_now())
    opened = transact(keeper.url, lambda work: _opened(work, visitor.actor, id), writing=False)
    return render(
        request,
        "reports/year.html",
        report=found,
        this_year=today.year,
        first_year=today.year - YEARS_BACK,
        in_short=IN_SHORT,
        tables={name: (title, _bars(getattr(found, name), codes)) for name, (title, codes) in BY.items()},
        notes={"by_purpose": PURPOSES_OVERLAP, "by_sdg": SDG_MEANING},
        left_out=UNCONFIRMED_LEFT_OUT,
        opened=opened,
        path=f"/partners/{found.partner}/year-report",
    )


@router.get("/year-report.pdf")
def as_pdf(
    id: TheId, visitor: TheVisitor, keeper: TheKeeper, language: TheLanguage, year: Year = None
) -> Response:
    """To be put into a report, or printed."""
    from storage.year_report_pdf import year_report_as_pdf

    found = _read(keeper, visitor.actor, id, year)
    name = f"year-report-{found.partner}-{found.year}.pdf"
    return file_answer(year_report_as_pdf(found, language), "application/pdf", name, language)


@router.get("/year-report.csv")
def as_csv(
    id: TheId, visitor: TheVisitor, keeper: TheKeeper, language: TheLanguage, year: Year = None
) -> Response:
    """For a spreadsheet program."""
    from storage.year_report_csv import year_report_as_csv

    found = _read(keeper, visitor.actor, id, year)
    name = f"year-report-{found.partner}-{found.year}.csv"
    return file_answer(year_report_as_csv(found, language), "text/csv", name, language)


def _read(keeper: Keeper, actor: Actor, id: str, year: int | None) -> YearReport:
    asked = danish_day(utc_now()).year if year is None else year
    return transact(keeper.url, lambda work: year_report(work, actor, id, asked), writing=False)


def _opened(work: UnitOfWork, actor: Actor, id: str) -> set[str]:
    """The partnerships of the partner that the reader may open: one of another centre a broker may not."""
    found = (one.value for one in work.partnerships.find(partner=id))
    return {one.id for one in found if may(actor, "see_partnership", about(one))}


def _bars(sums: Mapping[str, Totals], list_name: str) -> list[tuple[Bar, Totals]]:
    """Each row with a bar of its hours."""
    bars = bars_of({code: one.hours for code, one in sums.items()}, list_name)
    return [(bar, sums[bar.code]) for bar in bars]
