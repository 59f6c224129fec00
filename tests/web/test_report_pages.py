"""The centre's report, the year report of a partner, and who works with whom."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from matching.partnerships.contribution import Contribution
from storage.unit_of_work import unit_of_work
from tests.web.partnership_world import PATH
from tests.web.site import Site, shown

MEMBER, BROKER = "member of the partner", "broker of its centre"
YEAR = "/partners/com-1/year-report"


def given(site: Site) -> None:
    """The company has given hours that are confirmed and money that is not, this year and the last."""
    with unit_of_work(site.world.url) as work:
        found = work.partnerships.get("partnership-1")
        usual: Any = {"partner": "com-1", "reported_by": "u"}
        more = (
            Contribution(
                id="g2", day=date(2026, 4, 1), hours=Decimal("7.5"), people=2, confirmed_by="v", **usual
            ),
            Contribution(id="g3", day=date(2026, 4, 2), amount_dkk=Decimal(900), **usual),
            Contribution(id="g4", day=date(2025, 4, 2), hours=Decimal(99), confirmed_by="v", **usual),
            Contribution(
                id="g5",
                day=date(2026, 4, 2),
                hours=Decimal(3),
                partner="ngo-1",
                reported_by="u",
                confirmed_by="v",
            ),
        )
        work.partnerships.change(replace(found.value, contributions=more), found.version)
        work.commit()


def cells(page: str, heading: str) -> list[str]:
    """What stands in the row with this heading."""
    found = re.search(rf'<th scope="row">{re.escape(heading)}.*?</th>(.*?)</tr>', page, re.DOTALL)
    assert found, heading
    return re.findall(r"<td>(.*?)</td>", found[1])


def test_year_report_counts_what_is_confirmed_and_says_the_rest_apart(site: Site) -> None:
    given(site)
    browser = site.browser(BROKER)
    page = shown(browser.get(f"{YEAR}?year=2026"))
    assert cells(page, "Given, and confirmed by the other side") == ["1", "7.5", "2", "0"]
    assert cells(page, "Reported, not confirmed yet") == ["1", "0", "0", "900"]
    assert cells(page, "Received from the other partners, confirmed") == ["1", "3", "0", "0"]
    assert cells(page, "skilled time (pro bono)") == ["1", "7.5", "2", "0"]
    assert cells(page, "schooling and education") == ["1", "7.5", "2", "0"]
    assert cells(page, "Quality education") == ["1", "7.5", "2", "0"]
    assert f'href="{PATH}"' in page
    before = shown(browser.get(f"{YEAR}?year=2024"))
    assert "Nothing is confirmed for this year yet." in before
    assert "No partnership went on in this year." in before
    assert browser.get(f"{YEAR}?year=1999").status_code == 422


def test_year_report_is_fetched_as_csv_and_pdf(site: Site) -> None:
    given(site)
    browser = site.browser(BROKER)
    csv = browser.get(f"{YEAR}.csv?year=2026")
    assert csv.headers["content-disposition"] == 'attachment; filename="year-report-com-1-2026.csv"'
    text = csv.content.decode("utf-8-sig")
    assert "given;confirmed;;hours;7,5" in text
    assert "given;unconfirmed;;amount_dkk;900" in text
    assert "by_sdg;4;Quality education;hours;7,5" in text
    assert browser.get(f"{YEAR}.pdf?year=2026").content.startswith(b"%PDF-")


def test_year_report_is_for_the_partner_and_its_broker(shared_site: Site) -> None:
    own = "/partners/ngo-1/year-report"
    assert own in shown(shared_site.browser(MEMBER).get("/partners/ngo-1"))
    assert shared_site.browser(MEMBER).get(own).status_code == 200
    assert shared_site.browser(MEMBER).get("/partners/com-2/year-report").status_code == 403
    assert shared_site.browser(MEMBER).get(YEAR).status_code == 404


def test_report_of_the_centre_is_in_words_in_bars_and_in_csv(site: Site) -> None:
    given(site)
    site.app.state.market.load()
    browser = site.browser(BROKER)
    page = shown(browser.get("/reports?from=2026-01-01&to=2026-12-31"))
    assert "The other side has confirmed 10.5 hours; 0 hours are not confirmed yet." in page
    assert "One partnership went on. One of them began in the period." in page
    assert cells(page, "running") == ["1"]
    assert '<rect width="100.0" height="10"/>' in page
    assert cells(page, "Talknuserne A/S") == ["7.5", "2", "0", "0"]
    csv = browser.get("/reports.csv?from=2026-01-01&to=2026-12-31")
    assert "given_by_company;com-1;Talknuserne A/S;confirmed_hours;7,5" in csv.content.decode("utf-8-sig")


@pytest.mark.parametrize(
    ("query", "part"),
    [("from=i+dag", "is no day"), ("from=2026-02-01&to=2026-01-01", "before it begins")],
)
def test_period_that_cannot_be_is_said(shared_site: Site, query: str, part: str) -> None:
    page = shown(shared_site.browser(BROKER).get(f"/reports?{query}"), 422)
    assert part in page
    assert "Show the report" in page


def test_network_draws_who_works_with_whom_with_a_table(shared_site: Site) -> None:
    page = shown(shared_site.browser(BROKER).get("/network"))
    assert page.count('<path class="tie tie-running" d="M350 ') == 1
    for partner in ("ngo-1", "com-1"):
        assert f'<a href="/partners/{partner}"><circle' in page
    assert cells(page, '<a href="/partners/com-1">')[0] == '<a href="/partners/ngo-1">Lektiecaféen</a>'
    assert 'aria-sort="ascending"' in page
    sorted_page = shown(shared_site.browser(BROKER).get("/network?sort=since&phase=all"))
    assert 'aria-sort="descending"' in sorted_page


@pytest.mark.parametrize(
    ("query", "there"), [("purpose=education", True), ("purpose=sport", False), ("phase=ended", False)]
)
def test_network_is_narrowed(shared_site: Site, query: str, there: bool) -> None:
    page = shown(shared_site.browser(BROKER).get(f"/network?{query}"))
    assert ("Talknuserne" in page) is there
    assert ("None of them" in page) is not there


def test_network_of_nobody_is_empty(shared_site: Site) -> None:
    page = shown(shared_site.browser("broker of another centre").get("/network"))
    assert "Nobody works together yet" in page
    assert shared_site.browser(MEMBER).get("/network").status_code == 403
