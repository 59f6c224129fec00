"""A broker plans a season and puts an alliance together, in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.api.served import Served
from tests.journeys.browsing import PHONE, open_page, sample_site, sign_in
from tests.journeys.shown.plans import NEED, make_season


@pytest.fixture(scope="module")
def own_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A sample market of these tests' own: what is introduced here is not to be missed elsewhere."""
    with sample_site(Path(tmp_path_factory.mktemp("plans"))) as running:
        yield running


def notice(page: Page) -> str:
    return page.locator("p.notice-done").inner_text()


def change_one(page: Page) -> None:
    """Put another first for the first need, after a look at what that costs."""
    page.locator("a[href*='/change?of=']").first.click()
    page.locator("#pair").select_option(index=3)
    page.get_by_role("button", name="Se, hvad det koster").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Hvad ændringen koster")
    expect(page.locator("main .notice b")).to_contain_text("ventede matches")
    page.get_by_role("button", name="Gem ændringen").click()
    assert "Ændringen er gemt" in notice(page)
    expect(page.locator("section[aria-labelledby=changed]")).to_contain_text("først")


def approve_some(page: Page) -> int:
    """Keep the first two as drafts; how many were ticked at first."""
    page.get_by_role("link", name="Lav introduktioner").click()
    ticks = page.locator("input[name=chosen]")
    n = ticks.count()
    for tick in ticks.all()[2:]:
        tick.uncheck()
    page.get_by_role("button", name="Lav introduktionerne").click()
    assert "Udkast til introduktioner: 2. Fandtes i forvejen: 0." in notice(page)
    return n


def test_broker_plans_a_season_changes_it_and_approves_it_twice(own_site: Served, browser: Browser) -> None:
    with open_page(browser, own_site.address) as page:
        sign_in(page, "broker", "/seasons")
        expect(page.get_by_role("heading", name="Ingen sæsonplaner endnu")).to_be_visible()
        make_season(page)
        expect(page.get_by_role("img", name="Hvordan pladserne er fordelt")).to_be_visible()
        expect(page.locator("section[aria-labelledby=spread]")).to_contain_text("Den tiendedel af tilbuddene")
        change_one(page)
        at_first = approve_some(page)
        page.get_by_role("link", name="Lav flere introduktioner").click()
        assert page.locator("input[name=chosen]").count() == at_first - 2
        expect(page.locator("main .lead")).to_contain_text("2 findes allerede og laves ikke igen")
        page.goto("/introductions?state=draft")
        assert page.locator(".rows > li").count() == 2


def test_broker_builds_an_alliance_and_keeps_its_drafts(own_site: Served, browser: Browser) -> None:
    with open_page(browser, own_site.address) as page:
        sign_in(page, "broker", "/alliances/new")
        page.fill("#q", "mentor")
        page.keyboard.press("Enter")
        page.locator(".rows h2 a").first.click()
        page.get_by_role("button", name="Find alliancer").click()
        expect(page.get_by_role("heading", name="Alternativ 1", exact=False)).to_be_visible(timeout=60_000)
        first = page.locator(".alliance").first
        name = first.locator("ul b, ul li").first.inner_text().split(":")[0]
        page.locator("summary", has_text="Hold fast i eller udelad").click()
        page.get_by_role("checkbox", name=f"må ikke være med {name}").check()
        page.get_by_role("button", name="Find alliancer igen").click()
        expect(page.get_by_role("group", name="Må ikke være med")).to_contain_text(name, timeout=60_000)
        expect(page.locator(".alliance").first.locator("ul")).not_to_contain_text(name)
        page.get_by_role("link", name="Introducér dem").first.click()
        page.get_by_role("button", name="Gem udkastene").click()
        assert "Udkast til introduktioner" in notice(page)


def test_season_on_a_telephone_in_danish(own_site: Served, browser: Browser) -> None:
    with open_page(browser, own_site.address, viewport=PHONE, has_touch=True) as phone:
        sign_in(phone, "another", "/seasons")
        make_season(phone, "På telefonen")
        assert phone.evaluate("document.documentElement.scrollWidth") <= 390
        change_one(phone)


def test_season_and_alliance_without_a_script(own_site: Served, browser: Browser) -> None:
    with open_page(browser, own_site.address, java_script_enabled=False) as page:
        sign_in(page, "broker", "/seasons")
        make_season(page, "Uden script")
        change_one(page)
        page.goto(NEED)
        page.get_by_role("button", name="Find alliancer").click()
        expect(page.get_by_role("heading", name="Alternativ 1", exact=False)).to_be_visible(timeout=60_000)
