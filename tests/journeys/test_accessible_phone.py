"""Every page in Danish, on a telephone, looked at by axe-core."""

from __future__ import annotations

from playwright.sync_api import Browser

from tests.api.served import Served
from tests.journeys.browsing import PHONE
from tests.journeys.looked_at import looked_at


def test_no_page_has_a_violation_on_a_telephone(site: Served, browser: Browser) -> None:
    assert looked_at(browser, site.address, "da", PHONE) == {}
