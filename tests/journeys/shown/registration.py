"""Registering an organisation and deciding about it; employees who volunteer."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.journeys.applying import EMPLOYEES, STEPS, joined, link_for_employees, registered
from tests.journeys.shown.page import Shown

GO_ON = "main form .actions-steps button:first-child"


def _filled(page: Page, step: int) -> None:
    page.locator("main details.fold").evaluate_all("all => all.forEach(one => { one.open = true })")
    for name, value in STEPS[step].items():
        field = page.locator(f"main [name={name}]").first
        if field.get_attribute("type") == "checkbox":
            page.check(f"main [name={name}][value={value}]")
        elif field.evaluate("one => one.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)


def _until(page: Page, last: int) -> None:
    for step in range(1, last):
        _filled(page, step)
        if step == 4:
            page.fill("#contact_email", "ida@haven.example")
        page.click(GO_ON)
    page.wait_for_url(f"**/{last}")


def _wrong(page: Page, step: int) -> None:
    _until(page, step)
    page.click(GO_ON)
    page.wait_for_selector(".wrong")


def _later(page: Page) -> None:
    _until(page, 3)
    page.click("button[value=later]")
    page.wait_for_selector(".keep-link")


def _begun(page: Page) -> None:
    _until(page, 2)
    page.goto("/register")


def _sent(page: Page) -> None:
    page.goto(registered(page, "Sendt Sammen", "sendt@example.org"))


def _queue(page: Page) -> None:
    registered(page, "Håbets Have", "ida@haven.example")
    page.reload()


def _decision(page: Page) -> None:
    registered(page, "Lyngdrup Regnskab", "ida@regnskab.example")
    page.reload()
    page.get_by_role("link", name="Lyngdrup Regnskab").last.click()
    page.wait_for_selector(".events")


def _correcting(page: Page) -> None:
    _decision(page)
    page.goto(f"{page.url}/correct")


def _conflict(page: Page) -> None:
    _correcting(page)
    page.evaluate("document.querySelector('[name=version]').value = 999")
    page.fill("#gives_text_1", "Et lokale og en hånd.")
    page.locator("main .actions button").click()
    page.wait_for_selector(".difference")


def _join(page: Page) -> None:
    page.goto(link_for_employees(page))


def _mine(page: Page) -> None:
    page.goto(joined(page))


def _change(page: Page) -> None:
    page.goto(f"{joined(page)}/change")


def _not_good(page: Page) -> None:
    link = link_for_employees(page)
    page.locator("main .rows form button").first.click()
    page.goto(link)


PAGES = (
    Shown("register", "/register"),
    Shown("register-begun", "/register", then=_begun),
    Shown("register-2", "/register", then=lambda page: _until(page, 2)),
    Shown("register-3-wrong", "/register", then=lambda page: _wrong(page, 3)),
    Shown("register-4-wrong", "/register", then=lambda page: _wrong(page, 4)),
    Shown("register-5", "/register", then=lambda page: _until(page, 5)),
    Shown("register-later", "/register", then=_later),
    Shown("register-sent", "/register", then=_sent),
    Shown("registrations", "/registrations", "broker", _queue),
    Shown("registrations-approved", "/registrations?state=approved", "broker"),
    Shown("registration", "/registrations", "broker", _decision),
    Shown("registration-correct", "/registrations", "broker", _correcting),
    Shown("registration-conflict", "/registrations", "broker", _conflict),
    Shown("employees", EMPLOYEES, "company", joined),
    Shown("join", EMPLOYEES, "company", _join),
    Shown("join-not-good", EMPLOYEES, "company", _not_good),
    Shown("me", EMPLOYEES, "company", _mine),
    Shown("me-change", EMPLOYEES, "company", _change),
)
