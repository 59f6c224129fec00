"""Each journey over HTTP is made on SQLite and on PostgreSQL; in a browser on SQLite, since tests/web asks
for the same pages on both."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.api.served import Served
from tests.journeys.browsing import PHONE, chromium, open_page, sample_site
from tests.storage.conftest import url

__all__ = ["url"]


@pytest.fixture(scope="package")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The service over the sample market, with the accounts of tests/journeys/browsing.py."""
    with sample_site(tmp_path_factory.mktemp("site")) as running:
        yield running


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Chromium; each page of a test is one of a browser that nobody has used.

    As long as it lives, Playwright's event loop runs in this thread, and no other test could run one.
    """
    with chromium() as started:
        yield started


@pytest.fixture
def page(site: Served, browser: Browser) -> Iterator[Page]:
    """On a laptop, in Danish."""
    with open_page(browser, site.address) as opened:
        yield opened


@pytest.fixture
def phone(site: Served, browser: Browser) -> Iterator[Page]:
    """On a telephone, 390 pixels wide, in Danish."""
    with open_page(browser, site.address, viewport=PHONE, has_touch=True) as opened:
        yield opened


@pytest.fixture
def no_javascript(site: Served, browser: Browser) -> Iterator[Page]:
    """In a browser that runs no scripts."""
    with open_page(browser, site.address, java_script_enabled=False) as opened:
        yield opened
