"""Every page in Danish, on a laptop in light and dark, looked at by axe-core."""

from __future__ import annotations

from playwright.sync_api import Browser, Page

from tests.api.served import Served
from tests.journeys.browsing import LAPTOP
from tests.journeys.looked_at import ALL, looked_at, violations


def test_no_page_has_a_violation_in_danish(site: Served, browser: Browser) -> None:
    assert looked_at(browser, site.address, "da", LAPTOP, dark=True) == {}


def test_axe_would_find_what_is_wrong(page: Page) -> None:
    page.goto("/")
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<main><img src=\"/x\"></main>')")
    assert {one.partition(":")[0] for one in violations(page, ALL)} >= {
        "image-alt",
        "landmark-no-duplicate-main",
    }
