"""Every page in English, on a laptop, looked at by axe-core."""

from __future__ import annotations

from playwright.sync_api import Browser

from tests.api.served import Served
from tests.journeys.browsing import LAPTOP
from tests.journeys.looked_at import looked_at


def test_no_page_has_a_violation_in_english(site: Served, browser: Browser) -> None:
    assert looked_at(browser, site.address, "en", LAPTOP) == {}
