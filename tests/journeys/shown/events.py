"""Events: the list, and an evening from who comes to what came of it."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.journeys.holding import links, made_event, planned
from tests.journeys.shown.page import Shown


def _event(page: Page, part: str = "") -> str:
    path = made_event(page)
    page.goto(path + part)
    return path


def _links(page: Page) -> None:
    links(page, made_event(page))


def _questionnaire(page: Page) -> None:
    page.goto(links(page, made_event(page))[0])


def _planned(page: Page, part: str) -> str:
    path = made_event(page)
    planned(page, path)
    page.goto(path + part)
    return path


def _own_evening(page: Page) -> None:
    path = made_event(page)
    link = links(page, path)[0]
    planned(page, path)
    page.goto(link)


def _marked(page: Page) -> None:
    _planned(page, "/live?round=1")
    page.locator("button[name=away]").first.click()
    page.wait_for_selector("#marks")


def _outcomes(page: Page) -> None:
    path = _planned(page, "/live")
    page.locator("form[action$='/steps/end'] button").click()
    page.goto(f"{path}/outcomes")


PAGES = (
    Shown("events", "/events", "broker"),
    Shown("event-new", "/events/new", "broker"),
    Shown("event", "/events", "broker", _event),
    Shown("event-links", "/events", "broker", _links),
    Shown("event-questionnaire", "/events", "broker", _questionnaire),
    Shown("event-plan", "/events", "broker", lambda page: _planned(page, "/plan")),
    Shown("event-print", "/events", "broker", lambda page: _planned(page, "/print")),
    Shown("event-own-evening", "/events", "broker", _own_evening),
    Shown("event-live", "/events", "broker", _marked),
    Shown("event-outcomes", "/events", "broker", _outcomes),
)
