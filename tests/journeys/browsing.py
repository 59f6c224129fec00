"""A real browser: Debian's Chromium."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from shutil import which
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from tests.api.accounts import PASSWORD
from tests.journeys.worlds import CENTRE, COMPANY, NGO, fill_with_sample, sample_site

__all__ = [
    "CENTRE", "COMPANY", "FLAGS", "LAPTOP", "NGO", "PHONE", "chromium", "fill_with_sample", "open_page",
    "sample_site", "sign_in",
]  # fmt: skip

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
LAPTOP, PHONE = {"width": 1280, "height": 800}, {"width": 390, "height": 844}


@contextmanager
def chromium() -> Iterator[Browser]:
    """Debian's Chromium with an empty profile."""
    program = which("chromium")
    assert program, "Chromium is missing; 'make chromium' installs it."
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, headless=True, args=FLAGS)
        yield browser
        browser.close()


@contextmanager
def open_page(browser: Browser, address: str, **options: Any) -> Iterator[Page]:
    """A page of a browser that nobody has used before; an error in a script of ours is one of the test."""
    asked = {"viewport": LAPTOP, "locale": "da-DK", "base_url": address, **options}
    context = browser.new_context(**asked)
    context.set_default_timeout(10_000)
    page, errors = context.new_page(), []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda said: errors.append(said.text) if _is_refusal(said.text) else None)
    yield page
    context.close()
    assert errors == []


def sign_in(page: Page, who: str, path: str = "/") -> None:
    """Sign in as ``who``, and go on to ``path``."""
    page.goto(f"/sign-in?next={path}")
    page.fill("#email", f"{who}@example.org")
    page.fill("#password", PASSWORD)
    page.click("main form button")
    page.wait_for_url(f"**{path}")


def _is_refusal(said: str) -> bool:
    """Whether the browser has refused something by the page's policy of content."""
    return "Content Security Policy" in said
