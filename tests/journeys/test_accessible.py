"""Every page, in both languages, in light and dark, looked at by axe-core."""

from __future__ import annotations

from itertools import groupby
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.api.served import Served
from tests.journeys.browsing import LAPTOP, PHONE, open_page, sign_in
from tests.journeys.shown_pages import PAGES

ALL: dict[str, Any] = {"resultTypes": ["violations"]}
COLOURS = ALL | {"runOnly": {"type": "rule", "values": ["color-contrast"]}}
"""What can be another in the dark; all else is the same page."""


def violations(page: Page, options: dict[str, Any]) -> list[str]:
    found = Axe().run(page, options=options).response["violations"]
    return [f"{one['id']}: {node['html'][:200]}" for one in found for node in one["nodes"]]


@pytest.mark.parametrize(
    ("language", "size"), [("da", LAPTOP), ("en", LAPTOP), ("da", PHONE)], ids=["danish", "english", "phone"]
)
def test_no_page_has_a_violation(site: Served, browser: Browser, language: str, size: dict[str, int]) -> None:
    wrong: dict[str, list[str]] = {}
    for who, pages in groupby(PAGES, key=lambda shown: shown.who):
        options = {"viewport": size, "locale": f"{language}-GB", "reduced_motion": "reduce"}
        with open_page(browser, site.address, **options) as page:
            if who:
                sign_in(page, who)
            for shown in pages:
                page.emulate_media(color_scheme="light")
                shown.open(page)
                found = violations(page, ALL)
                if size is LAPTOP:  # a telephone has the same colours
                    page.emulate_media(color_scheme="dark")
                    found += violations(page, COLOURS)
                if found:
                    wrong[shown.name] = found
                width = page.evaluate("document.documentElement.scrollWidth")
                assert width <= size["width"], f"{shown.name} is {width} pixels wide"
                assert page.get_attribute("html", "lang") == language
    assert wrong == {}


def test_axe_would_find_what_is_wrong(page: Page) -> None:
    page.goto("/")
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<main><img src=\"/x\"></main>')")
    assert {one.partition(":")[0] for one in violations(page, ALL)} >= {
        "image-alt",
        "landmark-no-duplicate-main",
    }
