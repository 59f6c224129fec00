"""The pages there are, each as somebody who may see it: for the tests of all pages, and for screenshots."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page

from tests.journeys.browsing import NGO

EDIT = f"/partners/{NGO}/edit"
SEND = "main form .actions button"


@dataclass(frozen=True, slots=True)
class Shown:
    """A page, who looks at it, and what they do before it is looked at."""

    name: str
    path: str
    who: str | None = None
    then: Callable[[Page], object] = lambda page: None

    def open(self, page: Page) -> None:
        """Go there, in a browser in which ``who`` is signed in."""
        page.goto(self.path)
        self.then(page)


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
    Shown("start-member", "/", "ngo"),
    Shown("menu", "/", "ngo", _menu),
    Shown("password", "/account/password", "ngo"),
    Shown("edit", EDIT, "ngo"),
    Shown("edit-refused", EDIT, "ngo", _refused),
    Shown("conflict", EDIT, "ngo", _conflict),
    Shown("session-ended", EDIT, "ngo", _session_ended),
)
"""A new page is written down here, before ``session-ended``, which signs the member out."""
