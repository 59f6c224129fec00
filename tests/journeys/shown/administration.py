"""Import and export, accounts, centres, the audit log and personal data."""

from __future__ import annotations

from uuid import uuid4

from playwright.sync_api import Page

from tests.journeys.shown.page import Shown
from tests.web.importing import FOREIGN

GO_ON = "main form.form > .button, main form.form > .actions .button"


def chosen(page: Page, text: str = FOREIGN, name: str = "medlemmer.csv") -> None:
    """Upload a file on the page for it."""
    page.set_input_files("#file", {"name": name, "mimeType": "text/csv", "buffer": text.encode()})
    page.locator("main form.drop > .button").click()
    page.wait_for_url("**/import/*/*")


def _words(page: Page) -> None:
    chosen(page)
    page.locator(GO_ON).first.click()
    page.wait_for_url("**/values")


def _look(page: Page) -> None:
    _words(page)
    page.select_option("#kind-0", "ngo")
    page.select_option("#kind-1", "public_body")
    page.select_option("#kind-2", "ngo")
    page.locator(GO_ON).first.click()
    page.wait_for_selector(".figures")


def _no_file(page: Page) -> None:
    page.locator("main form.drop > .button").click()
    page.wait_for_selector(".wrong")


def _taken(page: Page) -> None:
    """With names that nobody has taken in before."""
    new = f"Forening;Type\r\nForeningen {uuid4()};foundation\r\n"
    chosen(page, new, "fonde.csv")
    page.locator(GO_ON).first.click()
    page.wait_for_selector(".figures")
    page.locator("form[action$='/take'] .button").click()
    page.wait_for_selector("main table")


def _new_user(page: Page) -> None:
    page.locator("main form.card > .button").click()
    page.wait_for_selector(".wrong")


def _user(page: Page) -> None:
    page.locator("main .rows a").first.click()
    page.wait_for_selector(".facts")
    page.locator("main details.more summary").click()


def _token_form(page: Page) -> None:
    page.locator("main details.more > summary").last.click()


def _token(page: Page) -> None:
    _token_form(page)
    page.fill("#name", "medlemssystem")
    page.locator("main form.card > .button").click()
    page.wait_for_selector(".token-shown")


def _person(page: Page) -> None:
    page.fill("#email", "broker@example.org")
    page.locator("main form.card > .button").click()
    page.wait_for_selector("#sure")


PAGES = (
    Shown("import", "/import", "broker"),
    Shown("import-no-file", "/import", "administrator", _no_file),
    Shown("import-columns", "/import", "broker", chosen),
    Shown("import-values", "/import", "broker", _words),
    Shown("import-look", "/import", "broker", _look),
    Shown("import-taken", "/import", "administrator", _taken),
    Shown("export", "/export", "broker"),
    Shown("users", "/users", "administrator"),
    Shown("users-broker", "/users", "broker"),
    Shown("user", "/users", "administrator", _user),
    Shown("user-new", "/users/new", "administrator"),
    Shown("user-new-wrong", "/users/new", "broker", _new_user),
    Shown("centres", "/centres", "administrator"),
    Shown("account", "/account", "ngo", _token_form),
    Shown("account-token", "/account", "company", _token),
    Shown("audit", "/audit", "administrator"),
    Shown("audit-none", "/audit?action=erase_person&last=2001-01-01", "administrator"),
    Shown("privacy", "/privacy", "administrator"),
    Shown("privacy-person", "/privacy", "administrator", _person),
)
