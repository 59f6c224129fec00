"""Matches, introductions, and what waits today."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.journeys.shown.page import Shown

NEED = "need-ngo-024-1"
LIST = f"/needs/{NEED}/matches"


def _opened(page: Page) -> None:
    """What is folded in the first match, and how the list was made."""
    for summary in page.locator(".match >> nth=0 >> summary").all():
        summary.click()
    page.locator(".made summary").click()


def _compared(page: Page) -> None:
    for box in page.locator("input[name=with]").all()[:3]:
        box.check()
    page.click("button[form=compare]")
    page.wait_for_selector(".side-by-side")


def _put_aside(page: Page) -> None:
    """The last of the list, so that the others are the same for whoever comes next."""
    page.locator(".match a[href*='/put-aside']").last.click()
    page.select_option("#reason", "too_far")
    page.fill("#text", "Der er en time med bus hver vej.")
    page.click("main form button")
    page.wait_for_selector(".aside-list")
    page.locator(".aside-list summary").click()


def _form(page: Page, action: str) -> None:
    page.locator(f".match a[href*='/{action}']").nth(1).click()
    page.wait_for_selector("main form.card")


def _drafted(page: Page) -> None:
    _form(page, "introduce")
    page.locator("main form.card .actions button").click()
    page.wait_for_url("**/introductions/*")


def _put(page: Page) -> None:
    _drafted(page)
    page.locator("main form.card .actions button").click()
    page.wait_for_selector("main form.card .actions", state="detached")


PAGES = (
    Shown("matches", LIST, "broker"),
    Shown("matches-opened", LIST, "broker", _opened),
    Shown("matches-narrowed", f"{LIST}?kind=company&place=Herning&within_km=x", "broker"),
    Shown("matches-nobody", f"{LIST}?place=Bornholm&kind=foundation", "broker"),
    Shown("matches-compare", LIST, "broker", _compared),
    Shown("matches-compare-none", f"{LIST}/compare", "broker"),
    Shown("matches-why", f"{LIST}/why?q=ApS", "broker"),
    Shown("matches-why-one", f"{LIST}/why?partner=com-029", "broker"),
    Shown("matches-put-aside-form", LIST, "broker", lambda page: _form(page, "put-aside")),
    Shown("matches-put-aside", LIST, "broker", _put_aside),
    Shown("matches-introduce", LIST, "broker", lambda page: _form(page, "introduce")),
    Shown("introduction-draft", LIST, "broker", _drafted),
    Shown("introduction-put", LIST, "broker", _put),
    Shown("introductions", "/introductions", "broker"),
    Shown("introductions-closed", "/introductions?state=withdrawn", "broker"),
    Shown("today", "/", "broker"),
    Shown("today-one-kind", "/?do=profile_incomplete", "broker"),
    Shown("matches-partner", "/partners/com-001/matches", "company"),
    Shown("introductions-member", "/introductions", "company"),
)
