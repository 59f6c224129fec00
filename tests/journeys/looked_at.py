"""Every page looked at by axe-core, and whether it fits the window."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.journeys.browsing import open_page, sign_in
from tests.journeys.shown_pages import PAGES

ALL: dict[str, Any] = {"resultTypes": ["violations"]}
COLOURS = ALL | {"runOnly": {"type": "rule", "values": ["color-contrast"]}}
"""What can be another in the dark; all else is the same page."""


def violations(page: Page, options: dict[str, Any]) -> list[str]:
    found = Axe().run(page, options=options).response["violations"]
    return [f"{one['id']}: {node['html'][:200]}" for one in found for node in one["nodes"]]


def looked_at(
    browser: Browser, address: str, language: str, size: dict[str, int], *, dark: bool = False
) -> dict[str, list[str]]:
    """What is wrong with each page, in light and, where ``dark`` is asked for, in the dark."""
    wrong: dict[str, list[str]] = {}
    for who, pages in groupby(PAGES, key=lambda shown: shown.who):
        options = {"viewport": size, "locale": f"{language}-GB", "reduced_motion": "reduce"}
        with open_page(browser, address, **options) as page:
            if who:
                sign_in(page, who)
            for shown in pages:
                page.emulate_media(color_scheme="light")
                shown.open(page)
                found = violations(page, ALL)
                if dark:
                    page.emulate_media(color_scheme="dark")
                    found += violations(page, COLOURS)
                if (width := page.evaluate("document.documentElement.scrollWidth")) > size["width"]:
                    found.append(f"it is {width} pixels wide")
                if page.get_attribute("html", "lang") != language:
                    found.append("it is in another language")
                if found:
                    wrong[shown.name] = found
    return wrong
