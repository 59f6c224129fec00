"""The first pages: who one is, and the partners."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.journeys.browsing import NGO
from tests.journeys.shown.page import Shown

EDIT = f"/partners/{NGO}/edit"
SEND = "main form .actions button"


def _menu(page: Page) -> None:
    page.locator("details.menu:visible > summary").first.click()


def _wrong_password(page: Page) -> None:
    page.fill("#email", "nobody@example.org")
    page.fill("#password", "forkert")
    page.click("main form button")
    page.wait_for_selector("#errors")


def _refused(page: Page) -> None:
    page.fill("#name", "")
    page.fill("#employees", "mange")
    page.click(SEND)
    page.wait_for_selector(".wrong")


def _conflict(page: Page) -> None:
    page.evaluate("document.querySelector('[name=version]').value = 999")
    page.fill("#mission", "Vi læser lektier med børn.")
    page.click(SEND)
    page.wait_for_selector(".difference")


def _session_ended(page: Page) -> None:
    page.context.clear_cookies(name="brobygger")
    page.click(SEND)
    page.wait_for_selector("#password")


PAGES = (
    Shown("start", "/"),
    Shown("sign-in", "/sign-in?next=/partners"),
    Shown("wrong-password", "/sign-in", then=_wrong_password),
    Shown("partners", "/partners"),
    Shown("nobody-found", "/partners?q=findes-ikke"),
    Shown("partner", f"/partners/{NGO}"),
    Shown("missing", "/nowhere"),
    Shown("start-administrator", "/", "administrator"),
    Shown("start-broker", "/", "broker"),
    Shown("partner-new", "/partners/new", "broker"),
    Shown("partner-delete", f"/partners/{NGO}/delete", "broker"),
    Shown("start-member", "/", "ngo"),
    Shown("menu", "/", "ngo", _menu),
    Shown("password", "/account/password", "ngo"),
    Shown("edit", EDIT, "ngo"),
    Shown("edit-refused", EDIT, "ngo", _refused),
    Shown("conflict", EDIT, "ngo", _conflict),
    Shown("session-ended", EDIT, "ngo", _session_ended),
)
"""``session-ended`` stands last: it signs the member out."""
