"""Finding somebody on the portal and asking for them, as people do."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, Page, expect

from tests.api.served import Served
from tests.journeys.browsing import NGO, PHONE, open_page, sign_in
from tests.journeys.shown.portal import SEND, ask


def _search(page: Page, words: str) -> None:
    page.goto("/")
    page.fill("#q", words)
    page.click("main [role=search] button")
    page.wait_for_url("**/find?q=*")


def test_stranger_finds_an_offer_and_the_broker_answers(site: Served, browser: Browser) -> None:
    with open_page(browser, site.address) as page:
        _search(page, "Vi søger en bogholder til vores regnskab i Herning")
        expect(page.locator(".understood").first).to_contain_text("Forstået som")
        page.click(".find-list h3 a >> nth=0")
        title = page.text_content("h1") or ""
        page.click("text=Jeg er interesseret")
        ask(page)
        expect(page.locator(".notice-done")).to_contain_text("Tak.")
        expect(page.locator("h1")).to_have_text(title)
    with open_page(browser, site.address) as page:
        sign_in(page, "broker", "/interests")
        page.click(f".rows h2 a:has-text('{title}') >> nth=0")
        expect(page.locator("main")).to_contain_text("bo@bogklubben.example")
        page.click("text=Den er besvaret")
        expect(page.locator(".notice-done")).to_contain_text("lukket som besvaret")
        page.click("text=Åbn den igen")
        expect(page.locator("h2", has_text="Hvad nu?")).to_be_visible()


def test_everything_works_without_scripts_on_a_telephone(site: Served, browser: Browser) -> None:
    options = {"viewport": PHONE, "java_script_enabled": False, "has_touch": True}
    with open_page(browser, site.address, **options) as page:
        page.goto("/find")
        page.click(".find-more summary")
        page.select_option("#place", "Herning")
        page.select_option("#show", "needs")
        page.click(".find-more button")
        expect(page).to_have_url(re.compile(r"place=Herning"))
        assert page.locator(".sort-tag-offer").count() == 0
        assert page.locator(".sort-tag-need").count() > 0
        page.click(".find-chip >> nth=0")
        expect(page).not_to_have_url(re.compile("show=needs"))
        page.click(".find-list h3 a >> nth=0")
        page.click("text=Jeg er interesseret")
        ask(page)


def test_map_is_reached_and_used_with_the_keyboard(page: Page) -> None:
    page.goto("/find")
    hexagon = page.locator(".tiles a", has=page.locator("title", has_text=re.compile("^Herning: ")))
    before = page.text_content("#found")
    hexagon.focus()
    assert page.evaluate("getComputedStyle(document.activeElement.querySelector('use')).strokeWidth") == "3px"
    page.keyboard.press("Enter")
    page.wait_for_url("**/find?place=Herning")
    assert page.text_content("#found") != before
    chosen = page.locator(".tiles a[aria-current]")
    expect(chosen.locator("title")).to_contain_text("Herning")
    page.locator(".map-list summary").focus()
    page.keyboard.press("Enter")
    page.click(".map-list button:has-text('Viborg')")
    page.wait_for_url("**/find?place=Viborg")


def test_data_for_search_engines_is_there_and_the_policy_refuses_nothing(page: Page) -> None:
    page.goto("/offers/offer-com-001-1")
    data = page.evaluate("JSON.parse(document.querySelector('[type=\"application/ld+json\"]').textContent)")
    assert data["@type"] == "Offer"


def test_member_asks_and_the_broker_drafts_an_introduction(site: Served, browser: Browser) -> None:
    with open_page(browser, site.address) as page:
        sign_in(page, "ngo", "/offers/offer-com-001-1")
        page.click("text=Jeg er interesseret")
        page.fill("#message", "Vi mangler netop en bogholder.")
        page.click(SEND)
        expect(page.locator(".notice-done")).to_contain_text("Tak.")
    with open_page(browser, site.address) as page:
        sign_in(page, "broker", f"/partners/{NGO}")
        name = page.text_content("h1")
        page.goto("/interests")
        page.locator(".rows li", has_text=f"Fra {name}").locator("h2 a").first.click()
        page.click("text=Lav et udkast til en introduktion")
        expect(page.locator(".notice-done")).to_contain_text("udkast")
