"""Seasons and alliances."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.journeys.shown.page import Shown

NEED = "/alliances/new?need=need-ngo-024-1"


def make_season(page: Page, name: str = "Efterår 2027") -> None:
    """Have a season made, and wait for it."""
    page.goto("/seasons/new")
    page.fill("#name", name)
    page.click("main form .button")
    page.wait_for_selector("#spread", timeout=90_000)


def _season(page: Page) -> None:
    """The first of the list; made, if there is none."""
    there = page.locator(".rows h3 a")
    if there.count():
        there.first.click()
        page.wait_for_selector("#spread")
    else:
        make_season(page)


def _change(page: Page) -> None:
    _season(page)
    page.locator("a[href*='/change?of=']").first.click()
    page.wait_for_selector("#pair")


def _preview(page: Page) -> None:
    _change(page)
    page.locator("#pair").select_option(index=2)
    page.click("main form .button")
    page.wait_for_selector("[name=version]", state="attached")


def _approve(page: Page) -> None:
    _season(page)
    page.locator("a[href$='/approve']").click()
    page.wait_for_selector("#each")


def _allied(page: Page) -> None:
    page.click(".alliance-form .actions button")
    page.wait_for_selector("#alternatives", timeout=60_000)


def _introduced(page: Page) -> None:
    _allied(page)
    page.locator("a[href*='/alliances/introduce']").first.click()
    page.wait_for_selector("[name=every]", state="attached")


PAGES = (
    Shown("seasons-empty", "/seasons", "another"),
    Shown("season-new", "/seasons/new", "broker"),
    Shown("season", "/seasons", "broker", _season),
    Shown("seasons", "/seasons", "broker"),
    Shown("season-change", "/seasons", "broker", _change),
    Shown("season-preview", "/seasons", "broker", _preview),
    Shown("season-approve", "/seasons", "broker", _approve),
    Shown("alliances", "/alliances/new", "broker"),
    Shown("alliance-form", NEED, "broker"),
    Shown("alliance", NEED, "broker", _allied),
    Shown("alliance-introduce", NEED, "broker", _introduced),
)
